// Setting one field of annotations, as edits.

import type { Annotation, Attributes } from './annotation';
import { replaceAnnotations } from './edit';
import type { Edit } from './edit';
import type { Layer, Status } from './layer';
import type { Unit } from '../text/span';

/** Sets the attributes of an annotation; none are left out of the file. */
export function setAttributes(layer: Layer, id: string, attributes: Attributes): Edit {
  const isSet = Object.keys(attributes).length > 0;
  return change(layer, new Set([id]), (annotation) =>
    isSet ? { ...annotation, attributes } : without(annotation, 'attributes'),
  );
}

/** Sets the note of an annotation; an empty one is taken away. */
export function setNote(layer: Layer, id: string, note: string): Edit {
  return change(layer, new Set([id]), (annotation) =>
    note === '' ? without(annotation, 'note') : { ...annotation, note },
  );
}

/** Links annotations to an entity, or to none. */
export function setEntity(
  layer: Layer,
  ids: ReadonlySet<string>,
  entity: string | undefined,
): Edit {
  return change(layer, ids, (annotation) => withEntity(annotation, entity));
}

/** An annotation that is linked to an entity, or to none. */
export function withEntity<U extends Unit>(
  annotation: Annotation<U>,
  entity: string | undefined,
): Annotation<U> {
  return entity === undefined ? without(annotation, 'entity') : { ...annotation, entity };
}

/** Sets how far the work on the article is. */
export function setStatus({ status }: Layer, after: Status): Edit {
  return { ...NOTHING, ...(status !== after && { status: { before: status, after } }) };
}

/** Sets the attributes of the whole article. */
export function setArticleAttributes({ attributes }: Layer, after: Attributes): Edit {
  return {
    ...NOTHING,
    ...(isOther(attributes, after) && { attributes: { before: attributes, after } }),
  };
}

const NOTHING: Edit = { annotations: [], orphans: [], relations: [] };

function change(
  layer: Layer,
  ids: ReadonlySet<string>,
  changed: (annotation: Annotation) => Annotation,
): Edit {
  const meant = layer.annotations.filter(({ id }) => ids.has(id));
  const replacements = meant.map((before) => ({ before, after: changed(before) }));
  return replaceAnnotations(
    layer,
    replacements.filter(({ before, after }) => isOther(before, after)).map(({ after }) => after),
  );
}

function without<U extends Unit>(
  annotation: Annotation<U>,
  field: 'attributes' | 'entity' | 'note',
): Annotation<U> {
  const kept = Object.entries(annotation).filter(([key]) => key !== field);
  return Object.fromEntries(kept) as unknown as Annotation<U>;
}

function isOther(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}
