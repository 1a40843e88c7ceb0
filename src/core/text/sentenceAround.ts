// The sentence around a place, as far as quotations let it reach.

import { paragraphAt } from './paragraphs';
import { withoutHalfQuotes } from './quotations';
import type { Quotation } from './quotations';
import { sentenceAt } from './sentences';
import { containsSpan, trimSpan } from './span';
import type { Span } from './span';

/**
 * The sentence at a UTF-16 offset. Where a quotation of several sentences begins or ends within it,
 * an offset inside the quotation has the part that is quoted, and one outside it the sentence with
 * the whole quotation: neither cuts a quotation in two. No mark is left alone at its ends.
 * @param quotations those of the text
 * @returns `undefined` on a blank line
 */
export function sentenceAround(
  text: string,
  offset: number,
  quotations: readonly Quotation[],
): Span | undefined {
  const paragraph = paragraphAt(text, offset);
  const sentence = sentenceAt(text, offset);
  if (!paragraph || !sentence) return undefined;
  let span = sentence;
  for (const { whole, inside } of quotations) {
    if (!crosses(whole, span)) continue;
    const isInside = whole.start < offset && offset < whole.end;
    const part = isInside ? overlap(inside, span) : withQuotation(text, span, whole, paragraph);
    span = (part && trimSpan(text, part)) ?? span;
  }
  return withoutHalfQuotes(text, span, quotations) ?? span;
}

function crosses(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end && !containsSpan(a, b) && !containsSpan(b, a);
}

function overlap(a: Span, b: Span): Span | undefined {
  const span = { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) };
  return span.start < span.end ? span : undefined;
}

/** A sentence and those in which a quotation begins and ends, in one paragraph. */
function withQuotation(text: string, span: Span, whole: Span, paragraph: Span): Span | undefined {
  const quoted = overlap(whole, paragraph);
  if (!quoted) return undefined;
  const first = sentenceAt(text, quoted.start) ?? quoted;
  const last = sentenceAt(text, quoted.end - 1) ?? quoted;
  return {
    start: Math.min(span.start, first.start),
    end: Math.max(span.end, last.end),
  };
}
