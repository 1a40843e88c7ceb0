// The mentions of an article that have the same text, and so mostly name the same thing.

import type { Annotation } from '../model/annotation';
import { isMention } from '../model/labelSet';
import type { LabelSet } from '../model/labelSet';
import { nameFold } from './entityName';

/** The other mentions with the text of an annotation, in some spelling. */
export function sameMentions(
  annotations: readonly Annotation[],
  { id, text }: Pick<Annotation, 'id' | 'text'>,
  labelSet: LabelSet,
): readonly Annotation[] {
  const folded = nameFold(text);
  if (folded === '') return [];
  return annotations.filter(
    (other) =>
      other.id !== id && isMention(labelSet, other.label) && nameFold(other.text) === folded,
  );
}
