// Attributes that the label set does not have for a label.

import { attributesOf, labelOf } from '../model/labelSet';
import { annotationById, everyAnnotation } from './everyAnnotation';
import { annotationEdit } from './fixEdits';
import { quoted } from './quoted';
import type { Rule } from './rule';
import { withoutAttributes } from './withoutAttributes';

export const unknownAttribute: Rule = {
  id: 'unknown-attribute',
  severity: 'warning',
  scope: 'layer',
  docs: 'An annotation has an attribute that the label set does not have for its label. A label set that says nothing of attributes allows all.',
  *check({ layer, labelSet }) {
    if (!labelSet.attributes) return;
    for (const annotation of everyAnnotation(layer)) {
      const { id, label, text, attributes } = annotation;
      // Of a label that is not known, nobody can say which attributes it has.
      if (!attributes || !labelOf(labelSet, label)) continue;
      const known = attributesOf(labelSet, label).map(({ name }) => name);
      const unknown = Object.keys(attributes).filter((name) => !known.includes(name));
      if (unknown.length === 0) continue;
      const named = unknown.map(quoted).join(' and ');
      const remedy = known.length > 0 ? `use one of ${known.join(', ')}` : 'delete it';
      yield {
        id,
        message: `${quoted(text)} (${label}) has ${named}, which the label set does not have for this label; ${remedy}, or add it to the label set.`,
      };
    }
  },
  fixes({ layer, labelSet }, { id }) {
    const annotation = annotationById(layer, id);
    if (!annotation?.attributes) return [];
    const known = attributesOf(labelSet, annotation.label).map(({ name }) => name);
    const unknown = Object.keys(annotation.attributes).filter((name) => !known.includes(name));
    const attributes = withoutAttributes(annotation.attributes, unknown);
    return [
      {
        title: `Delete ${unknown.map(quoted).join(' and ')}`,
        edit: annotationEdit(layer, new Set([annotation.id]), { attributes }),
      },
    ];
  },
};
