// Which annotations of a corpus speak of the same thing.

import { nameKey } from '../core/check/labelIndex';
import type { KnownAnnotation } from './storedLayers';

type Named = Omit<KnownAnnotation, 'id'>;

/**
 * Finds what names the same thing as an annotation: all mentions of its entity. Where it has none,
 * all annotations with its label and its text; case and the kind of white space do not count.
 */
export function sameThing(asked: Named): (other: Named) => boolean {
  const { entity, label } = asked;
  if (entity !== undefined) return (other) => other.entity === entity;
  const text = comparable(asked.text);
  return (other) => other.label === label && comparable(other.text) === text;
}

/** What texts are compared by; a text too long for a name only equals itself. */
export function comparable(text: string): string {
  return nameKey(text) ?? text;
}
