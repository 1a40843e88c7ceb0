// Spans as the fragments of an annotation: disjoint and in order.

import { trimSpan } from '../text/span';
import type { Span } from '../text/span';
import { quote } from './annotation';
import type { Annotation } from './annotation';

/**
 * Spans in order, those that overlap, touch or have only white space between them made one. White
 * space at their ends is dropped, and so are spans with nothing else in them.
 * @returns `undefined` where nothing is left
 */
export function unitedFragments(
  text: string,
  spans: readonly Span[],
): Annotation['fragments'] | undefined {
  const [first, ...rest] = spans
    .flatMap((span) => trimSpan(text, span) ?? [])
    .sort((a, b) => a.start - b.start);
  if (!first) return undefined;
  const united: [Span, ...Span[]] = [first];
  for (const span of rest) {
    const last = united[united.length - 1] ?? first;
    if (text.slice(last.end, span.start).trim() !== '') united.push(span);
    else {
      united[united.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    }
  }
  return united;
}

/** An annotation with other fragments, and their text. */
export function withFragments(
  text: string,
  annotation: Annotation,
  fragments: Annotation['fragments'],
): Annotation {
  return { ...annotation, fragments, text: quote(text, fragments) };
}

/** An annotation with spans added to it: one that touches or overlaps a fragment widens that. */
export function addFragments(
  text: string,
  annotation: Annotation,
  added: readonly Span[],
): Annotation {
  const fragments = unitedFragments(text, [...annotation.fragments, ...added]);
  return fragments ? withFragments(text, annotation, fragments) : annotation;
}

/**
 * An annotation without the fragment that a UTF-16 offset is in or touches.
 * @returns `undefined` where no fragment is there, or it is the only one
 */
export function removeFragment(
  text: string,
  annotation: Annotation,
  offset: number,
): Annotation | undefined {
  const index = fragmentAt(annotation, { start: offset, end: offset });
  const [first, ...rest] = annotation.fragments.filter((_, i) => i !== index);
  if (index === -1 || !first) return undefined;
  return withFragments(text, annotation, [first, ...rest]);
}

/** Index of the fragment that holds all of a span, -1 where none does. */
export function fragmentAt({ fragments }: Annotation, span: Span): number {
  return fragments.findIndex(({ start, end }) => start <= span.start && span.end <= end);
}
