// Leaving out places that are annotated already.

import type { Annotation } from '../model/annotation';
import type { Span } from '../text/span';

export interface UntaggedOptions {
  /** Whether a place that has a character in common with an annotation is left out, too. */
  readonly isInTheWay?: (annotation: Annotation) => boolean;
}

/**
 * The spans on which no annotation is. A span that is the only fragment of an annotation is always
 * left out; what lies between the fragments of one is free.
 */
export function untaggedSpans(
  spans: readonly Span[],
  annotations: readonly Annotation[],
  { isInTheWay = () => false }: UntaggedOptions = {},
): readonly Span[] {
  const taken = new Set(
    annotations.flatMap(({ fragments: [first, ...rest] }) => (rest.length > 0 ? [] : keyOf(first))),
  );
  const obstacles = annotations
    .filter(isInTheWay)
    .flatMap(({ fragments }) => fragments)
    .sort((a, b) => a.start - b.start);
  // The furthest end of the obstacles up to each one: of those that start before a span ends, one
  // overlaps it where that reaches beyond its start.
  const reach: number[] = [];
  for (const { end } of obstacles) reach.push(Math.max(end, reach.at(-1) ?? 0));
  const isFree = ({ start, end }: Span): boolean => {
    let low = 0;
    let high = obstacles.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((obstacles[middle]?.start ?? 0) < end) low = middle + 1;
      else high = middle;
    }
    return (reach[low - 1] ?? 0) <= start;
  };
  return spans.filter((span) => !taken.has(keyOf(span)) && isFree(span));
}

function keyOf({ start, end }: Span): string {
  return `${start} ${end}`;
}
