// Hints over the annotations in sight: which there are, where they stand, what picks them.

import { hull } from '../model/annotation';
import type { Annotation } from '../model/annotation';
import type { Span } from '../text/span';
import { hintCodes } from './hintCodes';

/** A few letters over one annotation. */
export interface Hint {
  readonly annotation: Annotation;
  /** What is typed to pick it: letters from a to z. */
  readonly code: string;
  /** Where it stands: UTF-16 offset of the first character of the annotation that is in sight. */
  readonly offset: number;
}

/**
 * One hint for each annotation that is in sight, in the order of the text. The nearer one is to
 * `from`, the shorter and easier is its code.
 * @param visible UTF-16 spans that are in sight
 * @param from the selection, or an empty span at the cursor
 */
export function hintsFor(
  annotations: readonly Annotation[],
  visible: readonly Span[],
  from: Span,
): readonly Hint[] {
  const inSight = annotations.flatMap((annotation) => {
    const offset = placeInSight(annotation, visible);
    return offset === undefined ? [] : [{ annotation, offset }];
  });
  const nearest = inSight
    .map((place) => ({ ...place, distance: distance(hull(place.annotation), from) }))
    .sort((a, b) => a.distance - b.distance);
  const codes = hintCodes(nearest.length);
  const byId = new Map(nearest.map(({ annotation }, i) => [annotation.id, codes[i] ?? '']));
  return inSight
    .map((place) => ({ ...place, code: byId.get(place.annotation.id) ?? '' }))
    .sort((a, b) => a.offset - b.offset);
}

/** The hints that what was typed can still become; one whose code it is stands alone. */
export function matchingHints(hints: readonly Hint[], typed: string): readonly Hint[] {
  return hints.filter(({ code }) => code.startsWith(typed));
}

function placeInSight({ fragments }: Annotation, visible: readonly Span[]): number | undefined {
  for (const fragment of fragments) {
    for (const { start, end } of visible) {
      if (fragment.start < end && start < fragment.end) return Math.max(fragment.start, start);
    }
  }
  return undefined;
}

/** Characters between two spans; 0 where they touch. */
function distance(a: Span, b: Span): number {
  return Math.max(a.start - b.end, b.start - a.end, 0);
}
