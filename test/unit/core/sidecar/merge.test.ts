import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Annotation } from '../../../../src/core/model/annotation';
import type { Conflict } from '../../../../src/core/model/conflict';
import { markConflicts, mergeSidecars } from '../../../../src/core/sidecar/merge';
import type { Sidecar } from '../../../../src/core/sidecar/sidecar';
import { sidecarWith } from '../arbitraries';
import { runs } from '../fuzz';

const ANNOTATIONS = ['a1', 'a2', 'a3', 'a4', 'a5'];
const RELATIONS = ['r1', 'r2', 'r3'];

/** A sidecar whose ids other sidecars have too. */
const side = fc
  .tuple(fc.subarray(ANNOTATIONS), fc.subarray(RELATIONS))
  .chain(([annotations, relations]) => sidecarWith(annotations, relations));

/** A sidecar made of parts of two, so that much is the same in it. */
function mixOf(a: Sidecar, b: Sidecar): fc.Arbitrary<Sidecar> {
  return fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }).map((picks) => {
    let next = 0;
    const pick = <T>(left: T, right: T): T => (picks[next++ % 16] ? left : right);
    const items = <T extends { id: string }>(left: readonly T[], right: readonly T[]): T[] =>
      left.flatMap((item) =>
        pick(
          [item],
          right.filter(({ id }) => id === item.id),
        ),
      );
    return {
      article: pick(a.article, b.article),
      status: pick(a.status, b.status),
      attributes: pick(a.attributes, b.attributes),
      annotations: items(a.annotations, b.annotations).sort(byPlace),
      relations: items(a.relations, b.relations),
    };
  });
}

function byPlace(a: Annotation<'codePoint'>, b: Annotation<'codePoint'>): number {
  const [x, y] = [a.fragments, b.fragments];
  const ends = (x.at(-1)?.end ?? 0) - (y.at(-1)?.end ?? 0);
  return x[0].start - y[0].start || -ends || (a.id < b.id ? -1 : 1);
}

const three = fc
  .tuple(side, side)
  .chain(([base, other]) => fc.tuple(fc.constant(base), mixOf(base, other), mixOf(base, other)));

test('where only one side changed, its side stands; where both changed alike, theirs does', () => {
  fc.assert(
    fc.property(side, side, (base, changed) => {
      for (const [mine, theirs] of [
        [changed, base],
        [base, changed],
        [changed, changed],
      ] as const) {
        const { merged, conflicts } = mergeSidecars(base, mine, theirs);
        deepStrictEqual(merged, changed);
        deepStrictEqual(conflicts, []);
      }
    }),
    runs(150),
  );
});

test('what is in both sides is in the merge, and what is in one is unless the other deleted it', () => {
  fc.assert(
    fc.property(fc.oneof(three, fc.tuple(side, side, side)), ([base, mine, theirs]) => {
      const { merged } = mergeSidecars(base, mine, theirs);
      for (const kind of ['annotations', 'relations'] as const) {
        const [inBase, inMine, inTheirs, inMerged] = [base, mine, theirs, merged].map(
          (value) => new Set<string>(value[kind].map(({ id }) => id)),
        );
        for (const id of [...ANNOTATIONS, ...RELATIONS]) {
          const [m, t] = [inMine?.has(id), inTheirs?.has(id)];
          if ((m && t) || ((m || t) && !inBase?.has(id))) expect(inMerged?.has(id)).toBe(true);
          if (!m && !t) expect(inMerged?.has(id)).toBe(false);
        }
      }
    }),
    runs(150),
  );
});

test('sides swapped, the same ids are kept and the same fields are in conflict', () => {
  fc.assert(
    fc.property(three, ([base, mine, theirs]) => {
      const [one, other] = [mergeSidecars(base, mine, theirs), mergeSidecars(base, theirs, mine)];
      const names = (result: typeof one): string[] =>
        result.conflicts.map(({ id, field }) => JSON.stringify([id ?? null, field])).sort();
      expect(names(one)).toEqual(names(other));
      const ids = ({ merged }: typeof one): string[] =>
        merged.annotations.map(({ id }) => id).sort();
      expect(ids(one)).toEqual(ids(other));
      if (one.conflicts.length === 0) deepStrictEqual(one.merged, other.merged);
    }),
    runs(150),
  );
});

