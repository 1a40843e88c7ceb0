// From a sidecar's text to what it says, or to the reasons why it can't be read whole.

import { isMap, isScalar } from 'yaml';
import type { Node } from 'yaml';
import { compareAnnotations, compareIds, makeAnnotation } from '../model/annotation';
import type { Annotation, Attributes, AttributeValue, Relation } from '../model/annotation';
import { STATUSES } from '../model/layer';
import type { Status } from '../model/layer';
import type { Span } from '../text/span';
import type { Fields, NodeReader } from './nodes';
import type { FilePosition, SidecarProblem } from './problem';
import { readCanonical } from './readCanonical';
import { readConflicts } from './readConflicts';
import { tooLarge } from './unsafeYaml';
import { SIDECAR_FORMAT } from './sidecar';
import type { ArticleReference, Sidecar } from './sidecar';
import { writeCanonical } from './writeCanonical';
import { bodyOf, hasKnownFormat, isEmptyValue, readYaml } from './yamlFile';

/** A sidecar that was read whole. */
export interface SidecarFile {
  readonly sidecar: Sidecar;
  /** Where an annotation or a relation begins, by id. */
  readonly positions: ReadonlyMap<string, FilePosition>;
}

/** A file's text that was read whole, and what it says. */
export interface SidecarText extends SidecarFile {
  readonly text: string;
  /** True where a canonical writer gives these bytes, but for a BOM and CRLF. */
  readonly isCanonical: boolean;
}

/** A sidecar, or all that is wrong with its file. */
export type SidecarReading =
  | { readonly ok: true; readonly file: SidecarText }
  | { readonly ok: false; readonly problems: readonly SidecarProblem[] };

const EMPTY = 'The file is empty; restore it, or delete it to begin anew.';

/** Reads a sidecar's text (a leading BOM and CRLF are fine). Never throws, never half-reads. */
export function readSidecar(text: string): SidecarReading {
  const large = tooLarge(text);
  if (large) return { ok: false, problems: [large] };
  const canonical = readCanonical(bodyOf(text));
  if (canonical) return { ok: true, file: { ...canonical, text, isCanonical: true } };
  return readDocument(text);
}

/** Reads any sidecar's text by way of a YAML document: the slow way, with places for problems. */
export function readDocument(text: string): SidecarReading {
  const positions = new Map<string, FilePosition>();
  const reading = readYaml(text, (root, reader) => readRoot(root, reader, positions));
  if (!reading.ok) return reading;
  const sidecar = reading.value;
  const isCanonical = writeCanonical(sidecar) === bodyOf(text);
  return { ok: true, file: { sidecar, positions, text, isCanonical } };
}

function readRoot(
  root: Node | null,
  reader: NodeReader,
  positions: Map<string, FilePosition>,
): Sidecar | undefined {
  if (root === null) return reader.report(root, EMPTY, 'sidecar/yaml');
  const fields = reader.fields(root, 'A sidecar');
  if (!fields) return undefined;
  if (!hasKnownFormat(fields, SIDECAR_FORMAT, root, reader)) return undefined;
  const article = readArticle(fields, root, reader);
  const status = readStatus(fields, reader);
  const attributes = readAttributes(fields.get('attributes'), 'attributes', reader);
  reportMissingList(fields, 'annotations', root, reader);
  reportMissingList(fields, 'relations', root, reader);
  const annotations = readList(fields.get('annotations'), 'annotations', reader, (node) =>
    readAnnotation(node, reader, positions),
  );
  const relations = readList(fields.get('relations'), 'relations', reader, (node) =>
    readRelation(node, reader, positions),
  );
  const conflicts = readConflicts(fields.get('conflicts'), reader);
  if (!article) return undefined;
  return {
    article,
    status,
    attributes: attributes ?? {},
    annotations: [...annotations].sort(compareAnnotations),
    relations: [...relations].sort(compareIds),
    ...(conflicts.length > 0 && { conflicts }),
  };
}

