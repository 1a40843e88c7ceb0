import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakLines } from '../../../src/render/breakLines';
import { HELVETICA_BOLD, TIMES, widthOf } from '../../../src/render/letterWidths';
import { unicodeText } from '../core/arbitraries';
import { runs } from '../core/fuzz';

const line = unicodeText.map((text) => text.replace(/\n/g, ' '));

test('lines hold all of the paragraph, in order, and fit', () => {
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 12 }),
      fc.integer({ min: 20, max: 300 }),
      (parts, width) => {
        const paragraph = parts.join(' ');
        const measure = (text: string): number => widthOf(text, TIMES, 10);
        const lines = breakLines(paragraph, measure, width);
        expect(lines.map(({ start, end }) => paragraph.slice(start, end)).join('')).toBe(paragraph);
        for (const { start, end } of lines) {
          const shown = paragraph.slice(start, end).trimEnd();
          const [first, second] = new Intl.Segmenter('en').segment(shown);
          // One character that is wider than the line has a line of its own.
          if (first && second) expect(measure(shown)).toBeLessThanOrEqual(width + 0.001);
        }
      },
    ),
    runs(400),
  );
});

test('breaks after blanks and hyphens, and between signs that know no blanks', () => {
  const split = (text: string, width: number): string[] =>
    breakLines(text, (part) => Array.from(part).length, width).map(({ start, end }) =>
      text.slice(start, end),
    );
  expect(split('one two al-Nadiri', 8)).toEqual(['one two ', 'al-', 'Nadiri']);
  expect(split('東京の知事', 2)).toEqual(['東京', 'の知', '事']);
  expect(split('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
  expect(split('', 3)).toEqual(['']);
});

test('letters are as wide as in Adobe’s metrics', () => {
  expect(widthOf('MM', TIMES, 1000)).toBe(1778);
  expect(widthOf('“é”', TIMES, 1000)).toBe(444 + 444 + 444);
  expect(widthOf('Actor', HELVETICA_BOLD, 10)).toBeCloseTo(26.11, 2);
  // A family is one picture, and an accent has no width.
  expect(widthOf('👩‍👩‍👧', TIMES, 1000)).toBe(1250);
  expect(widthOf('e\u0301', TIMES, 1000)).toBe(444);
});
