import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FlatSpan } from '../../../src/formats/flatSpans';
import { flatSpans } from '../../../src/formats/flatSpans';
import { articleLosses } from '../../../src/formats/loss';
import type { Loss } from '../../../src/formats/loss';
import { readTags, schemeOf, tagsOf } from '../../../src/formats/tags';
import { tokenArticle } from '../../../src/formats/tokens';
import type { WriteOptions } from '../../../src/formats/writeContext';
import { NASTY } from '../../formats/nasty';
import { runs } from '../core/fuzz';

const SCHEMES = ['iob1', 'iob2', 'bilou'] as const;
const SENTENCE = { first: 0, end: 7 };

const spans: fc.Arbitrary<readonly FlatSpan[]> = fc
  .array(
    fc.record({
      gap: fc.nat(2),
      length: fc.integer({ min: 1, max: 3 }),
      label: fc.constantFrom('A', 'B-B', 'O'),
    }),
  )
  .map((parts) => {
    let at = 0;
    return parts.flatMap(({ gap, length, label }) => {
      const span = { first: at + gap, end: at + gap + length, label };
      at = span.end;
      return span.end <= SENTENCE.end ? [span] : [];
    });
  });

test.each(SCHEMES)('%s: what tags say is what they were made of', (scheme) => {
  fc.assert(
    fc.property(spans, (given) => {
      const tags = tagsOf(SENTENCE, given, scheme);
      expect(readTags(tags, scheme)).toEqual({ spans: given, problems: [] });
      // Where a scheme is found out, it reads the same, even if it is another one.
      expect(readTags(tags, schemeOf([tags]))).toEqual({ spans: given, problems: [] });
    }),
    runs(300),
  );
});

test('schemes are told apart by what only they have', () => {
  expect(schemeOf([['O', 'I-A', 'B-A']])).toBe('iob1');
  expect(schemeOf([['B-A', 'I-A', 'O'], ['O']])).toBe('iob2');
  expect(schemeOf([['B-A', 'L-A'], ['U-B']])).toBe('bilou');
  expect(schemeOf([['S-A', 'B-A', 'E-A']])).toBe('bilou');
});

test('tags against the rules are read as well as can be, and told', () => {
  expect(readTags(['I-A', 'I-B', '-', 'X'], 'iob2')).toEqual({
    spans: [
      { first: 0, end: 1, label: 'A' },
      { first: 1, end: 2, label: 'B' },
    ],
    problems: [
      { index: 0, message: expect.any(String) as string },
      { index: 1, message: expect.any(String) as string },
      { index: 3, message: expect.any(String) as string },
    ],
  });
});

function flat(id: string, options: WriteOptions = {}) {
  const article = NASTY.find((one) => one.id === id);
  if (!article) throw new Error(`There is no ${id}.`);
  const losses: Loss[] = [];
  const found = articleLosses(article, (loss) => losses.push(loss));
  const onTokens = tokenArticle(article, options, found);
  const kept = flatSpans(onTokens, options.overlaps ?? 'longest', found);
  return {
    kept: kept.map(({ first, end, label }) => [
      label,
      onTokens.tokens
        .slice(first, end)
        .map(({ text }) => text)
        .join(' '),
    ]),
    losses: losses.map(({ kind, annotationId }) => `${kind} ${annotationId}`),
    all: losses,
  };
}

test('a boundary in mid-token cuts the token or widens the annotation, and is told', () => {
  expect(flat('touching')).toMatchObject({
    kept: [
      ['actor', 'Ada'],
      ['actor', 'Bo'],
    ],
    losses: ['split-token a0000000', 'split-token a0000001'],
  });
  expect(flat('touching', { midToken: 'snap' })).toMatchObject({
    kept: [['actor', 'AdaBo']],
    losses: ['snapped a0000000', 'snapped a0000001', 'overlap a0000001'],
  });
});

test('of annotations that overlap the policy keeps one, and tells of the others', () => {
  expect(flat('nested')).toMatchObject({
    kept: [['claim', 'The mayor of Oren said the ferry sails']],
    losses: ['overlap a0000001', 'overlap a0000002'],
  });
  expect(flat('crossing', { overlaps: 'outermost' }).kept).toEqual([['claim', 'one two three']]);
  expect(flat('crossing', { overlaps: 'error' }).all).toMatchObject([{ isFatal: true }]);
  expect(flat('lines').losses).toContain('newline a0000000');
  expect(flat('fragments').losses).toContain('fragments a0000001');
});

test('losses say where in the article they are', () => {
  expect(flat('astral/inside', { midToken: 'snap' }).all).toEqual([]);
  expect(flat('nested').all[1]).toMatchObject({
    articleId: 'nested',
    position: { line: 1, column: 14 },
  });
});
