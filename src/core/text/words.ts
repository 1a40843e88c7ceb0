// The word at a cursor, as a person who codes names means it.

import type { Span } from './span';

const WORD_PART = /[\p{L}\p{N}\p{M}\p{Extended_Pictographic}]/u;
const POSSESSIVE = /['’][sS]?$/u;
const INITIALS = /^(?:\p{L}\.)+\p{L}$/u;

/**
 * The word that a UTF-16 offset is in or touches, by the Unicode rules of `Intl.Segmenter`
 * (UAX #29) with three things that names need: parts joined by a hyphen are one word
 * (`al-Nadiri`), the last full stop belongs to initials (`U.S.`), and a possessive ending does not
 * (`Tarsia` of `Tarsia’s`).
 * @returns `undefined` where no word touches the offset
 */
export function wordAt(text: string, offset: number): Span | undefined {
  // One line is enough: no word goes over a line end.
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  const line = text.slice(lineStart, newline === -1 ? text.length : newline);
  const words = hyphenatedWords(line).map((span) => withFullStop(line, span));
  const at = offset - lineStart;
  // Between two words that touch, the one that begins here is meant.
  const word =
    words.find(({ start, end }) => start <= at && at < end) ?? words.find(({ end }) => end === at);
  if (word === undefined) return undefined;
  const { start, end } = withoutPossessive(line, word);
  return { start: lineStart + start, end: lineStart + end };
}

function hyphenatedWords(line: string): readonly Span[] {
  const words: { start: number; end: number }[] = [];
  const segments = new Intl.Segmenter('en', { granularity: 'word' }).segment(line);
  for (const { segment, index } of segments) {
    if (!WORD_PART.test(segment)) continue;
    const end = index + segment.length;
    const last = words.at(-1);
    if (last && /^[-‐‑]$/u.test(line.slice(last.end, index))) last.end = end;
    else words.push({ start: index, end });
  }
  return words;
}

function withFullStop(line: string, { start, end }: Span): Span {
  const isInitials = line[end] === '.' && INITIALS.test(line.slice(start, end));
  return { start, end: isInitials ? end + 1 : end };
}

function withoutPossessive(line: string, { start, end }: Span): Span {
  const bare = line.slice(start, end).replace(POSSESSIVE, '');
  return { start, end: bare === '' ? end : start + bare.length };
}
