// The fast way to read a sidecar: line by line, only what is byte for byte in canonical form.

import { compareAnnotations, compareIds, makeAnnotation } from '../model/annotation';
import type { Annotation, Attributes, AttributeValue, Relation } from '../model/annotation';
import { STATUSES } from '../model/layer';
import type { Span } from '../text/span';
import type { FilePosition } from './problem';
import { SIDECAR_FORMAT } from './sidecar';
import type { ArticleReference, Sidecar } from './sidecar';
import { writeCanonical } from './writeCanonical';

/** What a canonical text says, and where its items begin. */
export interface CanonicalReading {
  readonly sidecar: Sidecar;
  readonly positions: ReadonlyMap<string, FilePosition>;
}

/**
 * Reads a text in canonical form. The answer is what the YAML document path gives; `undefined`
 * means only that this text is for that path to judge.
 * @param text a file's text without BOM and with LF ends
 */
export function readCanonical(text: string): CanonicalReading | undefined {
  const reading = readRoot({ text, at: 0, line: 1 });
  // Each way to write a value but the canonical one is found out here, so that the reader below
  // need not know YAML: what it takes for a value counts only if the same bytes come out again.
  return reading && writeCanonical(reading.sidecar) === text ? reading : undefined;
}

/** A text, and where its next line begins. */
interface Cursor {
  readonly text: string;
  /** UTF-16 offset. */
  at: number;
  /** Number of that line, from one. */
  line: number;
}

// A key that is longer is written in a line of its own.
const LONGEST_KEY_LINE = 1010;
const KEY = /^("(?:[^"\\]|\\.)*"|[^":]+): /;

function readRoot(cursor: Cursor): CanonicalReading | undefined {
  const positions = new Map<string, FilePosition>();
  if (rest(cursor, 'format: ') !== SIDECAR_FORMAT) return undefined;
  const article = readArticle(cursor);
  const statusText = rest(cursor, 'status: ');
  const status = STATUSES.find((known) => known === statusText);
  if (!article || !status) return undefined;
  const attributes = readAttributes(cursor, '') ?? {};
  const annotations = readList(
    cursor,
    'annotations',
    readAnnotation,
    compareAnnotations,
    positions,
  );
  const relations = readList(cursor, 'relations', readRelation, compareIds, positions);
  if (!annotations || !relations) return undefined;
  return { sidecar: { article, status, attributes, annotations, relations }, positions };
}

function readArticle(cursor: Cursor): ArticleReference | undefined {
  if (rest(cursor, 'article:') !== '') return undefined;
  const file = textOf(rest(cursor, '  file: '));
  const sha256 = textOf(rest(cursor, '  sha256: '));
  const length = offsetOf(rest(cursor, '  length: '));
  if (file === undefined || sha256 === undefined || length === undefined) return undefined;
  return /^[0-9a-f]{64}$/.test(sha256) ? { file, sha256, length } : undefined;
}

function readList<T extends { readonly id: string }>(
  cursor: Cursor,
  key: string,
  readItem: (cursor: Cursor) => T | undefined,
  compare: (a: T, b: T) => number,
  positions: Map<string, FilePosition>,
): readonly T[] | undefined {
  const head = rest(cursor, `${key}:`);
  if (head === undefined) return undefined;
  const items: T[] = [];
  while (cursor.text.startsWith('  - ', cursor.at)) {
    // The item's keys begin after the dash, in the fifth column.
    const position = { line: cursor.line, column: 5 };
    const item = readItem(cursor);
    const previous = items.at(-1);
    if (!item || positions.has(item.id)) return undefined;
    if (previous && compare(previous, item) >= 0) return undefined;
    positions.set(item.id, position);
    items.push(item);
  }
  return items;
}

