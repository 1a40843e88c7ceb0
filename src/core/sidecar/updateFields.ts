// Changes the values of a mapping in a file's text.

import { isMap, isScalar } from 'yaml';
import type { Node, YAMLMap } from 'yaml';
import type { Attributes, AttributeValue } from '../model/annotation';
import { pairOf } from './nodes';
import { attributeScalar, quotedScalar, textScalar } from './scalar';
import { endOf, endOfPair, isBlockCollection, isBlockScalar, startOf } from './sourceText';
import type { MaybeNode, SourcePair, SourceText } from './sourceText';
import { attributeLines } from './writeCanonical';

/** What a key may stand for; `undefined` where the key is not there. */
export type Value = AttributeValue | Attributes | readonly (readonly number[])[] | undefined;

/** Values by key. */
export type Facts = Readonly<Record<string, Value>>;

type SourceMap = YAMLMap<Node, Node | null>;

/**
 * Carries out the differences between two states of a mapping.
 * @param order the keys in canonical order: a new one goes after those that stand before it
 */
export function updateFields(
  source: SourceText,
  map: SourceMap,
  before: Facts,
  next: Facts,
  order: readonly string[],
): void {
  const changed = Object.keys(next).filter((key) => !sameValue(own(before, key), next[key]));
  const deleted = changed.filter((key) => next[key] === undefined);
  deletePairs(source, map, new Set(deleted));
  for (const key of changed) {
    const value = next[key];
    if (value === undefined) continue;
    const pair = pairOf(map, key);
    if (!pair) insertPair(source, map, key, value, order, new Set(deleted));
    else if (isAttributes(value)) updateAttributes(source, map, pair, own(before, key), value);
    else replaceValue(source, pair, value, map.flow === true);
  }
}

/** True where two sets of facts say the same. */
export function sameFacts(a: Facts, b: Facts): boolean {
  return Object.keys(a).every((key) => sameValue(a[key], b[key]));
}

/** A mapping within brackets, on one line. */
export function flowMapping(facts: Facts): string {
  const pairs = Object.entries(facts).flatMap(([key, value]) =>
    value === undefined ? [] : [`${flowText(key)}: ${flowValue(value)}`],
  );
  return `{${pairs.join(', ')}}`;
}

/** Puts comments that would be lost into lines of their own before the line of an offset. */
export function rescueComments(
  source: SourceText,
  before: number,
  comments: readonly string[],
): void {
  const indent = source.indentAt(before);
  const lines = comments.map((comment) => indent + comment);
  source.insertLines(source.lineStart(before), lines);
}

/** Offset after the colon of a pair's key. */
export function afterColon({ text }: SourceText, { key }: SourcePair): number {
  return text.indexOf(':', endOf(key)) + 1;
}

function updateAttributes(
  source: SourceText,
  map: SourceMap,
  pair: SourcePair,
  before: Value,
  next: Attributes,
): void {
  const { value } = pair;
  if (isMap<Node, Node | null>(value) && value.items.length > 0) {
    const old = isAttributes(before) ? before : {};
    const isAllNew = !Object.keys(old).some((name) => Object.hasOwn(next, name));
    if (value.flow === true && isAllNew) return replaceValue(source, pair, next, true);
    const gone = Object.fromEntries(Object.keys(old).map((name) => [name, undefined]));
    updateFields(source, value, old, { ...gone, ...next }, []);
  } else if (map.flow === true) replaceValue(source, pair, next, true);
  else {
    const indent = ' '.repeat(columnOf(source, map));
    const [, ...lines] = attributeLines(next).map((line) => indent + line);
    source.insertLines(takeValue(source, pair), lines);
  }
}

/**
 * Takes an empty value (`{}`, `[]`, `null` or nothing) away from its key.
 * @returns the offset where the lines of a block in its place can begin
 */
export function takeValue(source: SourceText, pair: SourcePair): number {
  const { key, value } = pair;
  const colon = afterColon(source, pair);
  // Where nothing is written, the place of nothing may be beyond the blanks before a comment.
  if (startOf(value) < endOf(value)) cut(source, colon, endOf(value));
  return source.afterLines(value ?? key);
}

function replaceValue(
  source: SourceText,
  pair: SourcePair,
  next: NonNullable<Value>,
  isFlow: boolean,
): void {
  const { key, value } = pair;
  const token = isFlow ? flowValue(next) : blockValue(next, value);
  const [start, end] = [startOf(value), endOf(value)];
  if (value === null || start === end) source.replace(start, end, ` ${token}`);
  else if (isBlockCollection(value)) {
    const [colon, after] = [afterColon(source, pair), source.afterLines(value)];
    rescueComments(source, startOf(key), source.commentsIn(colon, after));
    source.replace(colon, after, ` ${token}${lineEndBefore(source, after)}`);
  } else {
    rescueComments(source, startOf(key), source.commentsIn(start, end));
    source.replace(start, end, token + (isBlockScalar(value) ? lineEndBefore(source, end) : ''));
  }
}

