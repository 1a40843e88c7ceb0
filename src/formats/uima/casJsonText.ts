// A CAS as UIMA's JSON, with its types in it.

import { jsonText } from '../jsonText';
import { isReference, SOFA_ID, VIEW } from './cas';
import type { Cas, FeatureStructure } from './cas';
import { STRING_ARRAY } from './types';
import type { TypeDescription } from './types';

/** JSON CAS 0.4, one type and one structure a line. */
export function casJsonText({ text, structures }: Cas, types: readonly TypeDescription[]): string {
  const sofa = {
    '%ID': SOFA_ID,
    '%TYPE': 'uima.cas.Sofa',
    sofaNum: 1,
    sofaID: VIEW,
    mimeType: 'text',
    sofaString: text,
  };
  // Lists are structures of their own, which the view need not have.
  const lists: unknown[] = [];
  const listOf = (elements: readonly string[]): number => {
    const id = structures.length + 2 + lists.length;
    lists.push({ '%ID': id, '%TYPE': STRING_ARRAY, '%ELEMENTS': elements });
    return id;
  };
  const written = structures.map((structure) => structureJson(structure, listOf));
  const members = structures.map(({ id }) => id);
  return [
    '{',
    `"%TYPES": {\n${types.map(typeLine).join(',\n')}\n},`,
    `"%FEATURE_STRUCTURES": [\n${[sofa, ...written, ...lists].map(jsonText).join(',\n')}\n],`,
    `"%VIEWS": ${jsonText({ [VIEW]: { '%SOFA': SOFA_ID, '%MEMBERS': members } })}`,
    '}',
    '',
  ].join('\n');
}

function typeLine({ name, supertype, features }: TypeDescription): string {
  const ranges = features.map((feature) => [
    feature.name,
    {
      '%NAME': feature.name,
      '%RANGE': feature.range === STRING_ARRAY ? 'uima.cas.String[]' : feature.range,
    },
  ]);
  const type = {
    '%NAME': name,
    '%SUPER_TYPE': supertype,
    ...(Object.fromEntries(ranges) as object),
  };
  return `${jsonText(name)}: ${jsonText(type)}`;
}

function structureJson(
  { id, type, features }: FeatureStructure,
  listOf: (elements: readonly string[]) => number,
): unknown {
  const entries = Object.entries(features).map(([name, value]) => {
    if (typeof value !== 'object') return [name, value];
    return [`@${name}`, isReference(value) ? value.to : listOf(value)];
  });
  return {
    '%ID': id,
    '%TYPE': type,
    '@sofa': SOFA_ID,
    ...(Object.fromEntries(entries) as object),
  };
}
