// Feature structures: the attributes of annotations and articles.

import type { Attributes, AttributeValue } from '../../core/model/annotation';
import { FEATURE } from './teiNames';
import { childOf, childrenOf, stringValue } from './teiTree';
import type { TeiElement } from './teiTree';

/** The attributes in a feature structure of ours, or all features of another one that have a value. */
export function attributesOf(features: TeiElement | undefined): Attributes | undefined {
  if (!features) return undefined;
  const own = childOf(featureOf(features, FEATURE.attributes), 'fs');
  const entries = childrenOf(own ?? features).flatMap((feature) => {
    const name = feature.attributes.get('n') ?? feature.attributes.get('name');
    const value = valueOf(feature);
    const isOurs = !own && Object.values(FEATURE).some((known) => known === name);
    return name === undefined || value === undefined || isOurs ? [] : [[name, value] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** What a feature of ours says; `undefined` where there is none. */
export function textFeature(features: TeiElement | undefined, name: string): string | undefined {
  const value = childOf(features && featureOf(features, name), 'string');
  return value && stringValue(value);
}

function featureOf(features: TeiElement, name: string): TeiElement | undefined {
  return childrenOf(features).find((one) => one.attributes.get('name') === name);
}

function valueOf(feature: TeiElement): AttributeValue | undefined {
  const [value] = childrenOf(feature);
  if (value) return single(value);
  const text = stringValue(feature).trim();
  return text === '' ? undefined : text;
}

function single(value: TeiElement): AttributeValue | undefined {
  const given = value.attributes.get('value') ?? '';
  switch (value.name) {
    case 'string':
      return stringValue(value);
    case 'symbol':
      return given;
    case 'binary':
      return given === 'true' || given === '1';
    case 'numeric':
      return given.trim() === '' || !Number.isFinite(Number(given)) ? undefined : Number(given);
    case 'vColl':
      return childrenOf(value).map((one) => one.attributes.get('value') ?? stringValue(one));
    default:
      return undefined;
  }
}
