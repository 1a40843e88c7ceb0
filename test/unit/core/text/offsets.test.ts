import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetMap } from '../../../../src/core/text/offsets';
import { anyText } from '../arbitraries';
import { runs } from '../fuzz';

const text = fc.array(anyText, { maxLength: 8 }).map((parts) => parts.join(''));

test('both directions agree with counting the characters one by one', () => {
  fc.assert(
    fc.property(text, (value) => {
      const map = offsetMap(value);
      const characters = Array.from(value);
      expect(map.codePoints).toBe(characters.length);
      let utf16 = 0;
      characters.forEach((character, codePoint) => {
        expect(map.toCodePoint(utf16)).toBe(codePoint);
        expect(map.toUtf16(codePoint)).toBe(utf16);
        // Inside a pair, the pair counts.
        if (character.length === 2) expect(map.toCodePoint(utf16 + 1)).toBe(codePoint + 1);
        utf16 += character.length;
      });
      for (const past of [0, 1, 2, 7, 1000]) {
        expect(map.toCodePoint(value.length + past)).toBe(characters.length + past);
        expect(map.toUtf16(characters.length + past)).toBe(value.length + past);
      }
    }),
    runs(600),
  );
});

test('spans are cut at the same characters', () => {
  fc.assert(
    fc.property(text, fc.nat({ max: 60 }), fc.nat({ max: 60 }), (value, a, b) => {
      const map = offsetMap(value);
      const characters = Array.from(value);
      const span = { start: Math.min(a, b), end: Math.max(a, b) };
      const { start, end } = map.spanToUtf16(span);
      const past = Math.max(0, span.start - characters.length);
      expect(value.slice(start, end)).toBe(characters.slice(span.start, span.end).join(''));
      expect(map.spanToCodePoints({ start, end })).toEqual(span);
      expect(start).toBe(characters.slice(0, span.start).join('').length + past);
    }),
    runs(400),
  );
});

test('an empty text has no characters', () => {
  const map = offsetMap('');
  expect([map.codePoints, map.toUtf16(0), map.toCodePoint(0), map.toUtf16(3)]).toEqual([
    0, 0, 0, 3,
  ]);
});
