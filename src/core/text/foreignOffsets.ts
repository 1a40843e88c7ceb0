// Offsets of another program in a text, as UTF-16 of the article: with offsets.ts and offsetUnits.ts
// the only place that converts.

import { canonicalText } from './canonical';
import { unitMap } from './offsetUnits';
import type { OffsetUnit } from './offsetUnits';
import type { Span } from './span';

const BOM = '\uFEFF';

/** One way to understand the offsets of a file. */
export interface OffsetReading {
  /** What offsets count: `UTF-16 code units, with line ends as two and a BOM`. */
  readonly name: string;
  /** The place in the canonical text of the file; `undefined` where there is none. */
  place(start: number, end: number): Span | undefined;
}

const UNIT_NAMES: Readonly<Record<OffsetUnit, string>> = {
  codePoint: 'code points',
  utf16: 'UTF-16 code units',
  grapheme: 'characters as they are seen',
  utf8: 'bytes of UTF-8',
};

/**
 * All ways to understand offsets of a text, the one that the file says it has first. Two that give
 * the same offsets are one.
 * @param raw the text as the file has it
 */
export function* offsetReadings(raw: string, said: OffsetUnit): Generator<OffsetReading, void> {
  const canonical = canonicalText(raw);
  const windows = canonical.replaceAll('\n', '\r\n');
  const bases = new Map([
    [raw, ''],
    [canonical, ', each line end as one, without a BOM'],
    [windows, ', each line end as two'],
    [BOM + canonical, ', a BOM with them'],
    [BOM + windows, ', each line end as two, a BOM with them'],
  ]);
  const others = (Object.keys(UNIT_NAMES) as OffsetUnit[]).filter((unit) => unit !== said);
  // Another unit is likelier than another text.
  for (const [base, name] of bases) {
    for (const unit of [said, ...others]) yield offsetReading(base, unit, UNIT_NAMES[unit] + name);
  }
}

function offsetReading(base: string, unit: OffsetUnit, name: string): OffsetReading {
  let maps: ReturnType<typeof mapsOf> | undefined;
  return {
    name,
    place(start, end) {
      maps ??= mapsOf(base, unit);
      const [from, to] = [maps.toUtf16(start), maps.toUtf16(end)];
      if (from === undefined || to === undefined || to < from) return undefined;
      return { start: maps.toCanonical(from), end: maps.toCanonical(to) };
    },
  };
}

function mapsOf(base: string, unit: OffsetUnit) {
  const map = unitMap(base, unit);
  const pairs = Array.from(base.matchAll(/\r\n/gu), ({ index }) => index);
  const bom = base.startsWith(BOM) ? 1 : 0;
  return {
    toUtf16: (offset: number): number | undefined => map.toUtf16(offset),
    toCanonical: (utf16: number): number => Math.max(utf16 - bom - countBelow(pairs, utf16), 0),
  };
}

function countBelow(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A text without white space: what is equal of two that were broken and joined in other ways. */
export function withoutBlanks(text: string): string {
  return text.replace(BLANKS, '');
}

const BLANKS = /[\s\p{Cc}\p{Cf}]+/gu;

/**
 * Where spans of one text are in another that is equal but for white space and what can't be seen.
 * @returns `undefined` where the texts differ in more than that
 */
export function blankBlindMap(
  from: string,
  to: string,
): ((span: Span) => Span | undefined) | undefined {
  if (from === to) return (span) => span;
  if (withoutBlanks(from) !== withoutBlanks(to)) return undefined;
  const [seenFrom, seenTo] = [seenOffsets(from), seenOffsets(to)];
  return ({ start, end }) => {
    const [first, last] = [countBelow(seenFrom, start), countBelow(seenFrom, end) - 1];
    const [a, b] = [seenTo[first], seenTo[last]];
    return a === undefined || b === undefined || last < first
      ? undefined
      : { start: a, end: b + 1 };
  };
}

/** UTF-16 offsets of the code units that are seen. */
function seenOffsets(text: string): readonly number[] {
  const offsets: number[] = [];
  for (const { 0: run, index } of text.matchAll(/[^\s\p{Cc}\p{Cf}]+/gu)) {
    for (let i = 0; i < run.length; i += 1) offsets.push(index + i);
  }
  return offsets;
}
