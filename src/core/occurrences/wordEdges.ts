// Where words begin and end in a whole text, for a search that asks in many places.

import type { Span } from '../text/span';
import { wordsIn } from '../text/words';

export interface WordEdges {
  /** True where no word is cut by beginning at a UTF-16 offset. */
  mayStart(offset: number): boolean;
  /** True where no word is cut by ending at a UTF-16 offset; a possessive ending may be left off. */
  mayEnd(offset: number): boolean;
}

// UTF-16 code units: long enough to be cut at a blank, short enough for the segmenter.
const SHORTEST_STRETCH = 300;
const LONGEST_STRETCH = 600;

const STARTS_WORD = /^[\p{L}\p{N}\p{M}\p{Extended_Pictographic}]/u;
const ENDS_WORD = /[\p{L}\p{N}\p{M}\p{Extended_Pictographic}]$/u;
const POSSESSIVE = /^['’][sS]$/u;

/** Reads words only where it is asked, each stretch of the text at most once. */
export function wordEdges(text: string): WordEdges {
  const starts = stretches(text);
  const known = new Map<number, readonly Span[]>();

  /** The words of the stretch that holds an offset. */
  const wordsNear = (offset: number): readonly Span[] => {
    const index = lastAtOrBefore(starts, offset);
    let words = known.get(index);
    if (!words) {
      words = wordsIn(text, { start: starts[index] ?? 0, end: starts[index + 1] ?? text.length });
      known.set(index, words);
    }
    return words;
  };
  const wordOver = (offset: number): Span | undefined =>
    wordsNear(offset).find(({ start, end }) => start <= offset && offset < end);

  return {
    mayStart(offset) {
      const word = wordOver(offset);
      return word ? word.start === offset : !STARTS_WORD.test(text.slice(offset, offset + 2));
    },
    mayEnd(offset) {
      const word = wordOver(offset - 1);
      if (word) return word.end === offset;
      if (!ENDS_WORD.test(text.slice(Math.max(offset - 2, 0), offset))) return true;
      const isPossessive = POSSESSIVE.test(text.slice(offset - 2, offset));
      return isPossessive && wordOver(offset - 3)?.end === offset - 2;
    },
  };
}

/** Starts of stretches that are cut at white space, where the text has any. */
function stretches(text: string): readonly number[] {
  const starts = [0];
  const space = /\s/gu;
  let from = 0;
  while (from + SHORTEST_STRETCH < text.length) {
    space.lastIndex = from + SHORTEST_STRETCH;
    const found = space.exec(text)?.index ?? text.length;
    // Where no blank is near, all further stretches up to the next one are cut anywhere.
    for (from += LONGEST_STRETCH; from < found; from += LONGEST_STRETCH) starts.push(from);
    from = found;
    if (from < text.length) starts.push(from);
  }
  return starts;
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low;
}
