// The word that an offset cuts in two.

import type { Span } from './span';
import { wordAt } from './words';

// UTF-16 code units on each side. No word that a person means is longer, and a text that never
// has a blank costs no more than this.
const REACH = 200;

const BLANK = /^\s?$/u;

/**
 * The word that has characters on both sides of a UTF-16 offset; `undefined` where there is none.
 * It takes the same time in a paragraph of any length.
 */
export function wordAround(text: string, offset: number): Span | undefined {
  // Most words end at a blank, and that is seen at once.
  if (BLANK.test(text.charAt(offset - 1)) || BLANK.test(text.charAt(offset))) return undefined;
  const [before, after] = [
    text.slice(Math.max(offset - REACH, 0), offset),
    text.slice(offset, offset + REACH),
  ];
  const head = /\S*$/u.exec(before)?.[0] ?? '';
  const tail = /^\S*/u.exec(after)?.[0] ?? '';
  if (head === '' || tail === '') return undefined;
  const word = wordAt(head + tail, head.length);
  if (!word || word.start >= head.length || word.end <= head.length) return undefined;
  const shift = offset - head.length;
  return { start: word.start + shift, end: word.end + shift };
}
