// The edits that fixes are made of.

import { quote } from '../model/annotation';
import type { Annotation, Relation } from '../model/annotation';
import { withEntity } from '../model/annotationFields';
import { removeAnnotations } from '../model/edit';
import type { Change, Edit } from '../model/edit';
import type { Layer } from '../model/layer';
import type { Span, Unit } from '../text/span';

/** Changes one relation, takes it away (no `after`) or adds it (no `before`). */
export function relationEdit(...relations: readonly Change<Relation>[]): Edit {
  return { annotations: [], orphans: [], relations };
}

/** Changes fields of the annotations and orphans that have one of the ids. */
export function annotationEdit(
  layer: Layer,
  ids: ReadonlySet<string>,
  change: Partial<Pick<Annotation, 'label' | 'attributes'>>,
): Edit {
  const changed = <T extends { readonly id: string }>(items: readonly T[]): Change<T>[] =>
    items
      .filter(({ id }) => ids.has(id))
      .map((before) => ({ before, after: { ...before, ...change } }));
  return {
    annotations: changed(layer.annotations),
    orphans: changed(layer.orphans),
    relations: [],
  };
}

/** Links the annotations and orphans that have one of the ids to an entity, or to none. */
export function linkEdit(layer: Layer, ids: ReadonlySet<string>, entity: string | undefined): Edit {
  const changed = <U extends Unit>(items: readonly Annotation<U>[]): Change<Annotation<U>>[] =>
    items
      .filter(({ id }) => ids.has(id))
      .map((before) => ({ before, after: withEntity(before, entity) }));
  return {
    annotations: changed(layer.annotations),
    orphans: changed(layer.orphans),
    relations: [],
  };
}

/**
 * Gives an annotation other spans; those that meet become one. Without any the annotation goes.
 * @param text canonical text of the article
 */
export function reshape(
  layer: Layer,
  before: Annotation,
  text: string,
  spans: readonly Span[],
): Edit {
  const [first, ...rest] = joined(spans);
  if (!first) return removeAnnotations(layer, new Set([before.id]));
  const fragments = [first, ...rest] as const;
  const after = { ...before, fragments, text: quote(text, fragments) };
  return { annotations: [{ before, after }], orphans: [], relations: [] };
}

function joined(spans: readonly Span[]): readonly Span[] {
  const made: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = made.at(-1);
    if (last && span.start < last.end) {
      made[made.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else made.push(span);
  }
  return made;
}
