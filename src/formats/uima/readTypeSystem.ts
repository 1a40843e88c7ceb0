// Reading UIMA's description of a type system.

import type { ReadType } from './readTypes';
import { readXml } from './readXml';

/** The types of a description by name; `undefined` where the text is none. */
export function readTypeSystem(text: string): ReadonlyMap<string, ReadType> | undefined {
  const types = new Map<string, ReadType>();
  const path: string[] = [];
  let root = '';
  let type = { name: '', supertype: '', ranges: new Map<string, string>() };
  let feature = { name: '', range: '' };
  const flaw = readXml(text, {
    open({ name, depth }) {
      if (depth === 0) root = name;
      path.push(name);
      if (name === 'typeDescription') type = { name: '', supertype: '', ranges: new Map() };
      if (name === 'featureDescription') feature = { name: '', range: '' };
    },
    close({ name }, content) {
      path.pop();
      const parent = path.at(-1);
      const said = content.trim();
      if (parent === 'typeDescription' && name === 'name') type.name = said;
      if (parent === 'typeDescription' && name === 'supertypeName') type.supertype = said;
      if (parent === 'featureDescription' && name === 'name') feature.name = said;
      if (parent === 'featureDescription' && name === 'rangeTypeName') feature.range = said;
      if (name === 'featureDescription') type.ranges.set(feature.name, feature.range);
      if (name === 'typeDescription') types.set(type.name, type);
    },
  });
  return flaw === undefined && root === 'typeSystemDescription' ? types : undefined;
}
