import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Annotation } from '../../../../src/core/model/annotation';
import { compareAnnotations, compareIds } from '../../../../src/core/model/annotation';
import {
  addAnnotations,
  applyEdit,
  invertEdit,
  isEmptyEdit,
  removeAnnotations,
  replaceAnnotations,
} from '../../../../src/core/model/edit';
import type { Change, Edit } from '../../../../src/core/model/edit';
import { EMPTY_HISTORY, record, redo, undo } from '../../../../src/core/model/history';
import { EMPTY_LAYER } from '../../../../src/core/model/layer';
import type { Layer } from '../../../../src/core/model/layer';
import { annotation, layer } from '../arbitraries';
import { runs } from '../fuzz';

function idsOf({ annotations, orphans, relations }: Layer): ReadonlySet<string> {
  return new Set([...annotations, ...orphans, ...relations].map(({ id }) => id));
}

/** An edit of a layer, made by the functions that make edits. */
function editOf(value: Layer): fc.Arbitrary<Edit> {
  const ids = [...idsOf(value)];
  const someIds = fc.subarray(ids).map((some) => new Set(some));
  const fresh = fc.uniqueArray(
    fc.uuid().filter((id) => !ids.includes(id)),
    { maxLength: 3 },
  );
  const items = (chosen: readonly string[]): fc.Arbitrary<Annotation[]> =>
    fc.tuple(...chosen.map((id) => annotation<'utf16'>(id)));
  return fc.oneof(
    someIds.map((some) => removeAnnotations(value, some)),
    fresh.chain(items).map((added) => addAnnotations(value, added)),
    fc
      .subarray(ids)
      .chain(items)
      .map((changed) => replaceAnnotations(value, changed)),
  );
}

const edited = layer.chain((value) => fc.tuple(fc.constant(value), editOf(value)));

test('an edit and its inverse leave the layer as it was', () => {
  fc.assert(
    fc.property(edited, ([before, edit]) => {
      const after = applyEdit(before, edit);
      deepStrictEqual(applyEdit(after, invertEdit(edit)), before);
      deepStrictEqual(invertEdit(invertEdit(edit)), edit);
    }),
    runs(300),
  );
});

test('the layer stays sorted and ids stay unique', () => {
  fc.assert(
    fc.property(edited, ([before, edit]) => {
      const { annotations, orphans, relations } = applyEdit(before, edit);
      deepStrictEqual([...annotations].sort(compareAnnotations), annotations);
      deepStrictEqual([...orphans].sort(compareAnnotations), orphans);
      deepStrictEqual([...relations].sort(compareIds), relations);
      expect(new Set(annotations.map(({ id }) => id)).size).toBe(annotations.length);
    }),
    runs(200),
  );
});

test('an edit gives what all changes in turn and a sort of everything would', () => {
  const several = layer.chain((value) =>
    fc.tuple(fc.constant(value), fc.array(editOf(value), { minLength: 1, maxLength: 4 })),
  );
  fc.assert(
    fc.property(several, ([before, edits]) => {
      const annotations = edits.flatMap((edit) => edit.annotations);
      const byId = new Map(before.annotations.map((item) => [item.id, item]));
      for (const change of annotations) {
        if (change.before) byId.delete(change.before.id);
        if (change.after) byId.set(change.after.id, change.after);
      }
      const after = applyEdit(before, { annotations, orphans: [], relations: [] });
      deepStrictEqual(after.annotations, [...byId.values()].sort(compareAnnotations));
    }),
    runs(300),
  );
});

const A: Annotation = { id: 'a', label: 'place', fragments: [{ start: 0, end: 2 }], text: 'ab' };

test('changes that build on one another are undone from the last to the first', () => {
  const [second, third] = [
    { ...A, label: 'actor' },
    { ...A, label: 'claim' },
  ];
  const chains: readonly (readonly Change<Annotation>[])[] = [
    [
      { before: A, after: second },
      { before: second, after: third },
    ],
    [{ before: A }, { after: second }],
    [
      { before: A, after: { ...A, id: 'b' } },
      { before: { ...A, id: 'b' }, after: { ...A, id: 'c' } },
    ],
  ];
  const before = { ...EMPTY_LAYER, annotations: [A] };
  for (const annotations of chains) {
    const edit = { annotations, orphans: [], relations: [] };
    expect(applyEdit(applyEdit(before, edit), invertEdit(edit))).toEqual(before);
  }
});

test('the first annotation begins the work, and undoing it ends it', () => {
  const edit = addAnnotations(EMPTY_LAYER, [A]);
  const after = applyEdit(EMPTY_LAYER, edit);
  expect(after).toMatchObject({ status: 'in-progress', annotations: [A] });
  expect(applyEdit(after, invertEdit(edit))).toEqual(EMPTY_LAYER);
  const done = { ...EMPTY_LAYER, status: 'done' as const };
  expect(applyEdit(done, addAnnotations(done, [A])).status).toBe('done');
  expect(isEmptyEdit(addAnnotations(EMPTY_LAYER, []))).toBe(true);
});

test('removing an annotation removes its relations, and no others', () => {
  const relation = (id: string, from: string, to: string) => ({ id, type: 't', from, to });
  const value: Layer = {
    ...EMPTY_LAYER,
    annotations: [A, { ...A, id: 'b' }, { ...A, id: 'c' }],
    orphans: [{ id: 'o', label: 'place', fragments: [{ start: 0, end: 2 }], text: 'ab' }],
    relations: [relation('1', 'a', 'b'), relation('2', 'b', 'c'), relation('3', 'c', 'o')],
  };
  const after = applyEdit(value, removeAnnotations(value, new Set(['a', 'o'])));
  expect(after.annotations.map(({ id }) => id)).toEqual(['b', 'c']);
  expect(after.orphans).toEqual([]);
  expect(after.relations.map(({ id }) => id)).toEqual(['2']);
  expect(isEmptyEdit(removeAnnotations(value, new Set(['x'])))).toBe(true);
  expect(isEmptyEdit(replaceAnnotations(value, [{ ...A, id: 'x' }]))).toBe(true);
});

test('history: undone and done again in order; a new edit forgets what was undone', () => {
  fc.assert(
    fc.property(
      layer,
      fc.infiniteStream(fc.nat()),
      fc.array(fc.nat({ max: 2 }), { maxLength: 12 }),
      (start, numbers, moves) => {
        let [value, history] = [start, EMPTY_HISTORY];
        // What an editor would keep: every state there was, and where in them we are.
        let [states, at] = [[start], 0];
        for (const move of moves) {
          if (move === 2) {
            const id = `new${numbers.next().value as number}-${at}-${states.length}`;
            const edit = addAnnotations(value, [{ ...A, id }]);
            value = applyEdit(value, edit);
            history = record(history, edit);
            states = [...states.slice(0, at + 1), value];
            at += 1;
          } else {
            const step = move === 0 ? undo(history) : redo(history);
            const target = at + (move === 0 ? -1 : 1);
            expect(step === undefined).toBe(states[target] === undefined);
            if (!step) continue;
            value = applyEdit(value, step.edit);
            history = step.history;
            at = target;
          }
          deepStrictEqual(value, states[at]);
        }
      },
    ),
    runs(150),
  );
});
