// Where in the article a finding is looked at.

import { hull } from '../model/annotation';
import type { Annotation } from '../model/annotation';
import type { Layer } from '../model/layer';
import type { Span } from '../text/span';
import type { Flaw } from './rule';

/** Finds the span of each flaw of one layer: UTF-16, `undefined` where it has no place. */
export function findingSpans(layer: Layer): (flaw: Flaw) => Span | undefined {
  const annotations = new Map(layer.annotations.map((item) => [item.id, item]));
  const relations = new Map(layer.relations.map((item) => [item.id, item]));
  return ({ id = '', spans }) => {
    const [first] = spans ?? [];
    if (first) return first;
    const relation = relations.get(id);
    const annotation: Annotation | undefined =
      annotations.get(id) ??
      (relation && (annotations.get(relation.from) ?? annotations.get(relation.to)));
    return annotation && hull(annotation);
  };
}