function readAnnotation(cursor: Cursor): Annotation<'codePoint'> | undefined {
  const id = textOf(rest(cursor, '  - id: '));
  const label = textOf(rest(cursor, '    label: '));
  const start = offsetOf(rest(cursor, '    start: '));
  const end = offsetOf(rest(cursor, '    end: '));
  if (start === undefined || end === undefined) return undefined;
  const fragments = fragmentsOf(rest(cursor, '    fragments: ') ?? `[[${start}, ${end}]]`);
  const text = textOf(rest(cursor, '    text: '));
  const entity = textOf(rest(cursor, '    entity: '));
  const attributes = readAttributes(cursor, '    ');
  const note = textOf(rest(cursor, '    note: '));
  const origin = textOf(rest(cursor, '    origin: '));
  // A sum that is not right is found when the bytes are compared.
  rest(cursor, '    sum: ');
  if (id === undefined || label === undefined || text === undefined || !fragments) return undefined;
  return makeAnnotation({ id, label, fragments, text, entity, attributes, note, origin });
}

function readRelation(cursor: Cursor): Relation | undefined {
  const id = textOf(rest(cursor, '  - id: '));
  const type = textOf(rest(cursor, '    type: '));
  const from = textOf(rest(cursor, '    from: '));
  const to = textOf(rest(cursor, '    to: '));
  rest(cursor, '    sum: ');
  if (id === undefined || type === undefined || from === undefined || to === undefined) {
    return undefined;
  }
  return { id, type, from, to };
}

/** @param indent blanks before the key `attributes` */
function readAttributes(cursor: Cursor, indent: string): Attributes | undefined {
  if (rest(cursor, `${indent}attributes:`) !== '') return undefined;
  const inner = `${indent}  `;
  const entries: [string, AttributeValue][] = [];
  for (let line = rest(cursor, inner); line !== undefined; line = rest(cursor, inner)) {
    const isLong = line.startsWith('? ');
    const key = isLong ? line.slice(2) : KEY.exec(line.slice(0, LONGEST_KEY_LINE))?.[1];
    const value = isLong ? rest(cursor, `${inner}: `) : line.slice((key?.length ?? 0) + 2);
    const [name, read] = [textOf(key), attributeOf(value)];
    // What is left out here is missed when the bytes are compared.
    if (name !== undefined && name !== '__proto__' && read !== undefined)
      entries.push([name, read]);
  }
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** What follows on the next line after its head, and goes on; `undefined` for another line. */
function rest(cursor: Cursor, head: string): string | undefined {
  const { text, at } = cursor;
  if (!text.startsWith(head, at)) return undefined;
  const end = text.indexOf('\n', at);
  if (end === -1) return undefined;
  cursor.at = end + 1;
  cursor.line += 1;
  return text.slice(at + head.length, end);
}

function textOf(token: string | undefined): string | undefined {
  if (!token?.startsWith('"')) return token;
  const value = jsonOf(token);
  return typeof value === 'string' ? value : undefined;
}

function offsetOf(token: string | undefined): number | undefined {
  if (token === undefined || !/^\d{1,16}$/.test(token)) return undefined;
  const value = Number(token);
  return Number.isSafeInteger(value) ? value : undefined;
}

function attributeOf(token: string | undefined): AttributeValue | undefined {
  if (token === 'true' || token === 'false') return token === 'true';
  if (token?.startsWith('[')) {
    const items = jsonOf(token);
    return isList(items) && items.every((item) => typeof item === 'string') ? items : undefined;
  }
  const number = token !== undefined && /^-?\d/.test(token) ? Number(token) : NaN;
  return Number.isFinite(number) ? number : textOf(token);
}

/** `[[84, 150], [171, 210]]` is JSON too. */
function fragmentsOf(token: string): Annotation<'codePoint'>['fragments'] | undefined {
  const pairs = jsonOf(token);
  if (!isList(pairs)) return undefined;
  let last = 0;
  const spans: Span<'codePoint'>[] = [];
  for (const pair of pairs) {
    const [start, end]: readonly unknown[] = isList(pair) ? pair : [];
    if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return undefined;
    const span = { start: start as number, end: end as number };
    if (span.start < last || span.end <= span.start) return undefined;
    last = span.end;
    spans.push(span);
  }
  const [first, ...others] = spans;
  return first && [first, ...others];
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function jsonOf(token: string): unknown {
  try {
    return JSON.parse(token);
  } catch {
    return undefined;
  }
}
