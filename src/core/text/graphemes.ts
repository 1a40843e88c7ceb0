// Characters as a person sees them: an emoji of seven code points is one.

import { characterSegmenter } from './segmenters';

// UTF-16 code units on each side: longer than any character that is in use, and than a row of flags.
const REACH = 256;

/** The UTF-16 offset after the character that is at an offset; the text's end at its end. */
export function characterEndAfter(text: string, offset: number): number {
  const from = safeStart(text, offset);
  for (const { segment, index } of charactersOf(text.slice(from, offset + REACH))) {
    const end = from + index + segment.length;
    if (end > offset) return end;
  }
  return text.length;
}

/** The UTF-16 offset of the character before an offset, or that the offset is in; 0 at the start. */
export function characterStartBefore(text: string, offset: number): number {
  const from = safeStart(text, offset);
  let before = from;
  for (const { index } of charactersOf(text.slice(from, offset + REACH))) {
    if (from + index >= offset) break;
    before = from + index;
  }
  return before;
}

/** The characters of a text; it takes time by the square of its length. */
export function charactersOf(text: string): Intl.Segments {
  return characterSegmenter().segment(text);
}

/** A place at most `REACH` before an offset where a character surely begins: at white space. */
function safeStart(text: string, offset: number): number {
  const from = Math.max(offset - REACH, 0);
  const blank = /\s\S*$/u.exec(text.slice(from, Math.max(offset - 1, 0)));
  return blank ? from + blank.index : from;
}
