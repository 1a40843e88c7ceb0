// The numbers were worked out with scikit-learn 1.9.1 (`cohen_kappa_score`), the Python package
// krippendorff 0.9.0 (`alpha`, nominal) and nervaluate 1.2.1 (`strict`, with inclusive ends) from
// tokens that were written down by hand.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tallyAgreement } from '../../../../src/core/agreement/agreement';
import { cohensKappa } from '../../../../src/core/agreement/cohensKappa';
import { coverage } from '../../../../src/core/agreement/coverage';
import { tallyAlpha } from '../../../../src/core/agreement/krippendorffsAlpha';
import { exactF1, overlapF1 } from '../../../../src/core/agreement/spanMatches';
import { articleText } from '../../../../src/corpus/articles';
import { sidecarFor } from '../../annotate';
import type { Mention } from '../../annotate';
import { sidecar } from '../arbitraries';

describe('Cohen’s kappa', () => {
  test.each([
    [
      [
        [20, 5],
        [10, 15],
      ],
      0.4,
    ],
    [
      [
        [5, 0],
        [0, 5],
      ],
      1,
    ],
    [
      [
        [0, 5],
        [5, 0],
      ],
      -1,
    ],
    [
      [
        [1, 2],
        [3, 6],
      ],
      0,
    ],
    [
      [
        [7, 0],
        [0, 0],
      ],
      undefined,
    ],
    [
      [
        [0, 0],
        [0, 0],
      ],
      undefined,
    ],
  ])('%j: %f', (table, kappa) => {
    const found = cohensKappa(table);
    if (kappa === undefined) expect(found).toBeUndefined();
    else expect(found).toBeCloseTo(kappa, 12);
  });
});

describe('Krippendorff’s alpha', () => {
  /** @param annotators what each says of each unit; 0 for nothing */
  function alphaOf(
    annotators: readonly (readonly number[])[],
    categories: number,
  ): number | undefined {
    const tally = tallyAlpha(categories);
    for (const unit of annotators[0]?.keys() ?? []) {
      const said = annotators.map((one) => one[unit]);
      tally.add(
        Array.from({ length: categories }, (_, i) => said.filter((one) => one === i + 1).length),
      );
    }
    return tally.alpha();
  }

  test('the examples of “Computing Krippendorff’s alpha-reliability”', () => {
    const binary = [
      [1, 2, 1, 1, 1, 1, 1, 1, 2, 1],
      [2, 2, 2, 1, 1, 2, 1, 1, 1, 1],
    ];
    expect(alphaOf(binary, 2)).toBeCloseTo(0.09523809523809534, 12);
    const four = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
      [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
    ];
    expect(alphaOf(four, 5)).toBeCloseTo(0.743421052631579, 12);
  });

  test('one category, or one annotator, says nothing', () => {
    expect(
      alphaOf(
        [
          [1, 1],
          [1, 1],
        ],
        2,
      ),
    ).toBeUndefined();
    expect(alphaOf([[1, 2]], 2)).toBeUndefined();
  });

  test('units that are alike can be added at once', () => {
    const [one, many] = [tallyAlpha(2), tallyAlpha(2)];
    for (let i = 0; i < 7; i += 1) one.add([0, 3]);
    many.add([0, 3], 7);
    for (const tally of [one, many]) tally.add([2, 1]);
    expect(many.alpha()).toBe(one.alpha());
  });
});

const ONE = 'Ada Lane met Bob in Paris.';
const TWO = 'Bob left.';

function corpus(articles: readonly [string, Readonly<Record<string, readonly Mention[]>>][]) {
  const tally = tallyAgreement();
  for (const [text, layers] of articles) {
    tally.add(
      articleText('a.txt', text),
      Object.entries(layers).map(([annotator, mentions]) => ({
        ...(annotator !== '' && { annotator }),
        layer: sidecarFor('a.txt', text, mentions),
      })),
    );
  }
  return tally.agreement();
}

const actor = (...words: readonly string[]): Mention => ({ id: words.join(), words });
const place = (...words: readonly string[]): Mention => ({
  id: words.join(),
  words,
  label: 'place',
});

const THREE: Parameters<typeof corpus>[0] = [
  [
    ONE,
    {
      tom: [actor('Ada'), actor('Bob'), place('Paris')],
      maria: [actor('Ada Lane'), actor('Bob'), place('Paris')],
      eve: [actor('Ada Lane'), place('Bob')],
    },
  ],
  [TWO, { maria: [actor('Bob')], tom: [actor('Bob left')] }],
  ['Nobody else looked.', { tom: [actor('Nobody')] }],
];

