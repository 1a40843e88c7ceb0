// Attributes as feature structures.

import type { Attributes, AttributeValue } from '../../core/model/annotation';
import { sortedAttributes } from '../attributes';
import { xmlText } from '../xml';
import { element } from './teiElement';
import { FEATURE, FEATURES, xmlName } from './teiNames';

/** @param value XML; `n` is the name where XML does not allow it */
export function feature(name: string, value: string, n?: string): string {
  return element('f', { name, n }, value);
}

export function attributesFeature(attributes: Attributes): string {
  const all = Object.entries(sortedAttributes(attributes)).map(([name, value]) => {
    const allowed = xmlName(name);
    return feature(allowed, valueElement(value), allowed === name ? undefined : name);
  });
  if (all.length === 0) return '';
  return feature(FEATURE.attributes, element('fs', { type: FEATURES.attributes }, all.join('')));
}

function valueElement(value: AttributeValue): string {
  if (typeof value === 'string') return element('string', {}, xmlText(value));
  if (typeof value === 'number') return element('numeric', { value: String(value) });
  if (typeof value === 'boolean') return element('binary', { value: String(value) });
  return element('vColl', { org: 'list' }, value.map(valueElement).join(''));
}