// `relations` ends every file that we write. A file that lacks it may have been cut off after any of
// its annotations, which YAML can't see.
function reportMissingList(
  root: Fields,
  key: 'annotations' | 'relations',
  at: Node | null,
  reader: NodeReader,
): void {
  if (root.has(key)) return;
  const message = `The key \`${key}\` is missing: restore the file if it was cut off, else add \`${key}: []\`.`;
  reader.report(at, message);
}

function readArticle(
  root: Fields,
  at: Node | null,
  reader: NodeReader,
): ArticleReference | undefined {
  if (!root.has('article')) return reader.report(at, 'The key `article` is missing.');
  const node = root.get('article');
  const fields = reader.fields(node, 'article');
  if (!fields) return undefined;
  const file = readRequired(fields, 'file', node, reader, reader.text);
  const sha256 = readRequired(fields, 'sha256', node, reader, reader.text);
  const length = readRequired(fields, 'length', node, reader, reader.offset);
  if (file === undefined || sha256 === undefined || length === undefined) return undefined;
  if (!/^[0-9a-f]{64}$/.test(sha256)) {
    return reader.report(fields.get('sha256'), 'sha256 must be 64 hexadecimal digits.');
  }
  return { file, sha256, length };
}

function readStatus(root: Fields, reader: NodeReader): Status {
  if (!root.has('status')) return 'todo';
  const value = reader.text(root.get('status'), 'status');
  const status = STATUSES.find((known) => known === value);
  if (status === undefined && value !== undefined) {
    reader.report(root.get('status'), `status must be one of ${STATUSES.join(', ')}.`);
  }
  return status ?? 'todo';
}

function readList<T>(
  node: Node | null | undefined,
  what: string,
  reader: NodeReader,
  readItem: (node: Node | null) => T | undefined,
): readonly T[] {
  // A key without a value is an empty list: what is left when a person deletes all items.
  if (node === undefined || isEmptyValue(node)) return [];
  return (reader.items(node, what) ?? []).flatMap((item) => {
    const value = readItem(item);
    return value === undefined ? [] : [value];
  });
}

function readAnnotation(
  node: Node | null,
  reader: NodeReader,
  positions: Map<string, FilePosition>,
): Annotation<'codePoint'> | undefined {
  const fields = reader.fields(node, 'An annotation');
  if (!fields) return undefined;
  const id = readId(fields, node, reader, positions);
  const label = readRequired(fields, 'label', node, reader, reader.text);
  const text = readRequired(fields, 'text', node, reader, reader.text);
  const fragments = readFragments(fields, node, reader);
  const entity = readOptional(fields, 'entity', reader.text);
  const note = readOptional(fields, 'note', reader.text);
  const origin = readOptional(fields, 'origin', reader.text);
  const attributes = readAttributes(fields.get('attributes'), 'attributes', reader);
  if (id === undefined || label === undefined || text === undefined || !fragments) return undefined;
  return makeAnnotation({ id, label, fragments, text, entity, attributes, note, origin });
}

function readRelation(
  node: Node | null,
  reader: NodeReader,
  positions: Map<string, FilePosition>,
): Relation | undefined {
  const fields = reader.fields(node, 'A relation');
  if (!fields) return undefined;
  const id = readId(fields, node, reader, positions);
  const type = readRequired(fields, 'type', node, reader, reader.text);
  const from = readRequired(fields, 'from', node, reader, reader.text);
  const to = readRequired(fields, 'to', node, reader, reader.text);
  if (id === undefined || type === undefined || from === undefined || to === undefined) {
    return undefined;
  }
  return { id, type, from, to };
}

function readId(
  fields: Fields,
  at: Node | null,
  reader: NodeReader,
  positions: Map<string, FilePosition>,
): string | undefined {
  const id = readRequired(fields, 'id', at, reader, reader.text);
  if (id === undefined) return undefined;
  if (positions.has(id)) {
    const { line } = positions.get(id) ?? { line: 0 };
    return reader.report(fields.get('id'), `The id ${id} is in line ${line} already; change one.`);
  }
  positions.set(id, reader.positionOf(at));
  return id;
}