function insertPair(
  source: SourceText,
  map: SourceMap,
  key: string,
  value: NonNullable<Value>,
  order: readonly string[],
  deleted: ReadonlySet<string>,
): void {
  const kept = map.items.filter((pair) => !deleted.has(keyOf(pair) ?? ''));
  const earlier = new Set(order.slice(0, Math.max(order.indexOf(key), 0)));
  const before = kept.filter((pair) => earlier.has(keyOf(pair) ?? ''));
  const previous = before.at(-1) ?? kept.at(-1);
  if (map.flow === true) {
    const pair = `${flowText(key)}: ${flowValue(value)}`;
    const at = previous ? endOfPair(previous) : startOf(map) + 1;
    source.replace(at, at, previous ? `, ${pair}` : pair);
    return;
  }
  const indent = ' '.repeat(columnOf(source, map));
  const lines = isAttributes(value)
    ? attributeLines(value)
    : order.includes(key)
      ? [`${key}: ${blockValue(value)}`]
      : attributeLines({ [key]: value as AttributeValue })
          .slice(1)
          .map((line) => line.slice(2));
  const last = previous ?? map.items.at(-1);
  const at = last ? source.afterLines(last.value ?? last.key) : endOf(map);
  source.insertLines(
    at,
    lines.map((line) => indent + line),
  );
}

function deletePairs(source: SourceText, map: SourceMap, keys: ReadonlySet<string>): void {
  const isDeleted = (pair: SourcePair): boolean => keys.has(keyOf(pair) ?? '');
  if (!map.items.some(isDeleted)) return;
  const lastKept = map.items.map(isDeleted).lastIndexOf(false);
  map.items.forEach((pair, i) => {
    if (!isDeleted(pair)) return;
    if (map.flow !== true) deleteBlockPair(source, pair, map.items[i + 1]);
    else {
      const following = map.items[i + 1];
      const previous = map.items[lastKept];
      const [start, end] =
        i < lastKept || !previous
          ? [startOf(pair.key), following ? startOf(following.key) : endOfPair(pair)]
          : [endOfPair(previous), endOfPair(pair)];
      cut(source, start, end);
    }
  });
}

/** Cuts text within brackets out; the comments in it stay, before the line. */
export function cut(source: SourceText, start: number, end: number): void {
  rescueComments(source, start, source.commentsIn(start, end));
  source.replace(start, end, '');
}

function deleteBlockPair(
  source: SourceText,
  pair: SourcePair,
  following: SourcePair | undefined,
): void {
  const start = startOfPair(source, pair);
  const lineStart = source.lineStart(start);
  const end = source.afterLines(pair.value ?? pair.key);
  const isFirstOfItem = source.text.slice(lineStart, start).trim() !== '';
  if (!isFirstOfItem) {
    rescueComments(source, start, source.commentsIn(start, end));
    source.replace(lineStart, end, '');
  } else if (following) {
    // The next pair moves up to the dash.
    const next = startOfPair(source, following);
    rescueComments(source, start, source.commentsIn(start, next));
    source.replace(start, next, '');
  }
}

/** Offset of a pair's key, or of the question mark before it. */
function startOfPair(source: SourceText, { key }: SourcePair): number {
  const start = startOf(key);
  const before = source.text.slice(source.lineStart(start), start);
  return start - (/\? +$/.exec(before)?.[0].length ?? 0);
}

/** Column, from nought, in which the keys of a block mapping stand. */
function columnOf(source: SourceText, map: SourceMap): number {
  const [first] = map.items;
  const start = first ? startOfPair(source, first) : startOf(map);
  return start - source.lineStart(start);
}

function keyOf({ key }: SourcePair): string | undefined {
  return isScalar(key) && typeof key.value === 'string' ? key.value : undefined;
}

function lineEndBefore({ text }: SourceText, offset: number): string {
  return text[offset - 1] === '\n' ? '\n' : '';
}

/** A value on one line in a block, in the quotes that the old one has. */
function blockValue(value: NonNullable<Value>, old?: MaybeNode): string {
  if (typeof value !== 'string') return flowValue(value);
  const type = isScalar(old) ? old.type : undefined;
  if (type === 'QUOTE_DOUBLE') return quotedScalar(value);
  if (type === 'QUOTE_SINGLE' && /^[ -~]*$/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return textScalar(value);
}

function flowValue(value: NonNullable<Value>): string {
  if (typeof value === 'string') return flowText(value);
  if (Array.isArray(value)) {
    return `[${value.map((item: AttributeValue) => (typeof item === 'string' ? quotedScalar(item) : flowValue(item))).join(', ')}]`;
  }
  return isAttributes(value) ? flowMapping(value) : attributeScalar(value as number | boolean);
}

/** Within brackets fewer characters may stand without quotes. */
function flowText(value: string): string {
  return /^[\w./-]+$/.test(value) ? textScalar(value) : quotedScalar(value);
}

function isAttributes(value: unknown): value is Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value by key; what every object inherits, such as `constructor`, is none. */
function own(facts: Facts, key: string): Value {
  return Object.hasOwn(facts, key) ? facts[key] : undefined;
}

function sameValue(a: Value, b: Value): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
