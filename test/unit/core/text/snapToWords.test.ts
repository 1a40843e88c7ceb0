import fc from 'fast-check';
import { expect, test } from 'vitest';
import { characterEndAfter, characterStartBefore } from '../../../../src/core/text/graphemes';
import { snapToWords } from '../../../../src/core/text/snapToWords';
import { containsSpan } from '../../../../src/core/text/span';
import { wordAt, wordEndingAfter, wordStartingBefore } from '../../../../src/core/text/words';
import { anyText } from '../arbitraries';
import { runs } from '../fuzz';

/** The selection is between two `|`. */
const CASES: readonly (readonly [selected: string, snapped: string])[] = [
  ['the Kar|van pol|ice', 'Karvan police'],
  ['the |Karvan police| left', 'Karvan police'],
  ['|Iraq|’s army', 'Iraq'],
  ['|Ira|q’s army', 'Iraq'],
  ["Ira|q's ar|my", "Iraq's army"],
  ['a |Tarsian|-built drone', 'Tarsian'],
  ['a |Tars|ian-built drone', 'Tarsian'],
  ['a Tarsian-bu|ilt dro|ne', 'built drone'],
  ['the |U.S|. said', 'U.S.'],
  ['Idris al-|Nad|iri', 'Nadiri'],
  ['O|’Br|ien', 'O’Brien'],
  ['في ال|عرا|ق', 'العراق'],
  ['他住在|伊拉|克', '伊拉'],
  ['👩‍👩‍👧| fam|ily', 'family'],
];

test.each(CASES)('%j snaps to %j', (marked, snapped) => {
  const [start, end] = [marked.indexOf('|'), marked.lastIndexOf('|') - 1];
  const text = marked.replaceAll('|', '');
  const span = snapToWords(text, { start, end });
  expect(text.slice(span.start, span.end).trim()).toBe(snapped);
});

const texts = fc.array(anyText, { maxLength: 6 }).map((parts) => parts.join(' '));
const place = fc.nat({ max: 100 });

test('a snapped span holds the span, and snapping it again changes nothing', () => {
  fc.assert(
    fc.property(texts, place, place, (text, a, b) => {
      const span = {
        start: Math.min(a, b, text.length),
        end: Math.min(Math.max(a, b), text.length),
      };
      const snapped = snapToWords(text, span);
      expect(containsSpan({ start: 0, end: text.length }, snapped)).toBe(true);
      expect(containsSpan(snapped, span)).toBe(true);
      expect(snapToWords(text, snapped)).toEqual(snapped);
    }),
    runs(400),
  );
});

test('characters tile a text, forwards and back, and none is cut', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const ends = [0];
      for (const { segment, index } of new Intl.Segmenter('en').segment(text)) {
        ends.push(index + segment.length);
      }
      for (const [i, end] of ends.entries()) {
        if (end < text.length) expect(characterEndAfter(text, end)).toBe(ends[i + 1]);
        if (end > 0) expect(characterStartBefore(text, end)).toBe(ends[i - 1]);
      }
    }),
    runs(200),
  );
});

test('words before and after an offset are the ones that are there', () => {
  fc.assert(
    fc.property(texts, place, (text, at) => {
      const offset = Math.min(at, text.length);
      const after = wordEndingAfter(text, offset);
      const before = wordStartingBefore(text, offset);
      if (after)
        expect(after.end > offset && wordAt(text, after.start)?.end === after.end).toBe(true);
      if (before) expect(before.start < offset).toBe(true);
      if (before) expect(wordAt(text, before.start)).toEqual(before);
    }),
    runs(300),
  );
});

test('words are found over line ends, and in a line without an end at no cost', () => {
  expect(wordEndingAfter('one,\n\n“two', 3)).toEqual({ start: 7, end: 10 });
  expect(wordStartingBefore('one,\n\n“two', 7)).toEqual({ start: 0, end: 3 });
  expect(wordEndingAfter('one …', 3)).toBeUndefined();
  expect(wordStartingBefore('… one', 2)).toBeUndefined();
  const text = 'The army left. '.repeat(70_000);
  const start = performance.now();
  expect(wordAt(text, 525_004)).toEqual({ start: 525_004, end: 525_008 });
  expect(wordEndingAfter(text, 525_003)).toEqual({ start: 525_004, end: 525_008 });
  expect(wordStartingBefore(text, 525_004)).toEqual({ start: 525_000, end: 525_003 });
  expect(performance.now() - start).toBeLessThan(200);
});
