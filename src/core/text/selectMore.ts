// What is selected by asking for a sentence or a quotation, and by asking again.

import { paragraphAt } from './paragraphs';
import { quotationsAround, quotationsIn, withoutHalfQuotes } from './quotations';
import { sentenceAround } from './sentenceAround';
import { sentenceAt, sentenceEndingAfter } from './sentences';
import { containsSpan, sameSpan } from './span';
import type { Span } from './span';

/**
 * The sentence around a cursor or selection; where whole sentences are selected already, with the
 * next one of the paragraph.
 */
export function nextSentence(text: string, span: Span): Span | undefined {
  const quotations = quotationsIn(text);
  const at = (offset: number) => sentenceAround(text, offset, quotations);
  const first = at(span.start);
  const last = span.end > span.start ? at(span.end - 1) : first;
  if (!first || !last) return undefined;
  const whole = {
    start: Math.min(first.start, last.start),
    end: Math.max(first.end, last.end),
  };
  if (!sameSpan(whole, span)) return whole;
  const next = followingSentence(text, span.end);
  const paragraph = paragraphAt(text, span.end - 1);
  if (!next || !paragraph || next.start > paragraph.end) return whole;
  let wider = { start: span.start, end: Math.max(at(next.start)?.end ?? next.end, span.end) };
  // A quotation that begins here is taken whole, as far as it is in the paragraph.
  for (const { whole: quoted } of quotations) {
    const isCut = span.start <= quoted.start && quoted.start < wider.end && wider.end < quoted.end;
    if (!isCut) continue;
    const end = Math.min(quoted.end, paragraph.end);
    wider = { start: span.start, end: Math.max(end, sentenceAt(text, end - 1)?.end ?? end) };
  }
  return withoutHalfQuotes(text, wider, quotations) ?? wider;
}

/**
 * The innermost quotation around a cursor or selection, without its marks; where it is selected
 * already, with its marks, and then the one around it.
 */
export function nextQuotation(text: string, span: Span): Span | undefined {
  const spans = quotationsAround(quotationsIn(text), span).flatMap(({ inside, whole }) => [
    inside,
    whole,
  ]);
  if (span.start === span.end) return spans[0];
  const wider = spans.filter((each) => containsSpan(each, span));
  return wider.find((each) => !sameSpan(each, span)) ?? wider[0];
}

/** The first sentence that starts at or after an offset. */
function followingSentence(text: string, offset: number): Span | undefined {
  const sentence = sentenceEndingAfter(text, offset);
  if (!sentence || sentence.start >= offset) return sentence;
  return sentenceEndingAfter(text, sentence.end);
}
