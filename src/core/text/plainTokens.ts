// Tokens by the Unicode rules and by white space alone.

import { wordSegmenter } from './segmenters';
import type { Span } from './span';

// Runs without blanks. Controls are blanks too: Python's `str.split` takes some for such. What can't
// be seen and stands alone, such as a mark of direction, is no run.
const CHUNK = /[^\s\p{Cc}]+/gu;
const SEEN = /[^\p{Cf}\p{Cc}\p{Mn}]/u;
// UTF-16 code units. The segmenter takes time by the square of what it is given.
const LONGEST_PIECE = 400;

/** Runs between white space. */
export function whitespaceTokens(text: string, { start, end }: Span): readonly Span[] {
  return [...text.slice(start, end).matchAll(CHUNK)]
    .filter(([chunk]) => SEEN.test(chunk))
    .map(({ 0: chunk, index }) => ({ start: start + index, end: start + index + chunk.length }));
}

/** As `whitespaceTokens`, but no run is longer than a word can be: for rules that look back. */
export function boundedChunks(text: string, stretch: Span): readonly Span[] {
  return pieces(text, stretch).flatMap((piece) => whitespaceTokens(text, piece));
}

/** Words, numbers and single signs by `Intl.Segmenter` (UAX #29). */
export function unicodeTokens(text: string, stretch: Span): readonly Span[] {
  const segmenter = wordSegmenter();
  const tokens: Span[] = [];
  for (const { start, end } of pieces(text, stretch)) {
    for (const { segment, index } of segmenter.segment(text.slice(start, end))) {
      // A segment may hold a blank: a joiner may follow a space.
      tokens.push(...whitespaceTokens(text, shifted(start + index, segment.length)));
    }
  }
  return tokens;
}

/** Parts of a stretch that end at blanks, or where there are none for long, between characters. */
function pieces(text: string, { start, end }: Span): readonly Span[] {
  const found: Span[] = [];
  for (let from = start; from < end;) {
    const most = Math.min(from + LONGEST_PIECE, end);
    const to = most === end ? end : cutBefore(text, from, most);
    found.push({ start: from, end: to });
    from = to;
  }
  return found;
}

function cutBefore(text: string, from: number, most: number): number {
  const blank = /^[\s\S]*\s/u.exec(text.slice(from, most));
  if (blank) return from + blank[0].length;
  // Not in a surrogate pair, nor before what belongs to the character before.
  let at = most;
  while (at > from + 1 && /^(?:[\uDC00-\uDFFF]|\p{M}|\u200D)/u.test(text.slice(at, at + 2)))
    at -= 1;
  return at;
}

function shifted(start: number, length: number): Span {
  return { start, end: start + length };
}
