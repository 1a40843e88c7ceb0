// Gives the mentions of an entity to another one.

import type { Annotation } from './annotation';
import type { Change, Edit } from './edit';
import type { Layer } from './layer';

/** Links all mentions of an entity to another key, those that are not found in the text too. */
export function relink({ annotations, orphans }: Layer, from: string, to: string): Edit {
  return {
    annotations: changes(annotations, from, to),
    orphans: changes(orphans, from, to),
    relations: [],
  };
}

function changes<A extends Pick<Annotation, 'entity'>>(
  annotations: readonly A[],
  from: string,
  to: string,
): readonly Change<A>[] {
  return annotations
    .filter(({ entity }) => entity === from && from !== to)
    .map((before) => ({ before, after: { ...before, entity: to } }));
}
