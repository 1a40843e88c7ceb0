// From a sidecar's offsets to places in the article as it is now.

import { compareAnnotations, compareIds, hull, mapFragments, quote } from '../model/annotation';
import type { Annotation } from '../model/annotation';
import type { Layer } from '../model/layer';
import type { ArticleText, Sidecar } from '../sidecar/sidecar';
import { heal } from './heal/heal';
import type { HealedPlace } from './heal/heal';

/** An annotation that was found at another place than its sidecar gives, or with another text. */
export interface Healed {
  readonly id: string;
  /** Fragments in the sidecar. */
  readonly from: Annotation<'codePoint'>['fragments'];
  /** Fragments in the article. */
  readonly to: Annotation['fragments'];
  readonly how: 'exact quote' | 'approximate';
  readonly oldText: string;
  readonly newText: string;
}

/** A layer, and what had to be moved to make it. */
export interface Placement {
  readonly layer: Layer;
  /** In the order of the sidecar. */
  readonly healed: readonly Healed[];
}

/**
 * Places a sidecar's annotations in an article. Where the article is the one that was annotated,
 * each is where its offsets say. Else all are found again together, by their texts, their order and
 * their distances; one that can't be placed with certainty is an orphan: a wrong place would be
 * worse.
 */
export function placeSidecar(sidecar: Sidecar, article: ArticleText): Placement {
  const exact = sidecar.annotations.map((annotation) => atItsOffsets(annotation, article));
  const isSame = isSameText(sidecar, article);
  // Where a sidecar names this very text and has another in it, only that is looked for.
  const isAsItWas = isSame && exact.every((place) => place !== undefined);
  const found = isAsItWas ? new Map<number, HealedPlace>() : heal(sidecar, article);
  const healed: Healed[] = [];
  const annotations: Annotation[] = [];
  const orphans: Annotation<'codePoint'>[] = [];
  for (const [index, annotation] of sidecar.annotations.entries()) {
    const fragments = (isSame ? exact[index] : undefined) ?? found.get(index)?.fragments;
    if (!fragments) {
      orphans.push(annotation);
      continue;
    }
    const text = quote(article.text, fragments);
    annotations.push({ ...annotation, fragments, text });
    if (text === annotation.text && isAt(fragments, exact[index])) continue;
    healed.push({
      id: annotation.id,
      from: annotation.fragments,
      to: fragments,
      how: text === annotation.text ? 'exact quote' : 'approximate',
      oldText: annotation.text,
      newText: text,
    });
  }
  return {
    layer: {
      status: sidecar.status,
      attributes: sidecar.attributes,
      annotations: annotations.sort(compareAnnotations),
      orphans,
      relations: [...sidecar.relations].sort(compareIds),
      ...(sidecar.conflicts && { conflicts: sidecar.conflicts }),
    },
    healed,
  };
}

function isSameText({ article }: Sidecar, now: ArticleText): boolean {
  // Only a text of the same length is worth its hash.
  return article.length === now.offsets.codePoints && article.sha256 === now.sha256;
}

/** The fragments that an annotation's offsets give, where its text is there. */
function atItsOffsets(
  annotation: Annotation<'codePoint'>,
  { text, offsets }: ArticleText,
): Annotation['fragments'] | undefined {
  if (hull(annotation).end > offsets.codePoints) return undefined;
  const fragments = mapFragments(annotation.fragments, offsets.spanToUtf16);
  return quote(text, fragments) === annotation.text ? fragments : undefined;
}

function isAt(a: Annotation['fragments'], b: Annotation['fragments'] | undefined): boolean {
  return (
    b?.length === a.length &&
    a.every(({ start, end }, i) => start === b[i]?.start && end === b[i].end)
  );
}
