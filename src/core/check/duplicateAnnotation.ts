// The same label twice on the same place.

import { removeAnnotations } from '../model/edit';
import type { Annotation } from '../model/annotation';
import type { Unit } from '../text/span';
import { quoted } from './quoted';
import type { CheckInput, Flaw, Rule } from './rule';

export const duplicateAnnotation: Rule = {
  id: 'duplicate-annotation',
  severity: 'warning',
  scope: 'layer',
  docs: 'The same label is twice on the same place. Counts are too high by one, and two people who agree seem not to.',
  *check(input) {
    yield* duplicates(input.layer.annotations, input);
    yield* duplicates(input.layer.orphans, input);
  },
  fixes({ layer }, { id, otherId }) {
    if (id === undefined || otherId === undefined) return [];
    const removal = removeAnnotations(layer, new Set([id]));
    // What was linked to the one is linked to the other.
    const relations = removal.relations.map(({ before }) => ({
      ...(before && {
        before,
        after: {
          ...before,
          from: before.from === id ? otherId : before.from,
          to: before.to === id ? otherId : before.to,
        },
      }),
    }));
    return [{ title: 'Delete the duplicate', edit: { ...removal, relations }, isPreferred: true }];
  },
};

function* duplicates(
  annotations: readonly Annotation<Unit>[],
  { positions }: CheckInput,
): Iterable<Flaw> {
  const firsts = new Map<string, string>();
  for (const { id, label, fragments, text } of annotations) {
    const place = JSON.stringify([label, ...fragments.map(({ start, end }) => [start, end])]);
    const first = firsts.get(place);
    if (first === undefined) {
      firsts.set(place, id);
      continue;
    }
    const line = positions.get(first)?.line;
    const where = line === undefined ? '' : ` in line ${line}`;
    yield {
      id,
      otherId: first,
      message: `${quoted(text)} has the label ${label} already, by the annotation ${first}${where}; delete one of the two.`,
    };
  }
}
