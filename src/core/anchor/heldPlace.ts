// An annotation that is held somewhere, and the place that it has or lacks.

import { hull, mapFragments, quote } from '../model/annotation';
import type { Annotation } from '../model/annotation';
import type { Held } from '../model/shiftHistory';
import type { ArticleText } from '../sidecar/sidecar';
import type { Span } from '../text/span';
import type { Place, WholeAnnotation } from './journal';
import { invertTextEdit } from './replacement';
import type { TextEdit } from './replacement';
import { sameFragments, shiftFragments, shiftOutside } from './shift';

/** What follows one change to the text, wherever an annotation is held. */
export interface Follower {
  readonly follow: (holder: string, held: Held) => Held;
}

/** The holder of all that is in the layer. */
export const LAYER = 'layer';

/** Where an annotation is held to be; no span where it is an orphan. */
export function placeOf(held: Held): Place {
  return held.kind === 'placed' ? held.annotation.fragments : [];
}

/** The same annotation where the change left it: it moves as a whole, or not at all. */
export function movedOutside(held: Held, edit: TextEdit): Held | undefined {
  if (held.kind === 'orphan') return undefined;
  const { annotation } = held;
  const by = shiftOutside(hull(annotation), edit);
  if (by === undefined) return undefined;
  if (by === 0) return held;
  const shift = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  const fragments = mapFragments(annotation.fragments, shift);
  return { kind: 'placed', annotation: { ...annotation, fragments } };
}

/** The same annotation at another place, with the text that is there now. */
export function heldAt(held: Held, place: Place, whole: WholeAnnotation, text: string): Held {
  const [first, ...rest] = place;
  if (!first) {
    return held.kind === 'orphan'
      ? held
      : { kind: 'orphan', annotation: { ...held.annotation, ...whole } };
  }
  const fragments: Annotation['fragments'] = [first, ...rest];
  const annotation = { ...held.annotation, fragments, text: quote(text, fragments) };
  return { kind: 'placed', annotation };
}

/** Text and offsets of an annotation as it is now. */
export function wholeOf(held: Held, { offsets }: ArticleText): WholeAnnotation {
  const { text } = held.annotation;
  const fragments =
    held.kind === 'orphan'
      ? held.annotation.fragments
      : mapFragments(held.annotation.fragments, offsets.spanToCodePoints);
  return { text, fragments };
}

/** True where the change turned round would not bring the first place back from the second. */
export function isLossy(before: Place, after: Place, edit: TextEdit): boolean {
  return !sameFragments(before, shiftFragments(after, invertTextEdit(edit)));
}
