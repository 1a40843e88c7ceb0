// Values that an attribute can't have.

import type { Annotation } from '../model/annotation';
import { attributesOf } from '../model/labelSet';
import type { AttributeDefinition, LabelSet } from '../model/labelSet';
import type { Unit } from '../text/span';
import { attributeNeed, fitsAttribute } from './attributeFit';
import { annotationById, everyAnnotation } from './everyAnnotation';
import { annotationEdit } from './fixEdits';
import { nearest } from './nearest';
import { quoted } from './quoted';
import type { Fix, Rule } from './rule';
import { withoutAttributes } from './withoutAttributes';

export const attributeValue: Rule = {
  id: 'attribute-value',
  severity: 'warning',
  scope: 'layer',
  docs: 'An attribute has a value of another type than the label set says, or one that is not among its values.',
  *check({ layer, labelSet }) {
    if (!labelSet.attributes) return;
    for (const annotation of everyAnnotation(layer)) {
      const wrong = wrongAttributes(annotation, labelSet);
      if (wrong.length === 0) continue;
      const named = wrong.map(
        (definition) => `${quoted(definition.name)} must be ${attributeNeed(definition)}`,
      );
      yield {
        id: annotation.id,
        message: `The attributes of ${quoted(annotation.text)} have a value that they can’t have: ${named.join('; ')}.`,
      };
    }
  },
  fixes({ layer, labelSet }, { id }) {
    const annotation = annotationById(layer, id);
    if (!annotation?.attributes) return [];
    const { attributes } = annotation;
    const ids = new Set([annotation.id]);
    const wrong = wrongAttributes(annotation, labelSet);
    const fixes: Fix[] = [];
    const [only, ...others] = wrong;
    if (only?.type === 'choice' && others.length === 0) {
      const value = attributes[only.name];
      const meant = nearest(typeof value === 'string' ? value : '', only.values ?? []);
      for (const { word, isClose } of meant) {
        const edit = annotationEdit(layer, ids, {
          attributes: { ...attributes, [only.name]: word },
        });
        fixes.push({ title: `Set ${only.name} to ${word}`, edit, isPreferred: isClose });
      }
    }
    const names = wrong.map(({ name }) => name);
    const edit = annotationEdit(layer, ids, { attributes: withoutAttributes(attributes, names) });
    return [...fixes, { title: `Delete ${names.map(quoted).join(' and ')}`, edit }];
  },
};

function wrongAttributes(
  { label, attributes = {} }: Annotation<Unit>,
  labelSet: LabelSet,
): readonly AttributeDefinition[] {
  return attributesOf(labelSet, label).filter((definition) => {
    const value = Object.hasOwn(attributes, definition.name)
      ? attributes[definition.name]
      : undefined;
    return value !== undefined && !fitsAttribute(value, definition);
  });
}
