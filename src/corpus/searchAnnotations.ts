// Looking for annotations in a corpus by a few letters of their texts.

import { comparable } from './sameThing';
import type { KnownAnnotation } from './storedLayers';

/** Annotations of one layer with one label and one text: one line in a list. */
export interface FoundText<L> {
  readonly layer: L;
  /** In the order of the text. */
  readonly annotations: readonly [KnownAnnotation, ...KnownAnnotation[]];
}

// UTF-16 code units. The letters of nearly any word come one after the other in a long sentence, so
// there a word must be whole.
const LONGEST_NAME = 80;

/**
 * How well a text fits what is looked for: 0 where it begins with it, 1 where a word of it does, 2
 * where it is somewhere inside, 3 where its letters come in their order; `undefined` where it does
 * not fit. Case does not count.
 */
export function fitOf(text: string, query: string): 0 | 1 | 2 | 3 | undefined {
  const [inside, wanted] = [text.toLowerCase(), query.trim().toLowerCase()];
  const at = inside.indexOf(wanted);
  if (at === 0) return 0;
  if (at > 0) return startsWord(inside, wanted) ? 1 : 2;
  return text.length <= LONGEST_NAME && hasInOrder(inside, wanted) ? 3 : undefined;
}

/**
 * Annotations that fit a query, the best first. Those of one layer with the same label and text are
 * found together.
 * @param most how many lines are given at most
 */
export function searchAnnotations<L extends { readonly annotations: readonly KnownAnnotation[] }>(
  layers: readonly L[],
  query: string,
  most: number,
): readonly FoundText<L>[] {
  const found: { readonly fit: number; readonly line: FoundText<L> }[] = [];
  for (const layer of layers) {
    const lines = new Map<string, [KnownAnnotation, ...KnownAnnotation[]]>();
    for (const annotation of layer.annotations) {
      const fit = fitOf(annotation.text, query);
      if (fit === undefined) continue;
      const key = JSON.stringify([annotation.label, comparable(annotation.text)]);
      const line = lines.get(key);
      if (line) {
        line.push(annotation);
        continue;
      }
      const annotations: [KnownAnnotation, ...KnownAnnotation[]] = [annotation];
      lines.set(key, annotations);
      found.push({ fit, line: { layer, annotations } });
    }
  }
  return found
    .sort((a, b) => a.fit - b.fit)
    .slice(0, most)
    .map(({ line }) => line);
}

function startsWord(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  }
  return false;
}

function hasInOrder(text: string, wanted: string): boolean {
  let from = 0;
  for (const letter of wanted) {
    if (/\s/u.test(letter)) continue;
    const at = text.indexOf(letter, from);
    if (at === -1) return false;
    from = at + letter.length;
  }
  return true;
}
