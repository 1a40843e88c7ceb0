// The types of a CAS that is read: what each feature holds, and which type is a kind of which.

import { DOCUMENT, STRING, typeDescriptions } from './types';

/** A type as a file has it. */
export interface ReadType {
  readonly supertype: string;
  /** Ranges by the names of features; only those that the type adds. */
  readonly ranges: ReadonlyMap<string, string>;
}

/** What a feature holds: one value, several of them, or other structures. */
export type FeatureKind = 'text' | 'number' | 'flag' | 'list' | 'reference';

export interface ReadTypes {
  /** `undefined` where no type says it. */
  kindOf(type: string, feature: string): FeatureKind | undefined;
  /** True for the type itself as well. */
  isKindOf(type: string, ancestor: string): boolean;
}

// What UIMA itself has, as far as it matters here.
const BUILT_IN: readonly (readonly [string, ReadType])[] = [
  [
    'uima.tcas.Annotation',
    {
      supertype: 'uima.cas.AnnotationBase',
      ranges: new Map([
        ['begin', 'uima.cas.Integer'],
        ['end', 'uima.cas.Integer'],
      ]),
    },
  ],
  [DOCUMENT, { supertype: 'uima.tcas.Annotation', ranges: new Map([['language', STRING]]) }],
];

const OWN = typeDescriptions().map(({ name, supertype, features }): readonly [string, ReadType] => [
  name,
  { supertype, ranges: new Map(features.map((feature) => [feature.name, feature.range])) },
]);

const KNOWN: ReadonlyMap<string, ReadType> = new Map([...BUILT_IN, ...OWN]);

/** @param types by name, as files have them; ours and UIMA's own are known without */
export function readTypes(types: ReadonlyMap<string, ReadType>): ReadTypes {
  const lineageOf = (type: string): ReadonlySet<string> => {
    const names = new Set<string>();
    let name: string | undefined = type;
    while (name !== undefined && !names.has(name)) {
      names.add(name);
      name = (types.get(name) ?? KNOWN.get(name))?.supertype;
    }
    return names;
  };
  const isKindOf = (type: string, ancestor: string): boolean => lineageOf(type).has(ancestor);
  return {
    isKindOf,
    kindOf(type, feature) {
      for (const name of lineageOf(type)) {
        const range = types.get(name)?.ranges.get(feature) ?? KNOWN.get(name)?.ranges.get(feature);
        // A type may be a text of which only some values are allowed.
        if (range !== undefined) return isKindOf(range, STRING) ? 'text' : kindOfRange(range);
      }
      return undefined;
    },
  };
}

/** @param range a type, or `X[]` as JSON has lists */
function kindOfRange(range: string): FeatureKind {
  const name = /^uima\.cas\.(?<name>[A-Za-z]+(?:\[\])?)$/u.exec(range)?.groups?.['name'] ?? '';
  if (name === 'Boolean') return 'flag';
  const isNumber = /^(?:Byte|Short|Integer|Long|Float|Double)$/u;
  if (isNumber.test(name)) return 'number';
  const element = /^(?<element>[A-Z][a-z]+)(?:Array|List|\[\])$/u.exec(name)?.groups?.['element'];
  const isList =
    element !== undefined &&
    (element === 'String' || element === 'Boolean' || isNumber.test(element));
  return isList ? 'list' : 'reference';
}
