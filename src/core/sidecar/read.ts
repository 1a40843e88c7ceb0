// From a sidecar's text to what it says, or to the reasons why it can't be read whole.

import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import { compareAnnotations, compareIds, makeAnnotation } from '../model/annotation';
import type { Annotation, Attributes, AttributeValue, Relation } from '../model/annotation';
import { STATUSES } from '../model/layer';
import type { Status } from '../model/layer';
import type { Span } from '../text/span';
import { nodeReader } from './nodes';
import type { Fields, NodeReader } from './nodes';
import type { FilePosition, SidecarProblem } from './problem';
import { readCanonical } from './readCanonical';
import { readConflicts } from './readConflicts';
import { tooLarge, unsafeYaml } from './unsafeYaml';
import { yamlProblem } from './yamlProblem';
import { SIDECAR_FORMAT } from './sidecar';
import type { ArticleReference, Sidecar } from './sidecar';
import { writeCanonical } from './writeCanonical';

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

const BOM = '\uFEFF';
const EMPTY = 'The file is empty; restore it, or delete it to begin anew.';

/** Reads a sidecar's text (a leading BOM and CRLF are fine). Never throws, never half-reads. */
export function readSidecar(text: string): SidecarReading {
  const large = tooLarge(text);
  if (large) return { ok: false, problems: [large] };
  const canonical = readCanonical(bodyOf(text));
  if (canonical) return { ok: true, file: { ...canonical, text, isCanonical: true } };
  return readDocument(text);
}

/** A file's text without its BOM and with LF ends. */
export function bodyOf(text: string): string {
  const body = text.startsWith(BOM) ? text.slice(1) : text;
  return body.includes('\r\n') ? body.replaceAll('\r\n', '\n') : body;
}

/** Reads any sidecar's text by way of a YAML document: the slow way, with places for problems. */
export function readDocument(text: string): SidecarReading {
  // A BOM is no character of the file to a person, so no column counts it.
  const body = text.startsWith(BOM) ? text.slice(1) : text;
  const unsafe = unsafeYaml(body);
  if (unsafe) return { ok: false, problems: [unsafe] };
  const lines = new LineCounter();
  const document = parseSidecarDocument(body, lines);
  const flaws = [...document.errors, ...document.warnings];
  if (flaws.length > 0) {
    return { ok: false, problems: flaws.map((flaw) => yamlProblem(flaw, lines)) };
  }
  const reader = nodeReader(lines);
  reportRepeatedKeys(document, reader);
  const positions = new Map<string, FilePosition>();
  const sidecar = readRoot(document.contents, reader, positions);
  if (!sidecar || reader.problems.length > 0) return { ok: false, problems: reader.problems };
  const isCanonical = writeCanonical(sidecar) === bodyOf(text);
  return { ok: true, file: { sidecar, positions, text, isCanonical } };
}

/**
 * Parses YAML the one way that sidecars are parsed: YAML 1.2. It must have passed `unsafeYaml`, and
 * that keys are unique is for the caller to check.
 */
export function parseSidecarDocument(text: string, lines = new LineCounter()): Document.Parsed {
  return parseDocument(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    strict: true,
    lineCounter: lines,
  });
}

/**
 * Reports keys that a mapping has twice. The parser's own check takes quadratic time, which makes a
 * small hostile file hang the editor.
 */
export function reportRepeatedKeys(document: Document.Parsed, reader: NodeReader): void {
  visit(document, {
    Map(_key, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) {
          const message = `The key \`${String(key.value)}\` is here twice; delete or rename one.`;
          reader.report(key, message, 'sidecar/yaml');
        }
        seen.add(key.value);
      }
    },
  });
}

function readRoot(
  root: Node | null,
  reader: NodeReader,
  positions: Map<string, FilePosition>,
): Sidecar | undefined {
  if (root === null) return reader.report(root, EMPTY, 'sidecar/yaml');
  const fields = reader.fields(root, 'A sidecar');
  if (!fields) return undefined;
  if (!hasKnownFormat(fields, root, reader)) return undefined;
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

function hasKnownFormat(fields: Fields, root: Node | null, reader: NodeReader): boolean {
  if (!fields.has('format')) {
    reader.report(root, `The key \`format: ${SIDECAR_FORMAT}\` is missing.`, 'sidecar/format');
    return false;
  }
  const format = reader.text(fields.get('format'), 'format');
  if (format === undefined) return false;
  if (format === SIDECAR_FORMAT) return true;
  const isNewer = /^article-annotations\/\d+$/.test(format);
  reader.report(
    fields.get('format'),
    isNewer
      ? `The file has the format ${format}, which this version does not know; update Article Annotator.`
      : `The format must be \`${SIDECAR_FORMAT}\`.`,
    'sidecar/format',
  );
  return false;
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

/** True for a key's value where nothing is written. */
export function isEmptyValue(node: Node | null): boolean {
  return node === null || ('value' in node && node.value === null);
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
