// What the features of a structure say of an annotation or the article.

import type { AttributeValue, Attributes } from '../../core/model/annotation';
import type { ReadFields } from '../importedAnnotation';
import { textOf } from '../jsonFields';
import { attributeName } from './featureNames';
import type { ReadStructure } from './readCas';
import { MEANT, OWN_FEATURES } from './types';

type Fields = Pick<ReadFields, 'label' | 'entity' | 'attributes' | 'note' | 'origin'>;

const OF_ANNOTATIONS: ReadonlySet<string> = new Set(['sofa', 'begin', 'end']);

/** The fields of an annotation of ours; `undefined` where it has no label. */
export function ownFields(structure: ReadStructure): Fields | undefined {
  const { values } = structure;
  const label = textOf(values.get('label'));
  if (label === undefined) return undefined;
  return {
    label,
    entity: textOf(values.get('entity')),
    attributes: ownAttributes(structure),
    note: textOf(values.get('note')),
    origin: textOf(values.get('origin')),
  };
}

/** The attributes of a structure of ours. Java writes 0 and false where there is no value. */
export function ownAttributes({ values }: ReadStructure): Attributes | undefined {
  const meant = new Set((textOf(values.get(MEANT.name)) ?? '').split(' '));
  const isMeant = (feature: string, value: AttributeValue): boolean =>
    (value !== 0 && value !== false) || meant.has(feature);
  return attributesOf(
    [...values]
      .filter(([feature]) => !OF_ANNOTATIONS.has(feature) && !OWN_FEATURES.has(feature))
      .filter(([feature, value]) => isMeant(feature, value))
      .map(([feature, value]) => [attributeName(feature), value]),
  );
}

/** The fields of somebody else's annotation: what is not its label is an attribute. */
export function foreignFields({ type, values }: ReadStructure): Fields {
  const named = labelFeature(values);
  return {
    label: textOf(values.get(named ?? '')) ?? shortName(type),
    attributes: attributesOf(
      [...values].filter(([feature]) => feature !== named && !OF_ANNOTATIONS.has(feature)),
    ),
  };
}

/** The label of somebody else's relation, and the features that are left over. */
export function foreignLabel({ type, values }: ReadStructure): {
  readonly label: string;
  readonly others: readonly string[];
} {
  const named = labelFeature(values);
  return {
    label: textOf(values.get(named ?? '')) ?? shortName(type),
    others: [...values.keys()].filter((one) => one !== named && !OF_ANNOTATIONS.has(one)),
  };
}

function labelFeature(values: ReadStructure['values']): string | undefined {
  return ['label', 'value'].find((name) => (textOf(values.get(name)) ?? '') !== '');
}

/** A type's name without its package. */
function shortName(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}

function attributesOf(
  entries: readonly (readonly [string, AttributeValue])[],
): Attributes | undefined {
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
