import fc from 'fast-check';
import { expect, test } from 'vitest';
import { containsSpan, sameSpan, trimSpan } from '../../../../src/core/text/span';
import { anyText } from '../arbitraries';
import { runs } from '../fuzz';

test('a trimmed span has no white space at its edges and all the rest', () => {
  fc.assert(
    fc.property(anyText, fc.nat({ max: 20 }), fc.nat({ max: 20 }), (text, a, b) => {
      const start = Math.min(a, b, text.length);
      const end = Math.min(Math.max(a, b), text.length);
      const span = trimSpan(text, { start, end });
      const inside = text.slice(start, end);
      if (inside.trim() === '') expect(span).toBeUndefined();
      else {
        expect(text.slice(span?.start, span?.end)).toBe(inside.trim());
        expect(containsSpan({ start, end }, span ?? { start: -1, end: -1 })).toBe(true);
      }
    }),
    runs(400),
  );
});

test('spans are compared by both ends', () => {
  expect(sameSpan({ start: 1, end: 2 }, { start: 1, end: 2 })).toBe(true);
  expect(sameSpan({ start: 1, end: 2 }, { start: 1, end: 3 })).toBe(false);
  expect(containsSpan({ start: 1, end: 3 }, { start: 1, end: 3 })).toBe(true);
  expect(containsSpan({ start: 1, end: 3 }, { start: 0, end: 2 })).toBe(false);
  expect(trimSpan('  \u00A0a b\n', { start: 0, end: 7 })).toEqual({ start: 3, end: 6 });
});