function readFragments(
  fields: Fields,
  at: Node | null,
  reader: NodeReader,
): Annotation<'codePoint'>['fragments'] | undefined {
  const start = readRequired(fields, 'start', at, reader, reader.offset);
  const end = readRequired(fields, 'end', at, reader, reader.offset);
  if (start === undefined || end === undefined) return undefined;
  if (start >= end) {
    return reader.report(fields.get('end'), `The end ${end} must be after the start ${start}.`);
  }
  const node = fields.get('fragments');
  if (node === undefined) return [{ start, end }];
  const items = reader.items(node, 'fragments');
  if (items?.length === 0) {
    return reader.report(node, 'fragments is empty; give it [start, end] pairs or delete the key.');
  }
  const spans = (items ?? []).map((item) => readSpan(item, reader));
  const whole = spans.filter((span) => span !== undefined);
  const [first, ...rest] = whole;
  if (!first || whole.length !== spans.length) return undefined;
  const ordered = whole.every((span, i) => i === 0 || (whole[i - 1]?.end ?? 0) <= span.start);
  if (!ordered) return reader.report(node, 'fragments must be in order and may not overlap.');
  if (first.start !== start || whole.at(-1)?.end !== end) {
    return reader.report(node, `fragments must begin at start ${start} and end at end ${end}.`);
  }
  return [first, ...rest];
}

function readSpan(node: Node | null, reader: NodeReader): Span<'codePoint'> | undefined {
  const pair = reader.items(node, 'A fragment');
  if (!pair) return undefined;
  const [start, end] = pair.map((item) => reader.offset(item, 'A fragment’s offset'));
  if (pair.length !== 2) return reader.report(node, 'A fragment must be [start, end].');
  if (start === undefined || end === undefined) return undefined;
  if (start >= end) return reader.report(node, `The end ${end} must be after the start ${start}.`);
  return { start, end };
}

function readAttributes(
  node: Node | null | undefined,
  what: string,
  reader: NodeReader,
): Attributes | undefined {
  if (node === undefined || isEmptyValue(node)) return undefined;
  const fields = reader.fields(node, what);
  if (!fields) return undefined;
  reportOtherNames(node, reader);
  const entries: [string, AttributeValue][] = [];
  for (const [name, valueNode] of fields) {
    if (name === '__proto__') {
      reader.report(valueNode, 'An attribute can’t be called __proto__; rename it.');
      continue;
    }
    const value = readAttributeValue(valueNode, `The attribute ${name}`, reader);
    if (value !== undefined) entries.push([name, value]);
  }
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function reportOtherNames(node: Node | null, reader: NodeReader): void {
  if (!isMap<Node>(node)) return;
  for (const { key } of node.items) {
    if (isScalar(key) && typeof key.value === 'string') continue;
    reader.report(key, 'The name of an attribute must be text; put it in double quotes.');
  }
}

function readAttributeValue(
  node: Node | null,
  what: string,
  reader: NodeReader,
): AttributeValue | undefined {
  if (node === null || !('items' in node)) return reader.scalar(node, what);
  return reader.items(node, what)?.flatMap((item) => reader.text(item, `A value of ${what}`) ?? []);
}

function readRequired<T>(
  fields: Fields,
  key: string,
  at: Node | null | undefined,
  reader: NodeReader,
  read: (node: Node | null | undefined, what: string) => T | undefined,
): T | undefined {
  if (!fields.has(key)) return reader.report(at, `The key \`${key}\` is missing here.`);
  return read(fields.get(key), key);
}

function readOptional<T>(
  fields: Fields,
  key: string,
  read: (node: Node | null | undefined, what: string) => T | undefined,
): T | undefined {
  return fields.has(key) ? read(fields.get(key), key) : undefined;
}
