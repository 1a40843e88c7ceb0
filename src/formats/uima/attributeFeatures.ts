// Features for attributes: those that the label set has, and what was used beyond it.

import type { Attributes, AttributeValue } from '../../core/model/annotation';
import type { AttributeDefinition, AttributeType } from '../../core/model/labelSet';
import type { FeatureValue } from './cas';
import { featureName } from './featureNames';
import type { ValueKind } from './featureNames';
import { BOOLEAN, FLOAT, MEANT, STRING, STRING_ARRAY } from './types';
import type { FeatureDescription } from './types';

/** The features of one type that come of attributes. */
export interface AttributeFeatures {
  /** What a structure says for attributes. */
  valuesOf(attributes: Attributes): Readonly<Record<string, FeatureValue>>;
  /** What was used, and what the label set has; by name. */
  readonly declared: readonly FeatureDescription[];
}

// Single precision, since INCEpTION has no other numbers with a fraction.
const RANGES: Readonly<Record<ValueKind, string>> = {
  text: STRING,
  number: FLOAT,
  flag: BOOLEAN,
  texts: STRING_ARRAY,
};

const KINDS: Readonly<Record<AttributeType, ValueKind>> = {
  text: 'text',
  number: 'number',
  boolean: 'flag',
  choice: 'text',
  choices: 'texts',
};

export function attributeFeatures(
  definitions: readonly AttributeDefinition[] = [],
): AttributeFeatures {
  // The kind of value that has the attribute's own name, and each feature by its name.
  const kinds = new Map<string, ValueKind>();
  const features = new Map<string, FeatureDescription>();
  const use = (name: string, kind: ValueKind, description?: string): string => {
    const first = kinds.get(name) ?? kind;
    kinds.set(name, first);
    const feature = featureName(name, kind, first !== kind);
    if (!features.has(feature)) {
      const known = { name: feature, range: RANGES[kind] };
      features.set(feature, { ...known, ...(description !== undefined && { description }) });
    }
    return feature;
  };
  for (const { name, type, description } of definitions) use(name, KINDS[type], description);
  return {
    valuesOf(attributes) {
      const values = Object.entries(attributes).map(
        ([name, value]) => [use(name, kindOf(value)), value] as const,
      );
      const meant = values.filter(([, value]) => value === 0 || value === false);
      return Object.fromEntries<FeatureValue>([
        ...[...values].sort(byName),
        ...(meant.length > 0 ? [[MEANT.name, meant.map(([name]) => name).join(' ')] as const] : []),
      ]);
    },
    get declared() {
      return [...features].sort(byName).map(([, feature]) => feature);
    },
  };
}

function kindOf(value: AttributeValue): ValueKind {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'flag' : 'texts';
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