const A: Annotation<'codePoint'> = {
  id: 'a',
  label: 'place',
  fragments: [{ start: 3, end: 8 }],
  text: 'MOSUL',
};

function sidecarOf(change: Partial<Sidecar>): Sidecar {
  const article = { file: 'a.txt', sha256: 'a'.repeat(64), length: 90 };
  return { article, status: 'todo', attributes: {}, annotations: [A], relations: [], ...change };
}

const BASE = sidecarOf({});

function annotated(change: Partial<Annotation<'codePoint'>>): Sidecar {
  return sidecarOf({ annotations: [{ ...A, ...change }] });
}

test('edits of different fields and items both survive', () => {
  const mine = sidecarOf({
    annotations: [
      { ...A, label: 'actor', attributes: { x: 1 } },
      { ...A, id: 'm' },
    ],
  });
  const theirs = sidecarOf({
    status: 'done',
    annotations: [
      { ...A, note: 'n', attributes: { y: 2 } },
      { ...A, id: 't' },
    ],
  });
  const { merged, conflicts } = mergeSidecars(BASE, mine, theirs);
  expect(conflicts).toEqual([]);
  expect(merged.status).toBe('done');
  expect(merged.annotations).toEqual([
    { ...A, label: 'actor', note: 'n', attributes: { x: 1, y: 2 } },
    { ...A, id: 'm' },
    { ...A, id: 't' },
  ]);
});

test.each<[what: string, mine: Sidecar, theirs: Sidecar, conflicts: readonly Conflict[]]>([
  [
    'a label',
    annotated({ label: 'x' }),
    annotated({ label: 'y' }),
    [{ id: 'a', field: 'label', base: 'place', ours: 'x', theirs: 'y' }],
  ],
  [
    'a place',
    annotated({ text: 'M' }),
    annotated({ fragments: [{ start: 4, end: 8 }] }),
    [
      {
        id: 'a',
        field: 'place',
        base: { fragments: [{ start: 3, end: 8 }], text: 'MOSUL' },
        ours: { fragments: [{ start: 3, end: 8 }], text: 'M' },
        theirs: { fragments: [{ start: 4, end: 8 }], text: 'MOSUL' },
      },
    ],
  ],
  [
    'an attribute',
    annotated({ attributes: { m: 1 } }),
    annotated({ attributes: { m: 2 } }),
    [{ id: 'a', field: 'attributes.m', ours: 1, theirs: 2 }],
  ],
  [
    'a deletion',
    sidecarOf({ annotations: [] }),
    annotated({ note: 'n' }),
    [{ id: 'a', field: 'deletion', ours: 'deleted', theirs: 'kept' }],
  ],
  [
    'a status',
    sidecarOf({ status: 'done' }),
    sidecarOf({ status: 'in-progress' }),
    [{ field: 'status', base: 'todo', ours: 'done', theirs: 'in-progress' }],
  ],
  [
    'the article’s attribute',
    sidecarOf({ attributes: { status: 1 } }),
    sidecarOf({ attributes: { status: 2 } }),
    [{ field: 'attributes.status', ours: 1, theirs: 2 }],
  ],
  ['the same change', annotated({ label: 'x' }), annotated({ label: 'x' }), []],
])(
  'a conflict over %s is named, and mine stands unless it would delete',
  (_what, mine, theirs, named) => {
    const result = mergeSidecars(BASE, mine, theirs);
    expect(result.conflicts).toEqual(named);
    expect(result.merged).toEqual(mine.annotations.length === 0 ? theirs : mine);
    expect(markConflicts(result).conflicts ?? []).toEqual(named);
  },
);

test('an attribute that is called as something every object has is merged as any other', () => {
  const [some, none] = [annotated({ attributes: { constructor: 'x' } }), BASE];
  deepStrictEqual(mergeSidecars(some, some, none).merged, none);
  const [with_, without] = [sidecarOf({ attributes: { toString: 'x' } }), BASE];
  deepStrictEqual(mergeSidecars(with_, with_, without).merged, without);
});
