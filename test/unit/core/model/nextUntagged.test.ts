import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Annotation } from '../../../../src/core/model/annotation';
import {
  isFreeOfMentions,
  isFreeOfStatements,
  nextUntagged,
} from '../../../../src/core/model/nextUntagged';
import type { Span } from '../../../../src/core/text/span';
import { wordsIn } from '../../../../src/core/text/words';
import { runs } from '../fuzz';

const TEXT = 'Oren lies in Karva.\n\nThe mission in Karva said it left Aven.\n\n\nMorvath fled.\n';

function on(text: string): Annotation {
  const start = TEXT.indexOf(text);
  const fragments = [{ start, end: start + text.length }] as const;
  return { id: text, label: 'place', fragments, text };
}

test('every place is reached once in a round, from anywhere and in both directions', () => {
  const placesIn = (paragraph: Span): readonly Span[] =>
    wordsIn(TEXT, paragraph).filter(({ start }) => /\p{Lu}/u.test(TEXT.charAt(start)));
  const all = placesIn({ start: 0, end: TEXT.length });
  fc.assert(
    fc.property(
      fc.nat({ max: TEXT.length }),
      fc.constantFrom('next' as const, 'previous' as const),
      fc.subarray([...all], { minLength: 2 }),
      (cursor, direction, wanted) => {
        let from: Span = { start: cursor, end: cursor };
        const found: number[] = [];
        let wraps = 0;
        while (found.length < wanted.length) {
          const isFree = (place: Span): boolean =>
            wanted.some(({ start }) => start === place.start);
          const place = nextUntagged(TEXT, { from, direction, placesIn, isFree });
          if (!place) throw new Error('A place is missing.');
          wraps += place.isWrapped ? 1 : 0;
          from = place.span;
          found.push(from.start);
        }
        expect([...found].sort((a, b) => a - b)).toEqual(wanted.map(({ start }) => start));
        expect(wraps).toBeLessThanOrEqual(1);
      },
    ),
    runs(300),
  );
});

test('where nothing but the selected place is left there is no next one', () => {
  const only = { start: 0, end: 4 };
  const search = { from: only, placesIn: () => [only], isFree: () => true };
  expect(nextUntagged(TEXT, { ...search, direction: 'next' })).toBeUndefined();
  expect(nextUntagged(TEXT, { ...search, direction: 'previous' })).toBeUndefined();
});

test('a name is taken by a mention on it, in it or over its end, and free in a longer one', () => {
  const place = { start: TEXT.indexOf('Karva said'), end: TEXT.indexOf(' said') };
  const isFree = (text: string): boolean => isFreeOfMentions(TEXT, place, [on(text)]);
  expect(isFree('The mission in Karva')).toBe(true);
  expect(isFree('Aven')).toBe(true);
  for (const span of [place, { ...place, end: place.end - 1 }, { start: 0, end: place.end - 1 }]) {
    const mention = { ...on('Karva'), fragments: [span] as const };
    expect(isFreeOfMentions(TEXT, place, [mention])).toBe(false);
  }
  expect(isFreeOfStatements(place, [on('The mission in Karva')])).toBe(false);
});
