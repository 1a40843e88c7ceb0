// A sidecar as a layer, without moving anything.

import { hull, mapFragments, quote } from '../model/annotation';
import type { Annotation } from '../model/annotation';
import type { Layer } from '../model/layer';
import type { ArticleText, Sidecar } from '../sidecar/sidecar';

/**
 * The layer that a sidecar says, with its annotations exactly at their offsets. Those whose text is
 * not there are orphans; without an article all are.
 */
export function locatedLayer(sidecar: Sidecar, article: ArticleText | undefined): Layer {
  const annotations: Annotation[] = [];
  const orphans: Annotation<'codePoint'>[] = [];
  for (const annotation of sidecar.annotations) {
    const located = article && locate(annotation, article);
    if (located) annotations.push(located);
    else orphans.push(annotation);
  }
  const { status, attributes, relations, conflicts } = sidecar;
  return { status, attributes, annotations, orphans, relations, ...(conflicts && { conflicts }) };
}

function locate(
  annotation: Annotation<'codePoint'>,
  { text, offsets }: ArticleText,
): Annotation | undefined {
  if (hull(annotation).end > offsets.codePoints) return undefined;
  const fragments = mapFragments(annotation.fragments, offsets.spanToUtf16);
  return quote(text, fragments) === annotation.text ? { ...annotation, fragments } : undefined;
}
