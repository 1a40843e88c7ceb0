// Brings one side's offsets to the text of the article that the other side speaks of.

import { hull } from '../model/annotation';
import type { Annotation } from '../model/annotation';
import type { Sidecar } from './sidecar';

type Placed = Annotation<'codePoint'>;

/** An annotation that both texts have, and by how many code points it moved. */
interface Anchor {
  readonly start: number;
  readonly shift: number;
}

/**
 * A side with its offsets as the reference would have them. An annotation that the reference has
 * too, with the same text, is where the reference has it. Every other one moves as much as the
 * nearest of those: a guess, but of the same text as before, so that its quote finds its place.
 * @param base what both sides began with: where the side speaks of the base's text, its annotations
 *   tell how far that moved too
 * @param others sides that may speak of the reference's text as well: what they have and it has
 *   not counts as much, so that it is all one whose side the reference is
 */
export function alignPlaces(
  side: Sidecar,
  reference: Sidecar,
  base: Sidecar,
  others: readonly Sidecar[],
): Sidecar {
  if (sameArticle(side, reference)) return side;
  const known = [reference, ...others.filter((other) => sameArticle(other, reference))].map(
    ({ annotations }) => new Map(annotations.map((annotation) => [annotation.id, annotation])),
  );
  const inSameText = sameArticle(side, base)
    ? [...side.annotations, ...base.annotations]
    : side.annotations;
  const anchors = inSameText
    .flatMap((annotation): Anchor[] => {
      const there = sameWords(known, annotation);
      const { start } = hull(annotation);
      return there ? [{ start, shift: hull(there).start - start }] : [];
    })
    .sort((a, b) => a.start - b.start || a.shift - b.shift);
  const annotations = side.annotations.map((annotation): Placed => {
    const there = sameWords(known, annotation);
    return there
      ? { ...annotation, fragments: there.fragments }
      : shifted(annotation, shiftAt(anchors, hull(annotation).start));
  });
  return { ...side, annotations };
}

function sameArticle({ article: a }: Sidecar, { article: b }: Sidecar): boolean {
  return a.sha256 === b.sha256 && a.length === b.length;
}

/** The annotation of those who speak of the other text, if it is of the same words and all agree. */
function sameWords(
  known: readonly ReadonlyMap<string, Placed>[],
  here: Placed,
): Placed | undefined {
  const [first, ...rest] = known
    .flatMap((byId) => byId.get(here.id) ?? [])
    .filter(({ text }) => text === here.text);
  const isAgreed = rest.every((other) => samePlace(other, first));
  return isAgreed ? first : undefined;
}

function samePlace(a: Placed, b: Placed | undefined): boolean {
  return (
    a.fragments.length === b?.fragments.length &&
    a.fragments.every((span, i) => {
      const other = b.fragments[i];
      return span.start === other?.start && span.end === other.end;
    })
  );
}

/** By how much the nearest anchor moved. */
function shiftAt(anchors: readonly Anchor[], start: number): number {
  let [low, high] = [0, anchors.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((anchors[middle]?.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [anchors[low - 1], anchors[low]];
  if (!before || !after) return (before ?? after)?.shift ?? 0;
  return start - before.start <= after.start - start ? before.shift : after.shift;
}

function shifted(annotation: Placed, shift: number): Placed {
  // There is no place before the article's first character.
  if (shift === 0 || hull(annotation).start + shift < 0) return annotation;
  const [first, ...rest] = annotation.fragments.map(({ start, end }) => ({
    start: start + shift,
    end: end + shift,
  }));
  return first ? { ...annotation, fragments: [first, ...rest] } : annotation;
}
