import { describe, expect, it } from 'vitest';
import { applyEdit, invertEdit } from '../../../../src/core/model/edit';
import { EMPTY_LAYER } from '../../../../src/core/model/layer';
import type { Layer } from '../../../../src/core/model/layer';
import { relink } from '../../../../src/core/model/relink';

const layer: Layer = {
  ...EMPTY_LAYER,
  annotations: [
    { id: 'a', label: 'actor', text: 'A', fragments: [{ start: 0, end: 1 }], entity: 'one' },
    { id: 'b', label: 'actor', text: 'B', fragments: [{ start: 2, end: 3 }], entity: 'two' },
    { id: 'c', label: 'actor', text: 'C', fragments: [{ start: 4, end: 5 }] },
  ],
  orphans: [
    { id: 'o', label: 'actor', text: 'O', fragments: [{ start: 9, end: 10 }], entity: 'one' },
  ],
};

describe('relinking', () => {
  it('gives all mentions of an entity the new key, those that are nowhere too', () => {
    const after = applyEdit(layer, relink(layer, 'one', 'three'));
    expect(after.annotations.map(({ entity }) => entity)).toEqual(['three', 'two', undefined]);
    expect(after.orphans.map(({ entity }) => entity)).toEqual(['three']);
  });

  it('can be undone, also where two entities became one', () => {
    const edit = relink(layer, 'one', 'two');
    expect(applyEdit(applyEdit(layer, edit), invertEdit(edit))).toEqual(layer);
  });
});
