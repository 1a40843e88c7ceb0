import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Annotation } from '../../../../src/core/model/annotation';
import {
  addAnnotations,
  addRelations,
  applyEdit,
  removeAnnotations,
  replaceAnnotations,
} from '../../../../src/core/model/edit';
import type { Edit } from '../../../../src/core/model/edit';
import { EMPTY_LAYER } from '../../../../src/core/model/layer';
import type { Layer } from '../../../../src/core/model/layer';
import { findMoved } from '../../../../src/core/model/movedEdit';
import { takeBack } from '../../../../src/core/model/takeBack';
import { annotation, layer as anyLayer } from '../arbitraries';
import { runs } from '../fuzz';

function at(start: number, id: string, label = 'actor'): Annotation {
  return { id, label, fragments: [{ start, end: start + 3 }], text: 'Ada' };
}

const ADA = at(0, 'ada00000');
const BOB = at(10, 'bob00000');
const LAYER: Layer = { ...EMPTY_LAYER, status: 'in-progress', annotations: [ADA, BOB] };

function takenBack(layer: Layer, edit: Edit): Layer {
  const taken = takeBack(layer, edit);
  if (taken.kind !== 'edit') throw new Error(taken.kind);
  return applyEdit(layer, taken.edit);
}

test('an edit after which nothing happened is taken back whole, and a second time there is nothing', () => {
  const inputs = anyLayer.chain((layer) =>
    fc.tuple(
      fc.constant(layer),
      fc.subarray([...layer.annotations]),
      annotation('fresh000'),
      fc.nat(2),
    ),
  );
  fc.assert(
    fc.property(inputs, ([layer, some, fresh, which]) => {
      const ids = new Set(some.map(({ id }) => id));
      const relabelled = some.map((each) => ({ ...each, label: `${each.label}!` }));
      const edits = [
        addAnnotations(layer, [fresh as Annotation]),
        removeAnnotations(layer, ids),
        replaceAnnotations(layer, relabelled),
      ];
      const edit = edits[which] ?? addAnnotations(layer, []);
      const after = applyEdit(layer, edit);
      const taken = takeBack(after, edit);
      if (taken.kind === 'undone') {
        expect(edit.annotations).toEqual([]);
        return;
      }
      // A relation from or to what was never there can't come back.
      if (taken.kind === 'changed') {
        expect(edit.relations.length).toBeGreaterThan(0);
        return;
      }
      const status = layer.status === 'todo' && layer.annotations.length > 0;
      const back = applyEdit(after, taken.edit);
      expect({ ...back, status: status ? 'todo' : back.status }).toEqual(layer);
      expect(takeBack(back, edit).kind).toBe('undone');
    }),
    runs(300),
  );
});

test('later work in the same layer stays', () => {
  const edit = addAnnotations(LAYER, [at(20, 'eve00000')]);
  const later = applyEdit(applyEdit(LAYER, edit), addAnnotations(LAYER, [at(30, 'dan00000')]));
  expect(takenBack(later, edit).annotations.map(({ id }) => id)).toEqual([
    'ada00000',
    'bob00000',
    'dan00000',
  ]);
});

test('an article that was begun by the edit is to do again, unless other work is left', () => {
  const edit = addAnnotations(EMPTY_LAYER, [ADA]);
  const after = applyEdit(EMPTY_LAYER, edit);
  expect(takenBack(after, edit).status).toBe('todo');
  expect(takenBack(applyEdit(after, addAnnotations(after, [BOB])), edit).status).toBe(
    'in-progress',
  );
});

test('what was changed since is refused, with its ids', () => {
  const edit = replaceAnnotations(LAYER, [at(0, 'ada00000', 'org'), at(10, 'bob00000', 'org')]);
  const after = applyEdit(LAYER, edit);
  const noted = { ...at(0, 'ada00000', 'org'), note: 'Sure?' };
  const changed = applyEdit(after, replaceAnnotations(after, [noted]));
  expect(takeBack(changed, edit)).toEqual({ kind: 'changed', ids: ['ada00000'] });
  const deleted = applyEdit(after, removeAnnotations(after, new Set(['bob00000'])));
  expect(takeBack(deleted, edit)).toEqual({ kind: 'changed', ids: ['bob00000'] });
});

test('an annotation that a later relation needs is not removed', () => {
  const edit = addAnnotations(LAYER, [at(20, 'eve00000')]);
  const link = { id: 'rel00000', type: 'source', from: 'ada00000', to: 'eve00000' };
  const later = applyEdit(applyEdit(LAYER, edit), addRelations([link]));
  expect(takeBack(later, edit)).toEqual({ kind: 'changed', ids: ['eve00000'] });
});

test('a relation does not come back without its ends', () => {
  const link = { id: 'rel00000', type: 'source', from: 'ada00000', to: 'bob00000' };
  const linked = applyEdit(LAYER, addRelations([link]));
  const edit: Edit = { annotations: [], orphans: [], relations: [{ before: link }] };
  const later = applyEdit(linked, edit);
  const without = applyEdit(later, removeAnnotations(later, new Set(['bob00000'])));
  expect(takeBack(without, edit)).toEqual({ kind: 'changed', ids: ['rel00000'] });
});

test('attributes in another order are the same', () => {
  const first = { ...ADA, attributes: { a: 1, b: ['x', 'y'] } };
  const second = { ...ADA, attributes: { b: ['x', 'y'], a: 1 } };
  const edit = addAnnotations(EMPTY_LAYER, [first]);
  const layer = { ...EMPTY_LAYER, status: 'in-progress' as const, annotations: [second] };
  expect(takeBack(layer, edit).kind).toBe('edit');
});

test('an edit is known again at another place, but not another edit of the same annotation', () => {
  const edit = replaceAnnotations(LAYER, [at(0, 'ada00000', 'org')]);
  const moved = {
    ...edit,
    annotations: [{ before: at(7, 'ada00000'), after: at(7, 'ada00000', 'org') }],
  };
  const other = replaceAnnotations(LAYER, [at(0, 'ada00000', 'state')]);
  expect(findMoved([moved, other], edit)).toBe(moved);
  expect(findMoved([other], edit)).toBeUndefined();
});
