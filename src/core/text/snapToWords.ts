// Selections that end inside a word, widened to whole words.

import type { Span } from './span';
import { wordAround } from './wordAround';

// Writing without blanks between words: where a word ends there is a guess, so nothing is widened.
const NO_BLANKS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const HYPHEN = /[-‐‑]/u;

/**
 * A span with each end that is inside a word moved out to the end of the word. An end beside a
 * hyphen (`Tarsian` of `Tarsian-built`) or before a possessive ending (`Iraq` of `Iraq’s`) is meant.
 */
export function snapToWords(text: string, { start, end }: Span): Span {
  return {
    start: cutWord(text, start)?.start ?? start,
    end: cutWord(text, end)?.end ?? end,
  };
}

/** The part between hyphens of the word that an offset cuts in two. */
function cutWord(text: string, offset: number): Span | undefined {
  const beside = text.slice(Math.max(offset - 1, 0), offset + 1);
  if (HYPHEN.test(beside) || NO_BLANKS.test(beside)) return undefined;
  const word = wordAround(text, offset);
  if (!word) return undefined;
  const before = text.slice(word.start, offset);
  const after = text.slice(offset, word.end);
  const head = Math.max(...['-', '‐', '‑'].map((hyphen) => before.lastIndexOf(hyphen)));
  const tail = after.search(HYPHEN);
  return {
    start: word.start + head + 1,
    end: tail === -1 ? word.end : offset + tail,
  };
}