test('pairs of annotators on the articles that both annotated', () => {
  const { pairs } = corpus(THREE) ?? { pairs: [] };
  expect(pairs.map(({ annotators, articles }) => [...annotators, articles])).toEqual([
    ['eve', 'maria', 1],
    ['eve', 'tom', 1],
    ['maria', 'tom', 2],
  ]);
  const close = (value: number): unknown => expect.closeTo(value, 12);
  expect(pairs.map(({ all }) => all.kappa)).toEqual([
    close(0.43243243243243246),
    close(0.1515151515151515),
    close(0.7333333333333334),
  ]);
  expect(pairs[0]?.labels.get('place')?.kappa).toEqual(close(-0.16666666666666674));
  expect(pairs[2]?.all).toEqual({
    annotations: [4, 4],
    exact: 0.5,
    overlap: 1,
    kappa: close(0.7333333333333334),
  });
  expect([...(pairs[2]?.labels ?? [])]).toEqual([
    [
      'actor',
      { annotations: [3, 3], exact: close(1 / 3), overlap: 1, kappa: close(0.5833333333333333) },
    ],
    ['place', { annotations: [1, 1], exact: 1, overlap: 1, kappa: 1 }],
  ]);
});

test('all annotators together', () => {
  const { group } = corpus(THREE) ?? {};
  expect(group).toMatchObject({ articles: 2, tokens: 10 });
  expect(group?.alpha).toBeCloseTo(0.5028142589118199, 12);
  expect(group?.labels.get('actor')).toBeCloseTo(0.5411764705882353, 12);
  expect(group?.labels.get('place')).toBeCloseTo(0.2777777777777778, 12);
});

test('gold is compared with each, and is none of the group', () => {
  const own = [actor('Ada')];
  const agreement = corpus([[ONE, { '': own, gold: own, tom: own }]]);
  expect(agreement?.pairs.map(({ annotators }) => annotators)).toEqual([
    [undefined, 'gold'],
    [undefined, 'tom'],
    ['gold', 'tom'],
  ]);
  expect(agreement?.group).toMatchObject({ articles: 1, alpha: 1 });
  expect(corpus([[ONE, { gold: own, tom: own }]])).toMatchObject({
    pairs: [{ all: { kappa: 1 } }],
  });
  expect(corpus([[ONE, { gold: own, tom: own }]])?.group).toBeUndefined();
  expect(corpus([[ONE, { tom: own }]])).toBeUndefined();
});

test('fragments are compared one by one, and astral characters count one', () => {
  const text = '🚀 a b c';
  const pair = corpus([
    [text, { eve: [{ id: 'x', words: ['a', 'c'] }], tom: [{ id: 'y', words: ['b'] }] }],
  ])?.pairs[0];
  expect(pair?.all).toMatchObject({ exact: 0, overlap: 0 });
  const same = corpus([
    [text, { eve: [{ id: 'x', words: ['a', 'c'] }], tom: [{ id: 'y', words: ['c'] }] }],
  ])?.pairs[0];
  expect(same?.all).toMatchObject({ exact: 0, overlap: 1 });
});

test('property: coverage is that of each character', () => {
  const spans = fc.array(
    fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 12 })).map(([start, end]) => ({
      start: Math.min(start, end),
      end: Math.max(start, end),
    })),
  );
  fc.assert(
    fc.property(spans, spans, (held, asked) => {
      const touches = coverage(12, held);
      for (const span of asked) {
        const isHeld = (at: number): boolean =>
          held.some(({ start, end }) => start <= at && at < end);
        const characters = Array.from({ length: span.end - span.start }, (_, i) => span.start + i);
        expect(touches(span)).toBe(characters.some(isHeld));
      }
    }),
  );
});

test('property: the order of annotators changes nothing, and each agrees with itself', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), sidecar, sidecar, (text, a, b) => {
      const article = articleText('a.txt', text);
      const [one, other, same] = [tallyAgreement(), tallyAgreement(), tallyAgreement()];
      one.add(article, [
        { annotator: 'a', layer: a },
        { annotator: 'b', layer: b },
      ]);
      other.add(article, [
        { annotator: 'b', layer: b },
        { annotator: 'a', layer: a },
      ]);
      expect(other.agreement()).toEqual(one.agreement());
      same.add(article, [
        { annotator: 'a', layer: a },
        { annotator: 'b', layer: a },
      ]);
      const { all } = same.agreement()?.pairs[0] ?? {};
      expect([1, undefined]).toContain(all?.exact);
      expect([1, undefined]).toContain(all?.kappa);
      expect(all?.annotations).toEqual([a.annotations.length, a.annotations.length]);
    }),
  );
});

test('F1 of nothing is none; of one side alone it is 0', () => {
  const nothing = { total: [0, 0], exact: 0, overlapping: [0, 0] } as const;
  expect([exactF1(nothing), overlapF1(nothing)]).toEqual([undefined, undefined]);
  const half = { ...nothing, total: [3, 0] } as const;
  expect([exactF1(half), overlapF1(half)]).toEqual([0, 0]);
  expect(overlapF1({ total: [4, 2], exact: 0, overlapping: [1, 2] })).toBeCloseTo(0.4, 12);
});
