// On which level each annotation's line is drawn, so that no two lines lie over each other.

import type { Span } from '../core/text/span';

/** What takes room on a level. */
export interface Stackable {
  /** Disjoint, in order. All are drawn on one level. */
  readonly fragments: readonly Span[];
  /** UTF-16 units that each fragment needs at least: its tag may be wider than its text. */
  readonly room: number;
}

/**
 * The level of each item, from 0 (next to the text) on: interval colouring, the shortest first. So
 * what lies inside another item is always nearer to the text than the other, however deep it goes.
 */
export function stackLevels(items: readonly Stackable[]): readonly number[] {
  const order = items.map((_, index) => index).sort((a, b) => byLength(items[a], items[b]));
  const levels: Span[][] = [];
  const result = new Array<number>(items.length).fill(0);
  for (const index of order) {
    const item = items[index];
    if (!item) continue;
    const taken = item.fragments.map((span) => ({
      start: span.start,
      end: Math.max(span.end, span.start + item.room),
    }));
    let level = 0;
    while (taken.some((span) => !isFree(levels[level] ?? [], span))) level += 1;
    const spans = (levels[level] ??= []);
    for (const span of taken) spans.splice(firstFrom(spans, span.start), 0, span);
    result[index] = level;
  }
  return result;
}

function byLength(a: Stackable | undefined, b: Stackable | undefined): number {
  return lengthOf(a) - lengthOf(b) || startOf(a) - startOf(b);
}

/** From the first character to the last: what lies in the gap of an item is inside it, too. */
function lengthOf(item: Stackable | undefined): number {
  return (item?.fragments.at(-1)?.end ?? 0) - startOf(item);
}

function startOf(item: Stackable | undefined): number {
  return item?.fragments[0]?.start ?? 0;
}

/** @param spans disjoint, in order */
function isFree(spans: readonly Span[], { start, end }: Span): boolean {
  const next = firstFrom(spans, start);
  const before = spans[next - 1];
  const after = spans[next];
  return (!before || before.end <= start) && (!after || after.start >= end);
}

/** Index of the first span that begins at an offset or after it. */
function firstFrom(spans: readonly Span[], offset: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
