import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineIndex } from '../../../../src/core/text/lines';
import { anyText } from '../arbitraries';
import { runs } from '../fuzz';

const text = fc
  .array(fc.oneof(anyText, fc.constant('\n')), { maxLength: 8 })
  .map((parts) => parts.join(''));

test('positions agree with splitting at LF', () => {
  fc.assert(
    fc.property(text, (value) => {
      const lines = lineIndex(value);
      expect(lines.lineCount).toBe(value.split('\n').length);
      for (let offset = 0; offset <= value.length; offset++) {
        const before = value.slice(0, offset).split('\n');
        const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
        expect(lines.positionAt(offset)).toEqual(position);
        expect(lines.offsetAt(position)).toBe(offset);
      }
    }),
    runs(300),
  );
});

test('what lies outside the text is clamped to it', () => {
  const lines = lineIndex('ab\ncd\n');
  expect(lines.positionAt(-5)).toEqual({ line: 0, character: 0 });
  expect(lines.positionAt(99)).toEqual({ line: 2, character: 0 });
  expect(lines.offsetAt({ line: 0, character: 99 })).toBe(2);
  expect(lines.offsetAt({ line: 1, character: -1 })).toBe(3);
  expect(lines.offsetAt({ line: -1, character: 5 })).toBe(0);
  expect(lines.offsetAt({ line: 9, character: 0 })).toBe(6);
  expect(lineIndex('').lineCount).toBe(1);
  expect(lineIndex('').positionAt(0)).toEqual({ line: 0, character: 0 });
});

test('CR, U+2028 and U+0085 end no line', () => {
  expect(lineIndex('a\rb\u2028c\u0085d').lineCount).toBe(1);
});
