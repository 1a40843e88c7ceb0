// Moves spans along with changes to the text under them.

import type { Span } from '../text/span';
import { growth } from './replacement';
import type { Replacement, TextEdit } from './replacement';

type Fragments = readonly Span[];

/**
 * Where a span is after one replacement. Text typed at either edge stays outside; text that
 * replaces part of a span's inside belongs to it, and text that replaces one edge and what is
 * beyond it does not.
 * @returns `undefined` where all of the span's text was taken out
 */
export function shiftSpan({ start, end }: Span, change: Replacement): Span | undefined {
  const { offset } = change;
  const changeEnd = offset + change.removed.length;
  const delta = change.inserted.length - change.removed.length;
  if (changeEnd <= start) return { start: start + delta, end: end + delta };
  if (offset >= end) return { start, end };
  if (offset <= start && changeEnd >= end) return undefined;
  const newStart = offset < start ? offset + change.inserted.length : start;
  const newEnd = changeEnd > end ? offset : end + delta;
  return { start: newStart, end: newEnd };
}

/**
 * Where fragments are after an edit; those between which no text is left become one.
 * @returns no fragment where all their text was taken out
 */
export function shiftFragments(fragments: Fragments, edit: TextEdit): Fragments {
  const shifted = fragments.flatMap((span) => shiftByAll(span, edit) ?? []);
  const joined: Span[] = [];
  for (const span of shifted) {
    const last = joined.at(-1);
    if (last && last.end >= span.start) joined[joined.length - 1] = { ...last, end: span.end };
    else joined.push(span);
  }
  return joined;
}

/** True where fragments have the same ends, one by one. */
export function sameFragments(a: Fragments, b: Fragments): boolean {
  return (
    a.length === b.length &&
    a.every(({ start, end }, i) => start === b[i]?.start && end === b[i].end)
  );
}

/**
 * Tells quickly where fragments stay or move as a whole.
 * @returns the UTF-16 units that they move by; `undefined` where the edit touches them
 */
export function shiftOutside(hull: Span, edit: TextEdit): number | undefined {
  const [first, last] = [edit[0], edit.at(-1)];
  if (!first || !last || hull.end <= first.offset) return 0;
  return hull.start >= last.offset + last.removed.length ? growth(edit) : undefined;
}

function shiftByAll(span: Span, edit: TextEdit): Span | undefined {
  let shifted: Span | undefined = span;
  // From the last to the first, so that no replacement moves the offsets of one still to come.
  for (let i = edit.length - 1; i >= 0 && shifted; i -= 1) {
    const change = edit[i];
    if (change) shifted = shiftSpan(shifted, change);
  }
  return shifted;
}
