// Questions to a layer about places in the text.

import { containsSpan, sameSpan } from '../text/span';
import type { Span } from '../text/span';
import { hull } from './annotation';
import type { Annotation } from './annotation';

/**
 * The annotations that hold a UTF-16 offset, the innermost (shortest) first. An offset at the end
 * of an annotation still counts, as a cursor there touches it.
 */
export function annotationsAt(
  annotations: readonly Annotation[],
  offset: number,
): readonly Annotation[] {
  return innermostFirst(
    annotations.filter(({ fragments }) =>
      fragments.some(({ start, end }) => start <= offset && offset <= end),
    ),
  );
}

/** The annotations that hold all of a span, the innermost first. */
export function annotationsAround(
  annotations: readonly Annotation[],
  span: Span,
): readonly Annotation[] {
  return innermostFirst(annotations.filter((annotation) => containsSpan(hull(annotation), span)));
}

/** The contiguous annotation with exactly this span; of several, the first in order. */
export function annotationOn(
  annotations: readonly Annotation[],
  span: Span,
): Annotation | undefined {
  return annotations.find(
    ({ fragments }) => fragments.length === 1 && sameSpan(fragments[0], span),
  );
}

/**
 * The annotation after (or before) a place in the order of the text; past the last one it begins
 * again at the first.
 * @param from the selection, or an empty span at the cursor
 * @param current id of the annotation that the last move went to: while the selection is still on
 *   it, the move goes on from there, so that annotations on one and the same span are all reached
 */
export function neighbour(
  annotations: readonly Annotation[],
  from: Span,
  direction: 'next' | 'previous',
  current?: string,
): Annotation | undefined {
  const step = direction === 'next' ? 1 : -1;
  const index = annotations.findIndex(
    (annotation) => annotation.id === current && sameSpan(hull(annotation), from),
  );
  if (index !== -1) return annotations.at((index + step) % annotations.length);
  const ordered = direction === 'next' ? annotations : [...annotations].reverse();
  return ordered.find((annotation) => isBeyond(hull(annotation), from, step)) ?? ordered[0];
}

/** Order by start, the longer first; a cursor stands before all that starts at it. */
function isBeyond(span: Span, from: Span, step: 1 | -1): boolean {
  if (span.start !== from.start) return step * (span.start - from.start) > 0;
  if (from.start === from.end) return step === 1;
  return step * (from.end - span.end) > 0;
}

function innermostFirst(annotations: readonly Annotation[]): readonly Annotation[] {
  const length = (annotation: Annotation): number => {
    const { start, end } = hull(annotation);
    return end - start;
  };
  return [...annotations].sort((a, b) => length(a) - length(b));
}
