// Annotations and relations as a merge sees them: an id and fields.

import type { Annotation, Attributes, Relation } from '../model/annotation';
import { ATTRIBUTE_FIELD } from '../model/conflict';
import type { ConflictValue } from '../model/conflict';

/** Values by field. */
export type Fields = Readonly<Record<string, ConflictValue>>;

export type Item = Fields & { readonly id: string };

/** Fragments and text are one field: a place. Each attribute is a field of its own. */
export function annotationFields(annotation: Annotation<'codePoint'>): Item {
  const { fragments, text, attributes = {}, ...rest } = annotation;
  return { ...rest, place: { fragments, text }, ...attributeFields(attributes) };
}

export function annotationOf(item: Item): Annotation<'codePoint'> {
  const rest = Object.entries(item).filter(
    ([key]) => key !== 'place' && !key.startsWith(ATTRIBUTE_FIELD),
  );
  const attributes = attributesOf(item);
  return {
    ...Object.fromEntries(rest),
    ...(item['place'] as object),
    ...(Object.keys(attributes).length > 0 && { attributes }),
  } as Annotation<'codePoint'>;
}

export function attributeFields(attributes: Attributes): Fields {
  const named = Object.entries(attributes).map(
    ([name, value]) => [ATTRIBUTE_FIELD + name, value] as const,
  );
  return Object.fromEntries(named);
}

/** The attributes among fields. */
export function attributesOf(fields: Fields): Attributes {
  const named = Object.entries(fields).filter(([key]) => key.startsWith(ATTRIBUTE_FIELD));
  return Object.fromEntries(
    named.map(([key, value]) => [key.slice(ATTRIBUTE_FIELD.length), value]),
  ) as Attributes;
}

export function relationFields(relation: Relation): Item {
  return { ...relation };
}

export function relationOf(item: Item): Relation {
  return item as unknown as Relation;
}
