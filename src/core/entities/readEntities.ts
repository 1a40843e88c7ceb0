// From the text of `entities.yaml` to what it lists, or to the reasons why it can't be read whole.

import type { Node } from 'yaml';
import type { Fields, NodeReader } from '../sidecar/nodes';
import type { FilePosition, SidecarProblem } from '../sidecar/problem';
import { hasKnownFormat, isEmptyValue, readYaml } from '../sidecar/yamlFile';
import { ENTITIES_FORMAT, WIKIDATA_ID } from './entity';
import type { Entity } from './entity';

/** A reason for which the list is not read and never written, with what to do about it. */
export interface EntitiesProblem extends FilePosition {
  readonly message: string;
}

/** A list that was read whole, or all that is wrong with its file. */
export type EntitiesReading =
  | {
      readonly ok: true;
      /** In the order of the file. */
      readonly entities: readonly Entity[];
      /** Where an entity begins, by key. */
      readonly positions: ReadonlyMap<string, FilePosition>;
    }
  | { readonly ok: false; readonly problems: readonly EntitiesProblem[] };

// UTF-16 units: room for about 50,000 entities.
const LONGEST = 8_000_000;
const BOM = '\uFEFF';
const EMPTY = `The file is empty; begin it with \`format: ${ENTITIES_FORMAT}\`, or delete it.`;
const TOO_LARGE = 'The file is too large for a list of entities; is it another file by mistake?';
const CONFLICT = 'Conflict markers of a git merge are in the file; resolve the conflict and save.';

/** Reads the list (a leading BOM and CRLF are fine). Never throws, never half-reads. */
export function readEntities(text: string): EntitiesReading {
  const length = text.startsWith(BOM) ? text.length - 1 : text.length;
  if (length > LONGEST) {
    return { ok: false, problems: [{ line: 1, column: 1, message: TOO_LARGE }] };
  }
  const positions = new Map<string, FilePosition>();
  const reading = readYaml(text, (root, reader) => readRoot(root, reader, positions));
  return reading.ok
    ? { ok: true, entities: reading.value, positions }
    : { ok: false, problems: reading.problems.map(listProblem) };
}

/** What the reader of sidecars says, said of this file. */
function listProblem({ line, column, rule, message }: SidecarProblem): EntitiesProblem {
  if (rule === 'sidecar/conflict') return { line, column, message: CONFLICT };
  return { line, column, message: message.replaceAll(/\ba sidecar\b/gu, 'this file') };
}

function readRoot(
  root: Node | null,
  reader: NodeReader,
  positions: Map<string, FilePosition>,
): readonly Entity[] | undefined {
  if (root === null || isEmptyValue(root)) return reader.report(root, EMPTY);
  const fields = reader.fields(root, 'The list of entities');
  if (!fields || !hasKnownFormat(fields, ENTITIES_FORMAT, root, reader)) return undefined;
  const node = fields.get('entities');
  // The file may have been cut off before it, which YAML can't see.
  if (node === undefined) return reader.report(root, 'The key `entities` is missing.');
  if (isEmptyValue(node)) return [];
  return (reader.items(node, 'entities') ?? []).flatMap((item) => {
    const entity = readEntity(item, reader, positions);
    return entity ?? [];
  });
}

function readEntity(
  node: Node | null,
  reader: NodeReader,
  positions: Map<string, FilePosition>,
): Entity | undefined {
  const fields = reader.fields(node, 'An entity');
  if (!fields) return undefined;
  const key = readKey(fields, node, reader, positions);
  const name = readName(fields, node, reader);
  const aliases = readAliases(fields.get('aliases'), reader);
  const wikidata = readWikidata(fields, reader);
  const label = optionalText(fields, 'label', reader);
  const note = optionalText(fields, 'note', reader);
  if (key === undefined || name === undefined) return undefined;
  return {
    key,
    name,
    aliases,
    ...(wikidata !== undefined && { wikidata }),
    ...(label !== undefined && { label }),
    ...(note !== undefined && { note }),
  };
}

function readKey(
  fields: Fields,
  at: Node | null,
  reader: NodeReader,
  positions: Map<string, FilePosition>,
): string | undefined {
  if (!fields.has('key')) return reader.report(at, 'The key `key` is missing here.');
  const node = fields.get('key');
  const key = reader.text(node, 'key');
  if (key === undefined) return undefined;
  if (key.trim() === '') return reader.report(node, 'The key of an entity can’t be empty.');
  const first = positions.get(key);
  if (first) {
    const message = `The entity ${key} is in line ${first.line} already; change one key.`;
    return reader.report(node, message);
  }
  positions.set(key, reader.positionOf(at));
  return key;
}

function readName(fields: Fields, at: Node | null, reader: NodeReader): string | undefined {
  if (!fields.has('name')) return reader.report(at, 'The key `name` is missing here.');
  const name = reader.text(fields.get('name'), 'name');
  if (name?.trim() !== '') return name;
  return reader.report(fields.get('name'), 'The name of an entity can’t be empty.');
}

function readAliases(node: Node | null | undefined, reader: NodeReader): readonly string[] {
  if (node === undefined || isEmptyValue(node)) return [];
  return (reader.items(node, 'aliases') ?? []).flatMap(
    (item) => reader.text(item, 'An alias') ?? [],
  );
}

function readWikidata(fields: Fields, reader: NodeReader): string | undefined {
  const id = optionalText(fields, 'wikidata', reader);
  if (id === undefined || WIKIDATA_ID.test(id)) return id;
  const message = 'wikidata must be the id of an item, such as Q42, without an address.';
  return reader.report(fields.get('wikidata'), message);
}

/** A key without a value says nothing. */
function optionalText(fields: Fields, key: string, reader: NodeReader): string | undefined {
  const node = fields.get(key);
  return node === undefined || isEmptyValue(node) ? undefined : reader.text(node, key);
}
