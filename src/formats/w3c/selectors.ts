// Selectors: where in a text an annotation is, by its position and by its words.

import type { OffsetMap } from '../../core/text/offsets';
import type { Span } from '../../core/text/span';
import type { InputSpan } from '../imported';

// UTF-16 code units before and after the words, by which they are found in a text that was changed.
const CONTEXT = 32;

const HIGH = /[\uD800-\uDBFF]/;
const LOW = /[\uDC00-\uDFFF]/;

/** Both selectors of a span; a program takes the one that it can use. */
export function selectorsOf(
  text: string,
  offsets: OffsetMap,
  span: Span<'codePoint'>,
): readonly unknown[] {
  const { start, end } = offsets.spanToUtf16(span);
  return [
    {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      prefix: text.slice(before(text, start), start),
      suffix: text.slice(end, after(text, end)),
    },
    { type: 'TextPositionSelector', start: span.start, end: span.end },
  ];
}

/** Where the context before an offset begins, not between two halves of a character. */
function before(text: string, start: number): number {
  const from = Math.max(0, start - CONTEXT);
  return from > 0 && LOW.test(text.charAt(from)) && HIGH.test(text.charAt(from - 1))
    ? from + 1
    : from;
}

function after(text: string, end: number): number {
  const to = Math.min(text.length, end + CONTEXT);
  return to > end && HIGH.test(text.charAt(to - 1)) ? to - 1 : to;
}

/** Words with what stands before and after them; the last two are empty where nobody says. */
export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/**
 * The only place that a quotation can mean: where the words are alone in the text, or where they
 * alone stand in their context. `undefined` where there are several or none.
 * @returns UTF-16 code units
 */
export function placeOfQuote(text: string, quote: Quote): InputSpan | undefined {
  const { exact, prefix, suffix } = quote;
  if (exact === '') return undefined;
  const spanFrom = (start: number): InputSpan => ({ start, end: start + exact.length });
  const alone = onlyPlace(text, exact);
  if (alone !== undefined) return spanFrom(alone);
  const inContext = onlyPlace(text, `${prefix}${exact}${suffix}`);
  return inContext === undefined ? undefined : spanFrom(inContext + prefix.length);
}

/** Where words begin that are in a text once; `undefined` for others. */
function onlyPlace(text: string, words: string): number | undefined {
  const first = text.indexOf(words);
  return first !== -1 && text.lastIndexOf(words) === first ? first : undefined;
}
