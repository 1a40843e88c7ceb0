// From a sidecar's offsets to places in the article as it is now.

import { compareAnnotations, compareIds, hull, mapFragments, quote } from '../model/annotation';
import type { Annotation } from '../model/annotation';
import type { Layer } from '../model/layer';
import type { ArticleText, Sidecar } from '../sidecar/sidecar';
import type { Span } from '../text/span';

/** A layer, and what had to be moved to make it. */
export interface Placement {
  readonly layer: Layer;
  /** Ids of annotations that were found at another place than the sidecar gives. */
  readonly healed: readonly string[];
}

/**
 * Places a sidecar's annotations in an article. Each goes where its offsets say if its text is
 * there; else to the only place where its text is; else it is an orphan: a wrong place would be
 * worse.
 */
export function placeSidecar(sidecar: Sidecar, article: ArticleText): Placement {
  const healed: string[] = [];
  const annotations: Annotation[] = [];
  const orphans: Annotation<'codePoint'>[] = [];
  for (const annotation of sidecar.annotations) {
    const exact = atItsOffsets(annotation, article);
    const found = exact ?? atItsOnlyQuote(annotation, article);
    if (!found) orphans.push(annotation);
    else {
      annotations.push(found);
      if (!exact) healed.push(annotation.id);
    }
  }
  return {
    layer: {
      status: sidecar.status,
      attributes: sidecar.attributes,
      annotations: annotations.sort(compareAnnotations),
      orphans,
      relations: [...sidecar.relations].sort(compareIds),
    },
    healed,
  };
}

function atItsOffsets(
  annotation: Annotation<'codePoint'>,
  { text, offsets }: ArticleText,
): Annotation | undefined {
  const fragments = mapFragments(annotation.fragments, offsets.spanToUtf16);
  if (hull(annotation).end > offsets.codePoints) return undefined;
  return quote(text, fragments) === annotation.text ? { ...annotation, fragments } : undefined;
}

function atItsOnlyQuote(
  annotation: Annotation<'codePoint'>,
  { text }: ArticleText,
): Annotation | undefined {
  // Offsets of a discontinuous annotation can't be told from its text alone.
  if (annotation.fragments.length > 1 || annotation.text === '') return undefined;
  const start = text.indexOf(annotation.text);
  if (start === -1 || text.includes(annotation.text, start + 1)) return undefined;
  const span: Span = { start, end: start + annotation.text.length };
  return { ...annotation, fragments: [span] };
}
