// A hand-edited file, what it says, and what it shall say after a few edits.

import fc from 'fast-check';
import type { Annotation } from '../../../../src/core/model/annotation';
import { compareAnnotations, compareIds } from '../../../../src/core/model/annotation';
import type { Sidecar } from '../../../../src/core/sidecar/sidecar';
import { annotation, attributes, itemId, sidecar } from '../arbitraries';
import { handEdited } from './handEdited';

/** A sidecar after a few edits of it. */
function editedFrom(before: Sidecar): fc.Arbitrary<Sidecar> {
  const { annotations, relations } = before;
  const taken = new Set([...annotations, ...relations].map(({ id }) => id));
  const newIds = fc.uniqueArray(
    itemId.filter((id) => !taken.has(id)),
    { maxLength: 3 },
  );
  return fc
    .record({
      keep: fc.subarray([...annotations]),
      keepRelations: fc.subarray([...relations]),
      change: fc.subarray([...annotations]),
      others: fc.tuple(...annotations.map(({ id }) => annotation<'codePoint'>(id))),
      fields: fc.subarray(['label', 'fragments', 'text', 'entity', 'attributes', 'note', 'origin']),
      added: newIds.chain((ids) => fc.tuple(...ids.map((id) => annotation<'codePoint'>(id)))),
      status: fc.constantFrom(before.status, 'done' as const),
      attributes: fc.oneof(fc.constant(before.attributes), attributes),
      what: fc.integer({ min: 0, max: 31 }),
      length: fc.nat(),
    })
    .map((with_) => {
      const does = (bit: number): boolean => (with_.what & bit) !== 0;
      const changed = annotations.map((was) => {
        const other = with_.others.find(({ id }) => id === was.id);
        return does(1) && other && with_.change.includes(was)
          ? mixed(was, other, with_.fields)
          : was;
      });
      const kept = changed.filter(
        ({ id }) => !does(2) || with_.keep.some((item) => item.id === id),
      );
      const added = does(4) ? with_.added : [];
      const from = [...kept, ...added][0]?.id ?? 'none';
      const newRelation = { id: `r-${added[0]?.id ?? ''}`, type: 'source', from, to: from };
      return {
        article: does(8) ? { ...before.article, length: with_.length } : before.article,
        status: with_.status,
        attributes: with_.attributes,
        annotations: [...kept, ...added].sort(compareAnnotations),
        relations: [
          ...(does(16) ? with_.keepRelations : relations),
          ...(added.length > 0 && !taken.has(newRelation.id) ? [newRelation] : []),
        ].sort(compareIds),
      };
    });
}

function mixed(
  was: Annotation<'codePoint'>,
  other: Annotation<'codePoint'>,
  fields: readonly string[],
): Annotation<'codePoint'> {
  const kept = Object.entries(was).filter(([key]) => !fields.includes(key));
  const taken = Object.entries(other).filter(([key]) => fields.includes(key));
  return Object.fromEntries([...kept, ...taken]) as unknown as Annotation<'codePoint'>;
}

/** A sidecar, a file that says it, and the sidecar after edits. */
export const handEditedFile = sidecar.chain((value) =>
  fc.tuple(fc.constant(value), handEdited(value), editedFrom(value)),
);
