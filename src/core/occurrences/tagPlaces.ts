// Annotations on many places that all mean the same.

import type { Annotation } from '../model/annotation';
import { addAnnotations } from '../model/edit';
import type { Edit } from '../model/edit';
import { newAnnotations } from '../model/newAnnotations';
import type { TaggedLayer } from '../model/newAnnotations';
import type { Span } from '../text/span';
import { untaggedSpans } from './untagged';

/** What the new annotations are to be like. */
export type TagModel = Pick<Annotation, 'label'> & Partial<Annotation>;

/**
 * Tags places with the label, the entity and the attributes of a model; where that is a label
 * alone, with what the label's attributes default to. Places that have an annotation of their own
 * are left out.
 */
export function tagPlaces(into: TaggedLayer, spans: readonly Span[], model: TagModel): Edit {
  const { label, entity, attributes } = model;
  const free = untaggedSpans(spans, into.layer.annotations);
  const made = newAnnotations(into, free, label);
  if (model.id === undefined) return addAnnotations(into.layer, made);
  const like = made.map(({ id, fragments, text }) => ({
    ...{ id, label, fragments, text },
    ...(entity !== undefined && { entity }),
    ...(attributes && { attributes }),
  }));
  return addAnnotations(into.layer, like);
}
