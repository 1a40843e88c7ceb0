import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearDuplicates } from '../../../../src/core/splits/nearDuplicates';
import { DEFAULT_SPLIT, SPLITS, splitArticles } from '../../../../src/core/splits/splitArticles';
import type {
  SplitArticle,
  SplitName,
  SplitOptions,
} from '../../../../src/core/splits/splitArticles';
import { runs } from '../fuzz';

const WORDS = ['ferry', 'Oren', 'mayor', 'storm', 'school', 'vote', 'Tarsia', 'harbour', 'strike'];

/** Invented texts; some are reprints of others with a word more or less. */
const articles: fc.Arbitrary<readonly SplitArticle[]> = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    text: fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' ')),
    labels: fc.array(fc.constantFrom('actor', 'claim', 'rare'), { maxLength: 3 }),
    date: fc.constantFrom('2024-01-01', '2024-06-01', '2025-01-01'),
  }),
  { selector: ({ id }) => id, maxLength: 30 },
);

const options: fc.Arbitrary<SplitOptions> = fc.record({
  by: fc.constantFrom('hash', 'label', 'date'),
  seed: fc.string({ maxLength: 3 }),
  ratios: fc
    .tuple(fc.nat(9), fc.nat(9), fc.nat(9))
    .filter((ratios) => ratios.some((ratio) => ratio > 0)),
  keepsReprints: fc.boolean(),
});

test('every article is in one part, and none in a part without a share', () => {
  fc.assert(
    fc.property(articles, options, (all, how) => {
      const parts = splitArticles(all, how);
      expect([...parts.keys()].sort()).toEqual(all.map(({ id }) => id).sort());
      for (const part of parts.values()) expect(how.ratios[SPLITS.indexOf(part)]).not.toBe(0);
    }),
    runs(300),
  );
});

test('the order of the articles does not count', () => {
  fc.assert(
    fc.property(articles, options, (all, how) => {
      const parts = splitArticles(all, how);
      const turned = splitArticles([...all].reverse(), how);
      for (const { id } of all) expect(turned.get(id)).toBe(parts.get(id));
    }),
    runs(300),
  );
});

test('near-duplicates are never in two parts', () => {
  fc.assert(
    fc.property(articles, options, (all, how) => {
      const parts = splitArticles(all, { ...how, keepsReprints: true });
      for (const group of nearDuplicates(all)) {
        expect(new Set(group.map((id) => parts.get(id))).size).toBe(1);
      }
    }),
    runs(300),
  );
});

test('texts of the same words are always near-duplicates, and groups hold every id once', () => {
  fc.assert(
    fc.property(articles, (all) => {
      const groups = nearDuplicates(all);
      expect(groups.flat().sort()).toEqual(all.map(({ id }) => id).sort());
      const groupOf = new Map(groups.flatMap((group) => group.map((id) => [id, group] as const)));
      for (const { id, text } of all) {
        const twin = all.find((other) => text !== '' && other.text === text);
        if (twin) expect(groupOf.get(id)).toBe(groupOf.get(twin.id));
      }
    }),
    runs(300),
  );
});

const STORY = Array.from({ length: 120 }, (_, i) => `${WORDS[(i * i) % 9] ?? ''}${i % 17}`);

test('a reprint with another header, fewer paragraphs and other case is found', () => {
  const reprint = `date 2025-01-02 Another title\n\n${STORY.slice(0, 90).join(' ').toUpperCase()}`;
  const other = STORY.map((_, i) => `${WORDS[(i * i * i) % 9] ?? ''}${i % 13}`).join('\n');
  const groups = nearDuplicates([
    { id: 'c', text: other },
    { id: 'b', text: reprint },
    { id: 'a', text: STORY.join(' ') },
  ]);
  expect(groups).toEqual([['a', 'b'], ['c']]);
});

/** 1000 articles of which each hundredth has the rare label. */
const MANY: readonly SplitArticle[] = Array.from({ length: 1000 }, (_, i) => ({
  id: `news/${i}`,
  text: `story ${i} of ${i * 7}`,
  date: `20${10 + (i % 15)}-03-17`,
  labels: i % 100 === 0 ? ['rare', 'actor'] : i % 3 === 0 ? ['actor'] : [],
}));

function sizes(all: readonly SplitArticle[], parts: ReadonlyMap<string, SplitName>): number[] {
  return SPLITS.map((name) => all.filter(({ id }) => parts.get(id) === name).length);
}

test('the ratios are kept: nearly by the hash, for each label by label', () => {
  const [train = 0, validation = 0, test = 0] = sizes(MANY, splitArticles(MANY, DEFAULT_SPLIT));
  expect(train).toBeGreaterThan(760);
  expect(train).toBeLessThan(840);
  expect(validation + test + train).toBe(1000);
  const byLabel = splitArticles(MANY, { ...DEFAULT_SPLIT, by: 'label' });
  expect(sizes(MANY, byLabel)).toEqual([800, 100, 100]);
  const rare = MANY.filter(({ labels }) => labels.includes('rare'));
  expect(sizes(rare, byLabel)).toEqual([8, 1, 1]);
});

test('by date nothing for training is newer than what is for testing', () => {
  const parts = splitArticles(MANY, { ...DEFAULT_SPLIT, by: 'date' });
  const dates = (name: SplitName): readonly string[] =>
    MANY.filter(({ id }) => parts.get(id) === name).map(({ date = '' }) => date);
  const newest = (name: SplitName): string => [...dates(name)].sort().at(-1) ?? '';
  const oldest = (name: SplitName): string => [...dates(name)].sort()[0] ?? '';
  expect(newest('train') <= oldest('validation')).toBe(true);
  expect(newest('validation') <= oldest('test')).toBe(true);
});

test('by the hash an article stays where it is when others come in; a seed changes it', () => {
  const some = splitArticles(MANY.slice(0, 500), DEFAULT_SPLIT);
  const all = splitArticles(MANY, DEFAULT_SPLIT);
  for (const [id, part] of some) expect(all.get(id)).toBe(part);
  const other = splitArticles(MANY, { ...DEFAULT_SPLIT, seed: '1' });
  expect(MANY.some(({ id }) => other.get(id) !== all.get(id))).toBe(true);
});

test('the parts are the same on every machine', () => {
  const parts = splitArticles(MANY.slice(0, 12), DEFAULT_SPLIT);
  expect([...parts].map(([id, part]) => `${id} ${part}`).sort()).toMatchInlineSnapshot(`
    [
      "news/0 validation",
      "news/1 train",
      "news/10 train",
      "news/11 train",
      "news/2 train",
      "news/3 train",
      "news/4 train",
      "news/5 train",
      "news/6 train",
      "news/7 train",
      "news/8 train",
      "news/9 train",
    ]
  `);
});
