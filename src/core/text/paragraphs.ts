// Paragraphs: the lines that have text in them.

import { trimSpan } from './span';
import type { Span } from './span';

/**
 * The paragraph that a UTF-16 offset is in: its line without the white space at its ends.
 * @returns `undefined` on a blank line
 */
export function paragraphAt(text: string, offset: number): Span | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  return trimSpan(text, {
    start: offset === 0 ? 0 : start,
    end: newline === -1 ? text.length : newline,
  });
}

/** The first paragraph that ends after a UTF-16 offset. */
export function paragraphEndingAfter(text: string, offset: number): Span | undefined {
  for (let at = offset; at <= text.length;) {
    const paragraph = paragraphAt(text, at);
    if (paragraph && paragraph.end > offset) return paragraph;
    const newline = text.indexOf('\n', at);
    if (newline === -1) return undefined;
    at = newline + 1;
  }
  return undefined;
}

/** The last paragraph that starts before a UTF-16 offset. */
export function paragraphStartingBefore(text: string, offset: number): Span | undefined {
  for (let at = offset; at >= 0;) {
    const paragraph = paragraphAt(text, at);
    if (paragraph && paragraph.start < offset) return paragraph;
    if (at === 0) return undefined;
    const newline = text.lastIndexOf('\n', at - 1);
    if (newline === -1) return undefined;
    at = newline;
  }
  return undefined;
}
