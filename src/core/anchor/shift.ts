// Moves spans along with changes to the text under them.

import type { Span } from '../text/span';

/** One replacement in a text: `removed` units from `offset` on gave way to `inserted` units. */
export interface TextChange {
  /** UTF-16 offset in the text before the change. */
  readonly offset: number;
  /** UTF-16 length of what was taken out. */
  readonly removed: number;
  /** UTF-16 length of what was put in. */
  readonly inserted: number;
}

/**
 * Where a span is after one change. Text typed at either edge stays outside; text that replaces
 * part of a span's inside belongs to it, and text that replaces one edge does not.
 * @returns `undefined` where all of the span's text was taken out
 */
export function shiftSpan({ start, end }: Span, change: TextChange): Span | undefined {
  const changeEnd = change.offset + change.removed;
  const delta = change.inserted - change.removed;
  if (changeEnd <= start) return { start: start + delta, end: end + delta };
  if (change.offset >= end) return { start, end };
  if (change.offset <= start && changeEnd >= end) return undefined;
  const newStart = change.offset < start ? change.offset + change.inserted : start;
  const newEnd = changeEnd > end ? change.offset : end + delta;
  return { start: newStart, end: newEnd };
}

/**
 * Where a span is after changes that were made at once. Their offsets all speak of the text before
 * them, and they do not overlap.
 */
export function shiftSpanByAll(span: Span, changes: readonly TextChange[]): Span | undefined {
  // From the last to the first, so that no change moves the offsets of one still to come.
  const lastFirst = [...changes].sort((a, b) => b.offset - a.offset);
  let shifted: Span | undefined = span;
  for (const change of lastFirst) {
    shifted &&= shiftSpan(shifted, change);
  }
  return shifted;
}
