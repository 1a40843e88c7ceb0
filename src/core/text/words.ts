// The word at a cursor, as a person who codes names means it, and the words beside it.

import { wordSegmenter } from './segmenters';
import type { Span } from './span';

const WORD_PART = /[\p{L}\p{N}\p{M}\p{Extended_Pictographic}]/u;
const POSSESSIVE = /['’][sS]?$/u;
const INITIALS = /^(?:\p{L}\.)+\p{L}$/u;

// UTF-16 code units on each side. The segmenter takes time by the square of what it is given, and
// no word that a person means is longer.
const REACH = 300;

/**
 * The word that a UTF-16 offset is in or touches, by the Unicode rules of `Intl.Segmenter`
 * (UAX #29) with three things that names need: parts joined by a hyphen are one word
 * (`al-Nadiri`), the last full stop belongs to initials (`U.S.`), and a possessive ending does not
 * (`Tarsia` of `Tarsia’s`). It takes the same time in a line of any length.
 * @returns `undefined` where no word touches the offset
 */
export function wordAt(text: string, offset: number): Span | undefined {
  const words = longWords(text, stretchAround(text, offset));
  // Between two words that touch, the one that begins here is meant.
  const word =
    words.find(({ start, end }) => start <= offset && offset < end) ??
    words.find(({ end }) => end === offset);
  return word && withoutPossessive(text, word);
}

/** The words of a span, without possessive endings. For spans of a sentence or so. */
export function wordsIn(text: string, span: Span): readonly Span[] {
  return longWords(text, span).map((word) => withoutPossessive(text, word));
}

/** The first word that ends after a UTF-16 offset, on this line or one below. */
export function wordEndingAfter(text: string, offset: number): Span | undefined {
  for (let at = offset; at <= text.length;) {
    const stretch = stretchAround(text, at);
    const word = wordsIn(text, stretch).find(({ end }) => end > offset);
    if (word) return word;
    at = stretch.end + 1;
  }
  return undefined;
}

/** The last word that starts before a UTF-16 offset, on this line or one above. */
export function wordStartingBefore(text: string, offset: number): Span | undefined {
  for (let at = offset; at >= 0;) {
    const stretch = stretchAround(text, at);
    const [word] = wordsIn(text, stretch)
      .filter(({ start }) => start < offset)
      .slice(-1);
    if (word) return word;
    at = stretch.start - 1;
  }
  return undefined;
}

/** The line around an offset or, where that is long, a part of it that begins and ends at blanks. */
function stretchAround(text: string, offset: number): Span {
  const before = text.slice(Math.max(offset - REACH, 0), offset);
  const after = text.slice(offset, offset + REACH);
  // One line is enough: no word goes over a line end.
  const lineStart = before.lastIndexOf('\n') + 1;
  const lineEnd = after.indexOf('\n');
  const isCutBefore = lineStart === 0 && before.length === REACH;
  const isCutAfter = lineEnd === -1 && after.length === REACH;
  const head = isCutBefore ? Math.max(before.search(/\s/u), 0) : lineStart;
  const tail = isCutAfter ? after.search(/\s\S*$/u) : lineEnd;
  return {
    start: offset - before.length + head,
    end: offset + (tail === -1 ? after.length : tail),
  };
}

/** Words with their possessive endings: hyphens join them, and initials keep their full stop. */
function longWords(text: string, span: Span): readonly Span[] {
  const words: { start: number; end: number }[] = [];
  const piece = text.slice(span.start, span.end);
  const segments = wordSegmenter().segment(piece);
  for (const { segment, index } of segments) {
    if (!WORD_PART.test(segment)) continue;
    const start = span.start + index;
    const end = start + segment.length;
    const last = words.at(-1);
    if (last && /^[-‐‑]$/u.test(text.slice(last.end, start))) last.end = end;
    else words.push({ start, end });
  }
  return words.map((word) => withFullStop(text, word));
}

function withFullStop(text: string, { start, end }: Span): Span {
  const isInitials = text[end] === '.' && INITIALS.test(text.slice(start, end));
  return { start, end: isInitials ? end + 1 : end };
}

function withoutPossessive(text: string, { start, end }: Span): Span {
  const bare = text.slice(start, end).replace(POSSESSIVE, '');
  return { start, end: bare === '' ? end : start + bare.length };
}
