// What rules do over and over with the items of a layer.

import type { Annotation, Relation } from '../model/annotation';
import type { Layer } from '../model/layer';
import type { Unit } from '../text/span';

/** All annotations, for rules that look at anything but their place. */
export function everyAnnotation({ annotations, orphans }: Layer): readonly Annotation<Unit>[] {
  return orphans.length === 0 ? annotations : [...annotations, ...orphans];
}

export function annotationById(layer: Layer, id: string | undefined): Annotation<Unit> | undefined {
  return everyAnnotation(layer).find((annotation) => annotation.id === id);
}

/** An annotation that is where its text is. */
export function placedById({ annotations }: Layer, id: string | undefined): Annotation | undefined {
  return annotations.find((annotation) => annotation.id === id);
}

export function relationById({ relations }: Layer, id: string | undefined): Relation | undefined {
  return relations.find((relation) => relation.id === id);
}

/** Labels of all annotations by id. */
export function labelsById(layer: Layer): ReadonlyMap<string, string> {
  return new Map(everyAnnotation(layer).map(({ id, label }) => [id, label]));
}
