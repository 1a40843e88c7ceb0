import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkArticleBytes, TEXT_RULES } from '../../../src/core/check/text/index';
import { invalidUtf8 } from '../../../src/core/text/invalidUtf8';
import { decodeUtf8 } from '../../../src/core/text/utf8';
import { anyText } from '../core/arbitraries';
import { runs } from '../core/fuzz';

function found(content: string | readonly number[]): unknown[] {
  const bytes =
    typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  return checkArticleBytes(bytes, undefined).map(({ rule, position }) => [
    rule,
    position.line,
    position.column,
  ]);
}

test.each<[string, unknown[]]>([
  ['', []],
  ['one\ntwo\n', []],
  ['one\r\ntwo\r\n', []],
  ['one', []],
  ['\uFEFFone', []],
  ['one\r\ntwo\nthree\n', [['mixed-line-ends', 1, 4]]],
  ['one\ntwo\r\nthree\r\n', [['mixed-line-ends', 1, 4]]],
  ['one\rtwo\n', [['lone-cr', 1, 4]]],
  ['one\rtwo\r', [['lone-cr', 1, 4]]],
  ['Zoë', []],
  ['\uFEFFZoe\u0308 and e\u0301', [['decomposed-accents', 1, 3]]],
  // Marks that no single character holds, and Arabic whose marks would only change their order.
  ['q\u0308 \u0628\u0651\u064E', []],
  ['a\n\uFFFD', [['replacement-character', 2, 1]]],
  ['\uFEFF\uFEFFa', [['stray-bom', 1, 1]]],
  ['ab\r\nc\uFEFF', [['stray-bom', 2, 2]]],
  ['a\0b', [['control-character', 1, 2]]],
  ['tab\tis fine', []],
  ['a\u009Cb', [['control-character', 1, 2]]],
  ['a\u2028b\u2029', [['line-terminator', 1, 2]]],
  ['a\u0085', [['line-terminator', 1, 2]]],
])('%j', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test('a message says how often', () => {
  const bytes = new TextEncoder().encode('a\u2028b\u2028');
  const [finding] = checkArticleBytes(bytes, undefined);
  expect(finding).toMatchObject({ severity: 'warning', end: { line: 1, column: 3 } });
  expect(finding?.message).toBe(
    'U+2028, which only some programs take for a line end, is at 2 places, the first of them here; put a plain line end there before the article is annotated.',
  );
});

test('levels of text rules', () => {
  const bytes = new TextEncoder().encode('a\0\u2028');
  const labelSet = { 'control-character': 'error', 'line-terminator': 'error' } as const;
  const levels = { 'line-terminator': 'off' } as const;
  const severities = checkArticleBytes(bytes, labelSet, levels).map(({ severity }) => severity);
  expect(severities).toEqual(['error']);
});

test('bytes that are not UTF-8: the line, the byte and what to do; nothing else is said', () => {
  const latin1 = [0x61, 0x00, 0x0d, 0x0a, 0x0a, 0x5a, 0x6f, 0xeb];
  expect(found(latin1)).toEqual([['article-encoding', 3, 1]]);
  const [finding] = checkArticleBytes(new Uint8Array(latin1), { 'article-encoding': 'off' });
  expect(finding).toMatchObject({
    severity: 'error',
    message:
      'The article is not UTF-8 text (byte 7, 0xEB), so it can’t be annotated: reopen it with its right encoding and save it as UTF-8.',
  });
  const [utf16] = checkArticleBytes(new Uint8Array([0xff, 0xfe, 0x61, 0]), undefined);
  expect(utf16?.message).toContain('it seems to be UTF-16; save it as UTF-8.');
});

test.each([
  [[0xc0, 0x80], 0],
  [[0x61, 0xc3], 1],
  [[0xed, 0xa0, 0x80], 0],
  [[0xe0, 0x80, 0x80], 0],
  [[0xf0, 0x80, 0x80, 0x80], 0],
  [[0xf4, 0x90, 0x80, 0x80], 0],
  [[0xf5], 0],
  [[0x80], 0],
])('%j is not UTF-8 from byte %j', (bytes, offset) => {
  expect(invalidUtf8(new Uint8Array(bytes))?.offset).toBe(offset);
});

test('bytes are invalid exactly where a decoder refuses them', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 12 }),
    fc.tuple(anyText, fc.nat(20), fc.nat(255)).map(([text, at, byte]) => {
      const encoded = new TextEncoder().encode(text);
      if (encoded.length > 0) encoded[at % encoded.length] = byte;
      return encoded;
    }),
    anyText.map((text) => new TextEncoder().encode(text)),
  );
  fc.assert(
    fc.property(bytes, (given) => {
      const invalid = invalidUtf8(given);
      expect(invalid === undefined).toBe(decodeUtf8(given) !== undefined);
      if (invalid) expect(decodeUtf8(given.slice(0, invalid.offset))).toBeDefined();
    }),
    runs(500),
  );
});

test('no rule on text ever throws, and every place is in the text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const rule of TEXT_RULES) {
        const flaw = rule.check(text);
        if (!flaw) continue;
        expect(flaw.message.endsWith('.')).toBe(true);
        expect(flaw.span.start).toBeGreaterThanOrEqual(0);
        expect(flaw.span.end).toBeLessThanOrEqual(text.length);
      }
    }),
    runs(300),
  );
});
