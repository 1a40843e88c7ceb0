// Conversion between the two units of offsets. This file is the only place that converts.

import type { Span } from './span';

/** Converts offsets of one text between UTF-16 code units and Unicode code points. */
export interface OffsetMap {
  /** Length of the text in code points. */
  readonly codePoints: number;
  /**
   * Code points before a UTF-16 offset. An offset inside a surrogate pair counts the pair.
   * O(log n) in the number of astral characters, constant where there are none.
   */
  readonly toCodePoint: (utf16: number) => number;
  /** UTF-16 offset of a code point offset; offsets past the end continue one to one. */
  readonly toUtf16: (codePoint: number) => number;
  /** A span of UTF-16 code units in code points. */
  readonly spanToCodePoints: (span: Span) => Span<'codePoint'>;
  /** A span of code points in UTF-16 code units. */
  readonly spanToUtf16: (span: Span<'codePoint'>) => Span;
}

/**
 * Reads a text once and makes its offset map. A lone surrogate is one code point, as in Python's
 * `str`.
 */
export function offsetMap(text: string): OffsetMap {
  // UTF-16 offsets of the high surrogates of all pairs, ascending.
  const pairs = surrogatePairs(text);
  const toCodePoint = (utf16: number): number =>
    pairs.length === 0
      ? utf16
      : utf16 - countBelow(pairs.length, (i) => (pairs[i] ?? 0) + 1, utf16);
  const toUtf16 = (codePoint: number): number =>
    pairs.length === 0
      ? codePoint
      : codePoint + countBelow(pairs.length, (i) => (pairs[i] ?? 0) - i, codePoint);
  return {
    codePoints: text.length - pairs.length,
    toCodePoint,
    toUtf16,
    spanToCodePoints: ({ start, end }) => ({ start: toCodePoint(start), end: toCodePoint(end) }),
    spanToUtf16: ({ start, end }) => ({ start: toUtf16(start), end: toUtf16(end) }),
  };
}

function surrogatePairs(text: string): readonly number[] {
  const pairs: number[] = [];
  for (const match of text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)) pairs.push(match.index);
  return pairs;
}

/** How many of `length` ascending values are below `limit`. */
function countBelow(length: number, valueAt: (index: number) => number, limit: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (valueAt(middle) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
