// Sentences of news text. Quotations are not looked at here: see sentenceAround.

import { datelineLength } from './header';
import { abbreviationAtEnd, REPORTING, SENTENCE_STARTER } from './newsWords';
import { paragraphAt, paragraphEndingAfter, paragraphStartingBefore } from './paragraphs';
import { sentenceSegmenter } from './segmenters';
import { trimSpan } from './span';
import type { Span } from './span';

// UTF-16 code units. The segmenter takes time by the square of what it is given, so it is given
// little; and of a paragraph that never ends only the part around the place is read.
const WINDOW = 2000;
const REACH = 10_000;
// A dateline stands in one of the first lines.
const HEADER_LINES = 3;
const HEADER_REACH = 2000;

/**
 * The sentence that a UTF-16 offset is in or touches, without white space at its ends. None goes
 * over the end of a paragraph, and a dateline is one of its own.
 * @returns `undefined` on a blank line
 */
export function sentenceAt(text: string, offset: number): Span | undefined {
  const paragraph = paragraphAt(text, offset);
  if (!paragraph) return undefined;
  const sentences = sentencesNear(text, paragraph, offset);
  // In the blank between two sentences the one before is meant.
  return sentences.filter(({ start }) => start <= offset).at(-1) ?? sentences[0];
}

/** The first sentence that ends after a UTF-16 offset, in this paragraph or one below. */
export function sentenceEndingAfter(text: string, offset: number): Span | undefined {
  const paragraph = paragraphEndingAfter(text, offset);
  return paragraph && sentencesNear(text, paragraph, offset).find(({ end }) => end > offset);
}

/** The last sentence that starts before a UTF-16 offset, in this paragraph or one above. */
export function sentenceStartingBefore(text: string, offset: number): Span | undefined {
  const paragraph = paragraphStartingBefore(text, offset);
  if (!paragraph) return undefined;
  return sentencesNear(text, paragraph, offset)
    .filter(({ start }) => start < offset)
    .at(-1);
}

/** The sentences of a paragraph, in order. They leave out nothing but white space between them. */
export function sentencesIn(text: string, paragraph: Span): readonly Span[] {
  const dateline = isNearTop(text, paragraph.start)
    ? datelineLength(text.slice(paragraph.start, paragraph.end))
    : 0;
  const first = paragraph.start + dateline;
  const spans = mended(text, segmentsOf(text, { start: first, end: paragraph.end }));
  const all = dateline > 0 ? [{ start: paragraph.start, end: first }, ...spans] : spans;
  return all.flatMap((span) => trimSpan(text, span) ?? []);
}

function sentencesNear(text: string, paragraph: Span, offset: number): readonly Span[] {
  const start = Math.max(paragraph.start, offset - REACH);
  const end = Math.min(paragraph.end, offset + REACH);
  if (paragraph.end - paragraph.start <= 2 * REACH) return sentencesIn(text, paragraph);
  const head = start > paragraph.start ? text.slice(start, offset).search(/\s/u) : 0;
  const tail = end < paragraph.end ? text.slice(offset, end).search(/\s\S*$/u) : -1;
  return sentencesIn(text, {
    start: start + Math.max(head, 0),
    end: tail === -1 ? end : offset + tail,
  });
}

function isNearTop(text: string, start: number): boolean {
  if (start > HEADER_REACH) return false;
  const lines = text.slice(0, start).split('\n');
  return lines.filter((line) => line.trim() !== '').length < HEADER_LINES;
}

/** The sentences by the Unicode rules (UAX #29). They touch. */
function segmentsOf(text: string, { start, end }: Span): readonly Span[] {
  const segmenter = sentenceSegmenter();
  const found: Span[] = [];
  let from = start;
  while (from < end) {
    const windowEnd = Math.min(from + WINDOW, end);
    const segments = [...segmenter.segment(text.slice(from, windowEnd))];
    // The last one may go on behind the window: it is read again with what follows.
    const isCut = windowEnd < end && segments.length > 1;
    for (const { index, segment } of isCut ? segments.slice(0, -1) : segments) {
      found.push({ start: from + index, end: from + index + segment.length });
    }
    from = found.at(-1)?.end ?? end;
  }
  return found;
}

/** The segments, joined where no sentence ends. */
function mended(text: string, segments: readonly Span[]): readonly Span[] {
  const spans: Span[] = [];
  for (const span of segments) {
    const last = spans.at(-1);
    if (last && goesOn(text.slice(last.start, last.end), text.slice(span.start, span.end))) {
      spans[spans.length - 1] = { start: last.start, end: span.end };
    } else spans.push(span);
  }
  return spans;
}

/** True where a segment does not end its sentence, seeing what follows. */
function goesOn(before: string, after: string): boolean {
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(after)) return true;
  if (/^[“"‘'«(]?\p{Ll}/u.test(after)) return true;
  const isStarter = SENTENCE_STARTER.test(after);
  const bare = before.trimEnd();
  switch (abbreviationAtEnd(bare)) {
    case 'name':
      return true;
    case 'number':
      return /^\d/u.test(after);
    case 'anywhere':
      return !isStarter;
    case undefined:
      // “Who did it?” Morvath asked.
      return /[?!…][”’"'»]+$/u.test(bare) && !isStarter && isReporting(after);
  }
}

/** A name and a word of saying: `Morvath asked`, `Sir Rupert told`. */
function isReporting(text: string): boolean {
  return text
    .split(/\s+/u, 4)
    .some((word) => REPORTING.test(word.replace(/(?<![^\p{L}])[^\p{L}]+$/u, '')));
}
