// How far two annotators’ annotations of one article are the same, label by label.

import type { Annotation } from '../model/annotation';
import type { Touches } from './coverage';
import { markKey, numbered } from './sameMarks';

type Mark = Annotation<'codePoint'>;

/** Counts of annotations with one label. */
export interface SpanMatches {
  /** Of the first annotator, and of the second. */
  readonly total: readonly [number, number];
  /** Those of the first that the second made with exactly the same fragments. */
  readonly exact: number;
  /** Those of each that have a character in common with one of the other. */
  readonly overlapping: readonly [number, number];
}

export const NO_MATCHES: SpanMatches = { total: [0, 0], exact: 0, overlapping: [0, 0] };

/**
 * @param pair annotations of both with one label, sorted
 * @param touches the characters that each holds with them
 */
export function spanMatches(
  [first, second]: readonly [readonly Mark[], readonly Mark[]],
  [byFirst, bySecond]: readonly [Touches, Touches],
): SpanMatches {
  const others = numbered(second, markKey);
  const exact = [...numbered(first, markKey).keys()].filter((key) => others.has(key)).length;
  const overlapping = (marks: readonly Mark[], touches: Touches): number =>
    marks.filter(({ fragments }) => fragments.some(touches)).length;
  return {
    total: [first.length, second.length],
    exact,
    overlapping: [overlapping(first, bySecond), overlapping(second, byFirst)],
  };
}

export function addMatches(a: SpanMatches, b: SpanMatches): SpanMatches {
  return {
    total: [a.total[0] + b.total[0], a.total[1] + b.total[1]],
    exact: a.exact + b.exact,
    overlapping: [a.overlapping[0] + b.overlapping[0], a.overlapping[1] + b.overlapping[1]],
  };
}

/** The share of annotations that are the same; `undefined` where there are none. */
export function exactF1({ total: [first, second], exact }: SpanMatches): number | undefined {
  return first + second === 0 ? undefined : (2 * exact) / (first + second);
}

/**
 * The harmonic mean of the shares of annotations, of each annotator, that overlap one of the
 * other’s; `undefined` where there are none.
 */
export function overlapF1({ total, overlapping }: SpanMatches): number | undefined {
  if (total[0] + total[1] === 0) return undefined;
  if (overlapping[0] === 0 || overlapping[1] === 0) return 0;
  const [precision, recall] = [overlapping[0] / total[0], overlapping[1] / total[1]];
  return (2 * precision * recall) / (precision + recall);
}
