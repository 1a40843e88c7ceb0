// Which relations can be drawn between two annotations.

import type { Annotation, Relation } from './annotation';
import { mayLink } from './labelSet';
import type { LabelSet } from './labelSet';
import type { Layer } from './layer';

/** A relation that has no id yet. */
export type Link = Omit<Relation, 'id'>;

/**
 * The relations that a label set allows between two annotations, in its order. Each leads from the
 * first one; to it only where its type allows nothing else. `undefined` where the label set says
 * nothing of relations, so that every type is allowed.
 */
export function allowedLinks(
  { relations }: LabelSet,
  here: Annotation,
  other: Annotation,
): readonly Link[] | undefined {
  return relations?.flatMap((definition): Link[] => {
    if (here.id === other.id) return [];
    const { type } = definition;
    if (mayLink(definition, here.label, other.label)) {
      return [{ type, from: here.id, to: other.id }];
    }
    return mayLink(definition, other.label, here.label)
      ? [{ type, from: other.id, to: here.id }]
      : [];
  });
}

/** The annotations that a relation can be drawn to from one annotation, in the layer's order. */
export function linkable(
  { annotations }: Layer,
  labelSet: LabelSet,
  here: Annotation,
): readonly Annotation[] {
  return annotations.filter(
    (other) => other.id !== here.id && allowedLinks(labelSet, here, other)?.length !== 0,
  );
}

/** The relation that says the same as a link already. */
export function sameRelation({ relations }: Layer, link: Link): Relation | undefined {
  return relations.find(
    ({ type, from, to }) => type === link.type && from === link.from && to === link.to,
  );
}

/** The types of the relations in a layer, the most frequent first. */
export function typesInUse({ relations }: Layer): readonly string[] {
  const counts = new Map<string, number>();
  for (const { type } of relations) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([type]) => type);
}
