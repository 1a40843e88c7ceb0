// Attributes that an annotation must have and has not.

import type { Annotation } from '../model/annotation';
import { attributesOf } from '../model/labelSet';
import type { AttributeDefinition, LabelSet } from '../model/labelSet';
import type { Unit } from '../text/span';
import { offeredValues } from './attributeFit';
import { annotationById, everyAnnotation } from './everyAnnotation';
import { annotationEdit } from './fixEdits';
import { quoted } from './quoted';
import type { Fix, Rule } from './rule';

export const missingAttribute: Rule = {
  id: 'missing-attribute',
  severity: 'warning',
  scope: 'layer',
  docs: 'An annotation lacks an attribute that the label set requires for its label.',
  *check({ layer, labelSet }) {
    if (!labelSet.attributes) return;
    for (const annotation of everyAnnotation(layer)) {
      const names = missing(annotation, labelSet).map(({ name }) => name);
      if (names.length === 0) continue;
      yield {
        id: annotation.id,
        message: `${quoted(annotation.text)} (${annotation.label}) has no ${names.join(' and no ')}, which its label requires; give it one.`,
      };
    }
  },
  fixes({ layer, labelSet }, { id }) {
    const annotation = annotationById(layer, id);
    if (!annotation) return [];
    const [first, ...others] = missing(annotation, labelSet);
    // One value can't mend two gaps.
    if (!first || others.length > 0) return [];
    return offeredValues(first).map((value): Fix => ({
      title: `Set ${first.name} to ${String(value)}`,
      edit: annotationEdit(layer, new Set([annotation.id]), {
        attributes: { ...annotation.attributes, [first.name]: value },
      }),
    }));
  },
};

function missing(
  { label, attributes = {} }: Annotation<Unit>,
  labelSet: LabelSet,
): readonly AttributeDefinition[] {
  return attributesOf(labelSet, label).filter(
    ({ name, required }) => required && !Object.hasOwn(attributes, name),
  );
}
