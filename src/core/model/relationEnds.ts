// The relations of a layer as they are seen from the annotations that they link.

import type { Relation } from './annotation';
import type { Layer } from './layer';

/** One relation, seen from one of its ends. */
export interface RelationEnd {
  readonly relation: Relation;
  /** `out`: it leads from here to the other end. */
  readonly direction: 'out' | 'in';
  /** Id of the annotation at the other end. */
  readonly other: string;
}

/** The relations from and to each annotation that has any; one that leads to itself is there once. */
export function relationEnds({
  relations,
}: Pick<Layer, 'relations'>): ReadonlyMap<string, readonly RelationEnd[]> {
  const ends = new Map<string, RelationEnd[]>();
  const add = (id: string, end: RelationEnd): void => {
    const known = ends.get(id);
    if (known) known.push(end);
    else ends.set(id, [end]);
  };
  for (const relation of relations) {
    const { from, to } = relation;
    add(from, { relation, direction: 'out', other: to });
    if (from !== to) add(to, { relation, direction: 'in', other: from });
  }
  return ends;
}

/** The text of what an id stands for: an annotation's, a lost one's too; else the id itself. */
export function textOfEnd({ annotations, orphans }: Layer, id: string): string {
  return [...annotations, ...orphans].find((item) => item.id === id)?.text ?? id;
}
