// Annotations as they are when they are made.

import type { Span } from '../text/span';
import { quote } from './annotation';
import type { Annotation, Attributes } from './annotation';
import { newId } from './id';
import type { RandomBytes } from './id';
import { attributesOf } from './labelSet';
import type { LabelSet } from './labelSet';
import type { Layer } from './layer';

/** What new annotations go into. */
export interface TaggedLayer {
  readonly layer: Layer;
  /** Canonical text of the article. */
  readonly text: string;
  readonly labelSet: LabelSet;
  readonly random: RandomBytes;
}

/** Every id that a layer has given away. */
export function takenIds({ annotations, orphans, relations }: Layer): Set<string> {
  return new Set([...annotations, ...orphans, ...relations].map(({ id }) => id));
}

/**
 * New contiguous annotations with a label, one a span, and with what the label's attributes default
 * to. Nothing looks whether a span is annotated already.
 * @param spans UTF-16 of the article's text
 */
export function newAnnotations(
  { layer, text, labelSet, random }: TaggedLayer,
  spans: readonly Span[],
  label: string,
): readonly Annotation[] {
  const taken = takenIds(layer);
  const attributes = defaultsOf(labelSet, label);
  return spans.map((span) => {
    const id = newId(random, taken);
    taken.add(id);
    const made = { id, label, fragments: [span] as const, text: quote(text, [span]) };
    return Object.keys(attributes).length > 0 ? { ...made, attributes } : made;
  });
}

function defaultsOf(labelSet: LabelSet, label: string): Attributes {
  return Object.fromEntries(
    attributesOf(labelSet, label).flatMap(({ name, default: value }) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
