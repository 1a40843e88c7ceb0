// Where an annotation is in the article, if its offsets are right.

import { hull, mapFragments, quote } from '../model/annotation';
import type { Annotation } from '../model/annotation';
import type { ArticleText } from '../sidecar/sidecar';
import type { Span } from '../text/span';

/**
 * The fragments of an annotation in UTF-16 code units; none where the article has another text
 * there, since what a rule would say of them would be about other words.
 */
export function located(
  annotation: Annotation<'codePoint'>,
  { text, offsets }: ArticleText,
): readonly Span[] {
  if (hull(annotation).end > offsets.codePoints) return [];
  const fragments = mapFragments(annotation.fragments, offsets.spanToUtf16);
  return quote(text, fragments) === annotation.text ? fragments : [];
}
