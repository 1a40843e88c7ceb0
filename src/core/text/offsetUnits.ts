// The units in which other programs count offsets. With offsets.ts the only place that converts.

import { charactersOf } from './graphemes';
import { offsetMap } from './offsets';

/**
 * `codePoint`: Python; `utf16`: JavaScript, Java; `utf8`: bytes, as C and Go count; `grapheme`:
 * characters as a person sees them.
 */
export type OffsetUnit = 'codePoint' | 'utf16' | 'utf8' | 'grapheme';

/** Turns offsets of one text from another unit to UTF-16 code units. */
export interface UnitMap {
  /** Length of the text in the unit. */
  readonly length: number;
  /** `undefined` where the offset is past the text's end, negative, not whole, or in a character. */
  toUtf16(offset: number): number | undefined;
  /** The offset in the unit; one in a character counts the character. */
  fromUtf16(utf16: number): number;
}

/** Reads a text once and makes the map of a unit. */
export function unitMap(text: string, unit: OffsetUnit): UnitMap {
  switch (unit) {
    case 'utf16':
      return {
        length: text.length,
        toUtf16: (offset) => inside(offset, text.length),
        fromUtf16: (utf16) => utf16,
      };
    case 'codePoint': {
      const { codePoints, toUtf16, toCodePoint } = offsetMap(text);
      return {
        length: codePoints,
        toUtf16: (offset) => {
          const whole = inside(offset, codePoints);
          return whole === undefined ? undefined : toUtf16(whole);
        },
        fromUtf16: toCodePoint,
      };
    }
    case 'utf8':
      return mapOf(text, bytesOf(text));
    case 'grapheme':
      return mapOf(text, graphemesOf(text));
  }
}

function inside(offset: number, length: number): number | undefined {
  return Number.isInteger(offset) && offset >= 0 && offset <= length ? offset : undefined;
}

/** @param offsets by each UTF-16 offset at which a character begins, and at the end: its offset */
function mapOf(text: string, offsets: ReadonlyMap<number, number>): UnitMap {
  const utf16 = new Map([...offsets].map(([at, offset]) => [offset, at]));
  return {
    length: offsets.get(text.length) ?? 0,
    toUtf16: (offset) => utf16.get(offset),
    fromUtf16(at) {
      let next = Math.min(Math.max(at, 0), text.length);
      while (!offsets.has(next)) next += 1;
      return offsets.get(next) ?? 0;
    },
  };
}

function bytesOf(text: string): ReadonlyMap<number, number> {
  const offsets = new Map<number, number>();
  let [at, bytes] = [0, 0];
  for (const character of text) {
    offsets.set(at, bytes);
    const code = character.codePointAt(0) ?? 0;
    at += character.length;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return offsets.set(at, bytes);
}

function graphemesOf(text: string): ReadonlyMap<number, number> {
  const offsets = new Map<number, number>();
  let [lineStart, count] = [0, 0];
  // Line by line, since the segmenter takes time by the square of what it is given.
  for (const line of text.split(/(?<=\n)/u)) {
    for (const { index } of charactersOf(line)) {
      offsets.set(lineStart + index, count);
      count += 1;
    }
    lineStart += line.length;
  }
  return offsets.set(text.length, count);
}
