// Writes `entities.yaml`: a new one whole, and in one that is there only what changed.

import { isMap } from 'yaml';
import type { Node, YAMLMap } from 'yaml';
import { bodyOf, parseSidecarDocument } from '../sidecar/yamlFile';
import { attributeScalar, textScalar } from '../sidecar/scalar';
import { sourceText } from '../sidecar/sourceText';
import { updateList } from '../sidecar/updateList';
import type { Facts } from '../sidecar/updateFields';
import { compareEntities, ENTITIES_FORMAT } from './entity';
import type { Entity } from './entity';

/** The keys of an entity in their canonical order. */
const KEYS = ['key', 'name', 'aliases', 'wikidata', 'label', 'note'];

/** A new file with these entities: UTF-8, LF ends and a final one, sorted by key. */
export function writeEntities(entities: readonly Entity[]): string {
  const lines = [...entities]
    .sort(compareEntities)
    .flatMap((entity) => entityLines(entity).map((line, i) => `  ${i === 0 ? '- ' : '  '}${line}`));
  const list = lines.length === 0 ? ['entities: []'] : ['entities:', ...lines];
  return `${[`format: ${ENTITIES_FORMAT}`, ...list].join('\n')}\n`;
}

/**
 * The text of a file with the differences between two lists carried out in it. Comments, unknown
 * keys and the layout of all that is the same stay, and so do a BOM and CRLF ends. An entity is
 * known by its key.
 * @param text the file; it must read as `before`
 */
export function updateEntities(
  text: string,
  before: readonly Entity[],
  next: readonly Entity[],
): string {
  const body = bodyOf(text);
  const root = parseSidecarDocument(body).contents;
  if (!isMap(root)) throw new Error('A list of entities must be a mapping.');
  const source = sourceText(body);
  const map = root as unknown as YAMLMap<Node, Node | null>;
  updateList(source, map, 'entities', before.map(withId), next.map(withId), {
    facts: entityFacts,
    lines: entityLines,
    keys: KEYS,
    compare: compareEntities,
    idKey: 'key',
  });
  return inFormOf(text, source.changed());
}

/** A text with the BOM of a file, and with CRLF ends where the file has any. */
export function inFormOf(file: string, text: string): string {
  const ends = file.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
  return file.startsWith('\uFEFF') ? `\uFEFF${ends}` : ends;
}

function withId(entity: Entity): Entity & { readonly id: string } {
  return { ...entity, id: entity.key };
}

function entityFacts({ key, name, aliases, wikidata, label, note }: Entity): Facts {
  return { key, name, aliases: aliases.length > 0 ? aliases : undefined, wikidata, label, note };
}

function entityLines({ key, name, aliases, wikidata, label, note }: Entity): readonly string[] {
  return [
    `key: ${textScalar(key)}`,
    `name: ${textScalar(name)}`,
    ...(aliases.length > 0 ? [`aliases: ${attributeScalar(aliases)}`] : []),
    ...(wikidata === undefined ? [] : [`wikidata: ${textScalar(wikidata)}`]),
    ...(label === undefined ? [] : [`label: ${textScalar(label)}`]),
    ...(note === undefined ? [] : [`note: ${textScalar(note)}`]),
  ];
}
