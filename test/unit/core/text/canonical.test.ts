import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  canonicalText,
  decodeArticle,
  normaliseLineEnds,
} from '../../../../src/core/text/canonical';
import { textHash } from '../../../../src/core/text/hash';
import { decodeUtf8, encodeUtf8 } from '../../../../src/core/text/utf8';
import { anyText, unicodeText } from '../arbitraries';
import { runs } from '../fuzz';

const CASES: readonly (readonly [decoded: string, canonical: string])[] = [
  ['', ''],
  ['\uFEFF', ''],
  ['\uFEFF\uFEFFa', '\uFEFFa'],
  ['a\uFEFF', 'a\uFEFF'],
  ['a\r\nb\rc\nd', 'a\nb\nc\nd'],
  ['\r\r\n\n\r', '\n\n\n\n'],
  ['a\u2028b\u0085c\u000Bd', 'a\u2028b\u0085c\u000Bd'],
  ['e\u0301', 'e\u0301'],
];

test.each(CASES)('%j becomes %j', (decoded, canonical) => {
  expect(canonicalText(decoded)).toBe(canonical);
  expect(decodeArticle(encodeUtf8(decoded))).toBe(canonical);
});

test('canonical text has no CR and is its own canonical text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const canonical = canonicalText(text);
      expect(canonical).not.toContain('\r');
      expect(normaliseLineEnds(canonical)).toBe(canonical);
      if (!canonical.startsWith('\uFEFF')) expect(canonicalText(canonical)).toBe(canonical);
    }),
    runs(500),
  );
});

test('bytes and texts turn into one another', () => {
  fc.assert(
    fc.property(unicodeText, (text) => {
      expect(decodeUtf8(encodeUtf8(text))).toBe(text);
    }),
    runs(300),
  );
});

test('bytes that are not UTF-8 are no article', () => {
  const broken = [
    [0xff],
    [0xc3],
    [0xed, 0xa0, 0x80],
    [0xc0, 0x80],
    [0x61, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
  ];
  for (const bytes of broken) expect(decodeArticle(Uint8Array.from(bytes))).toBeUndefined();
  expect(decodeArticle(Uint8Array.of(0xff, 0xfe, 0x61, 0x00))).toBeUndefined();
});

test('the hash is SHA-256 of the UTF-8 bytes', () => {
  fc.assert(
    fc.property(unicodeText, (text) => {
      expect(textHash(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    }),
    runs(300),
  );
});
