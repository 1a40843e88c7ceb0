// Values that an attribute can't have.

import type { Annotation, AttributeValue } from '../model/annotation';
import { attributesOf } from '../model/labelSet';
import type { AttributeDefinition, LabelSet } from '../model/labelSet';
import type { Unit } from '../text/span';
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
      const named = wrong.map(({ name, type, values = [] }) => {
        const allowed = type.startsWith('choice') ? `one of ${values.join(', ')}` : ARTICLE[type];
        return `${quoted(name)} must be ${type === 'choices' ? `a list of some of ${values.join(', ')}` : allowed}`;
      });
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

const ARTICLE: Readonly<Record<AttributeDefinition['type'], string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  choice: 'one of its values',
  choices: 'a list of its values',
};

function wrongAttributes(
  { label, attributes = {} }: Annotation<Unit>,
  labelSet: LabelSet,
): readonly AttributeDefinition[] {
  return attributesOf(labelSet, label).filter((definition) => {
    const value = Object.hasOwn(attributes, definition.name)
      ? attributes[definition.name]
      : undefined;
    return value !== undefined && !isAllowed(value, definition);
  });
}

function isAllowed(value: AttributeValue, { type, values = [] }: AttributeDefinition): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && values.includes(value);
    case 'choices':
      return typeof value === 'object' && value.every((item) => values.includes(item));
  }
}
