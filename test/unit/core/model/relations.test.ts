import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Annotation } from '../../../../src/core/model/annotation';
import { DEFAULT_LABEL_SET } from '../../../../src/core/model/labelSet';
import type { LabelSet } from '../../../../src/core/model/labelSet';
import { EMPTY_LAYER } from '../../../../src/core/model/layer';
import {
  allowedLinks,
  linkable,
  sameRelation,
  typesInUse,
} from '../../../../src/core/model/relationChoices';
import { relationEnds, textOfEnd } from '../../../../src/core/model/relationEnds';
import { layer } from '../arbitraries';
import { runs } from '../fuzz';

function made(id: string, label: string, text = id): Annotation {
  return { id, label, fragments: [{ start: 0, end: 1 }], text };
}

const claim = made('c', 'claim');
const actor = made('a', 'actor');
const place = made('p', 'place');

describe('the relations that can be drawn', () => {
  test('lead the way that their types allow, whichever end they are drawn from', () => {
    const expected = [
      { type: 'source', from: 'c', to: 'a' },
      { type: 'target', from: 'c', to: 'a' },
    ];
    expect(allowedLinks(DEFAULT_LABEL_SET, claim, actor)).toEqual(expected);
    expect(allowedLinks(DEFAULT_LABEL_SET, actor, claim)).toEqual(expected);
    expect(allowedLinks(DEFAULT_LABEL_SET, actor, place)).toEqual([]);
  });

  test('lead from here where both ways are allowed', () => {
    const set: LabelSet = {
      ...DEFAULT_LABEL_SET,
      relations: [{ type: 'ally', from: ['actor'], to: ['actor'] }],
    };
    const other = made('b', 'actor/state');
    expect(allowedLinks(set, actor, other)).toEqual([{ type: 'ally', from: 'a', to: 'b' }]);
    expect(allowedLinks(set, other, actor)).toEqual([{ type: 'ally', from: 'b', to: 'a' }]);
    expect(allowedLinks(set, actor, actor)).toEqual([]);
  });

  test('have other ends with one of the labels, and any but itself where no type is named', () => {
    const all = { ...EMPTY_LAYER, annotations: [claim, actor, place, made('d', 'claim')] };
    const ids = (set: LabelSet, here: Annotation): string =>
      linkable(all, set, here)
        .map(({ id }) => id)
        .join('');
    expect(ids(DEFAULT_LABEL_SET, claim)).toBe('ap');
    expect(ids(DEFAULT_LABEL_SET, place)).toBe('cd');
    expect(ids({ labels: [] }, place)).toBe('cad');
    expect(ids({ labels: [], relations: [] }, place)).toBe('');
    expect(allowedLinks({ labels: [] }, place, claim)).toBeUndefined();
  });

  test('are known where they are there already, and types by how often they are used', () => {
    const relations = [
      { id: 'r1', type: 'near', from: 'c', to: 'p' },
      { id: 'r2', type: 'source', from: 'c', to: 'a' },
      { id: 'r3', type: 'source', from: 'd', to: 'a' },
    ];
    const known = { ...EMPTY_LAYER, relations };
    expect(sameRelation(known, { type: 'source', from: 'c', to: 'a' })?.id).toBe('r2');
    expect(sameRelation(known, { type: 'source', from: 'a', to: 'c' })).toBeUndefined();
    expect(typesInUse(known)).toEqual(['source', 'near']);
  });
});

test('each relation is seen from each of its ends, once, and says what is at the other', () => {
  fc.assert(
    fc.property(layer, (all) => {
      const ends = relationEnds(all);
      const seen = [...ends].flatMap(([here, some]) => some.map((end) => ({ here, ...end })));
      for (const { here, relation, direction, other } of seen) {
        const { from, to } = relation;
        expect([here, other]).toEqual(direction === 'out' ? [from, to] : [to, from]);
      }
      const expected = all.relations.reduce((sum, { from, to }) => sum + (from === to ? 1 : 2), 0);
      expect(seen).toHaveLength(expected);
    }),
    runs(200),
  );
});

test('a lost annotation at an end has its text, an unknown one its id', () => {
  const lost = {
    id: 'l',
    label: 'actor',
    fragments: [{ start: 0, end: 1 }],
    text: 'Lost',
  } as const;
  const all = { ...EMPTY_LAYER, annotations: [claim], orphans: [lost] };
  expect(['c', 'l', 'x'].map((id) => textOfEnd(all, id))).toEqual(['c', 'Lost', 'x']);
});
