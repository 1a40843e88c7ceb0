// Annotations that lack a relation which their label requires: a claim without a source.

import { hull } from '../model/annotation';
import type { Annotation } from '../model/annotation';
import { isOneOf } from '../model/labelSet';
import type { LabelSet, RelationDefinition } from '../model/labelSet';
import { containsSpan } from '../text/span';
import type { Span } from '../text/span';
import { everyAnnotation, placedById } from './everyAnnotation';
import { relationEdit } from './fixEdits';
import { quoted } from './quoted';
import type { Fix, Rule } from './rule';

// The source of a claim is nearly always one of the few actors around it.
const MOST_FIXES = 3;

export const missingRelation: Rule = {
  id: 'missing-relation',
  severity: 'info',
  scope: 'layer',
  docs: 'An annotation lacks a relation that the label set requires: with the built-in labels, a claim without a source. Who says it is half of what a claim is.',
  *check({ layer, labelSet, article }) {
    const required = requiredRelations(labelSet);
    if (required.length === 0) return;
    const have = new Set(layer.relations.map(({ type, from }) => key(type, from)));
    const placed = new Map(layer.annotations.map((annotation) => [annotation.id, annotation]));
    for (const { id, label, text } of everyAnnotation(layer)) {
      const lacking = required.filter(
        ({ type, from }) => isOneOf(from, label) && !have.has(key(type, id)),
      );
      if (lacking.length === 0) continue;
      const types = lacking.map(({ type }) => type).join(' and no ');
      const ends = [...new Set(lacking.flatMap(({ to }) => to))].join(' or ');
      const here = placed.get(id);
      yield {
        id,
        message: `${quoted(text)} (${label}) has no ${types}; link it to an annotation with the label ${ends}.`,
        ...(article && here && { spans: [firstWord(here, article.text)] }),
      };
    }
  },
  fixes({ layer, labelSet }, { id }, newId) {
    const annotation = placedById(layer, id);
    if (!annotation) return [];
    const have = new Set(layer.relations.map(({ type, from }) => key(type, from)));
    const [lacking, ...others] = requiredRelations(labelSet).filter(
      ({ type, from }) => isOneOf(from, annotation.label) && !have.has(key(type, annotation.id)),
    );
    if (!lacking || others.length > 0) return [];
    return around(annotation, layer.annotations, lacking).map(({ id: to, text }): Fix => {
      const after = { id: newId(), type: lacking.type, from: annotation.id, to };
      return { title: `Set ${lacking.type} to ${quoted(text)}`, edit: relationEdit({ after }) };
    });
  },
};

function key(type: string, from: string): string {
  return JSON.stringify([type, from]);
}

function requiredRelations({ relations = [] }: LabelSet): readonly RelationDefinition[] {
  return relations.filter(({ required }) => required);
}

/** The first word of an annotation, so that a long claim is not underlined from end to end. */
function firstWord({ fragments }: Annotation, text: string): Span {
  const [{ start, end }] = fragments;
  const word = /^\s*\S+/u.exec(text.slice(start, end))?.[0] ?? '';
  return { start, end: start + Math.max(word.length, 1) };
}

/** The nearest annotations that the relation may lead to; what the claim itself holds comes last. */
function around(
  annotation: Annotation,
  annotations: readonly Annotation[],
  { to }: RelationDefinition,
): readonly Annotation[] {
  const span = hull(annotation);
  const distance = (other: Annotation): number => {
    const { start, end } = hull(other);
    if (annotation.fragments.some((fragment) => containsSpan(fragment, { start, end }))) {
      return Infinity;
    }
    return Math.max(start - span.end, span.start - end, 0);
  };
  return annotations
    .filter(({ id, label }) => id !== annotation.id && isOneOf(to, label))
    .map((other) => ({ other, distance: distance(other) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_FIXES)
    .map(({ other }) => other);
}
