// A CAS as XMI, and its types as UIMA describes them in XML.

import { isReference, SOFA_ID, VIEW } from './cas';
import type { Cas, FeatureStructure } from './cas';
import { xmlAttributes, xmlText } from '../xml';
import type { TypeDescription } from './types';

/** Address of the names of XMI itself. */
export const XMI = 'http://www.omg.org/XMI';

/** XMI in XML 1.0, one structure a line. */
export function xmiText({ text, structures }: Cas): string {
  const prefixes = prefixesOf(structures);
  const names = [
    ['xmlns:xmi', XMI],
    ['xmlns:cas', namespaceOf('uima.cas')],
    ...[...prefixes].map(([name, prefix]) => [`xmlns:${prefix}`, namespaceOf(name)] as const),
    ['xmi:version', '2.0'],
  ] as const;
  const sofa = [
    ['xmi:id', String(SOFA_ID)],
    ['sofaNum', '1'],
    ['sofaID', VIEW],
    ['mimeType', 'text'],
    ['sofaString', text],
  ] as const;
  const view = [
    ['sofa', String(SOFA_ID)],
    ['members', structures.map(({ id }) => id).join(' ')],
  ] as const;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xmi:XMI${xmlAttributes(names)}>`,
    '<cas:NULL xmi:id="0"/>',
    ...structures.map((structure) => element(structure, prefixes)),
    `<cas:Sofa${xmlAttributes(sofa)}/>`,
    `<cas:View${xmlAttributes(view)}/>`,
    '</xmi:XMI>',
    '',
  ].join('\n');
}

/** The address of the names of a package. */
export function namespaceOf(packageName: string): string {
  return `http:///${packageName.replaceAll('.', '/')}.ecore`;
}

function packageOf(type: string): string {
  return type.slice(0, type.lastIndexOf('.'));
}

/** A prefix for each package: its last word, but `type`, which DKPro's packages all end with. */
function prefixesOf(structures: readonly FeatureStructure[]): ReadonlyMap<string, string> {
  const packages = new Set(structures.map(({ type }) => packageOf(type)));
  return new Map(
    [...packages].map((name) => [
      name,
      name
        .replace(/\.type$/u, '')
        .split('.')
        .at(-1) ?? name,
    ]),
  );
}

function element({ id, type, features }: FeatureStructure, prefixes: ReadonlyMap<string, string>) {
  const name = `${prefixes.get(packageOf(type)) ?? ''}:${type.slice(type.lastIndexOf('.') + 1)}`;
  const attributes: [string, string][] = [
    ['xmi:id', String(id)],
    ['sofa', String(SOFA_ID)],
  ];
  // Texts of a list are elements, since an attribute parts what it holds at blanks.
  let children = '';
  for (const [feature, value] of Object.entries(features)) {
    if (typeof value !== 'object') attributes.push([feature, String(value)]);
    else if (isReference(value)) attributes.push([feature, String(value.to)]);
    else if (value.length === 0) attributes.push([feature, '']);
    else for (const one of value) children += `<${feature}>${xmlText(one)}</${feature}>`;
  }
  const start = `<${name}${xmlAttributes(attributes)}`;
  return children === '' ? `${start}/>` : `${start}>${children}</${name}>`;
}

/** The types in UIMA's XML. INCEpTION takes the file for such only with the declaration on top. */
export function typeSystemXml(types: readonly TypeDescription[]): string {
  const lines = types.flatMap(({ name, supertype, description, features }) => [
    '    <typeDescription>',
    `      <name>${xmlText(name)}</name>`,
    `      <description>${xmlText(description)}</description>`,
    `      <supertypeName>${xmlText(supertype)}</supertypeName>`,
    '      <features>',
    ...features.flatMap((feature) => [
      '        <featureDescription>',
      `          <name>${xmlText(feature.name)}</name>`,
      `          <description>${xmlText(feature.description ?? '')}</description>`,
      `          <rangeTypeName>${xmlText(feature.range)}</rangeTypeName>`,
      '        </featureDescription>',
    ]),
    '      </features>',
    '    </typeDescription>',
  ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">',
    '  <name>ArticleAnnotations</name>',
    '  <description>Annotated articles.</description>',
    '  <version>1.0</version>',
    '  <vendor></vendor>',
    '  <types>',
    ...lines,
    '  </types>',
    '</typeSystemDescription>',
    '',
  ].join('\n');
}
