// Changes a list of annotations or relations in a file's text.

import { isMap, isSeq } from 'yaml';
import type { Node, YAMLMap, YAMLSeq } from 'yaml';
import { pairOf } from './nodes';
import { endOf, startOf } from './sourceText';
import type { SourcePair, SourceText } from './sourceText';
import { afterColon, cut, flowMapping, sameFacts, takeValue, updateFields } from './updateFields';
import type { Facts } from './updateFields';

/** What is to be known of a list's items. */
export interface ListKind<T> {
  readonly facts: (item: T) => Facts;
  /** An item as lines of the canonical form, without the dash and the indentation. */
  readonly lines: (item: T) => readonly string[];
  readonly keys: readonly string[];
  readonly compare: (a: T, b: T) => number;
  /** The key in the file that an item's id stands at; `id` where it is absent. */
  readonly idKey?: string;
}

/** Carries out the differences between two states of the list at a key of a mapping. */
export function updateList<T extends { readonly id: string }>(
  source: SourceText,
  root: YAMLMap<Node, Node | null>,
  key: string,
  before: readonly T[],
  next: readonly T[],
  kind: ListKind<T>,
): void {
  const pair = pairOf(root, key);
  if (!pair) throw new Error(`The key ${key} is missing.`);
  const nodes = isSeq<Node>(pair.value) ? pair.value.items : [];
  const idOf = (node: Node): string | undefined => idAt(node, kind.idKey ?? 'id');
  const nodeOf = new Map(nodes.map((node) => [idOf(node), node]));
  const old = new Map(before.map((item) => [item.id, item]));
  const kept = new Map(next.map((item) => [item.id, item]));
  for (const item of next) {
    const [was, node] = [old.get(item.id), nodeOf.get(item.id)];
    if (!was || !isMap<Node, Node | null>(node)) continue;
    const [wasFacts, facts] = [kind.facts(was), kind.facts(item)];
    if (!sameFacts(wasFacts, facts)) updateFields(source, node, wasFacts, facts, kind.keys);
  }
  const added = next.filter(({ id }) => !old.has(id));
  const isKept = (node: Node): boolean => kept.has(idOf(node) ?? '');
  if (added.length === 0 && nodes.every(isKept)) return;
  const follows = (item: T) => (node: Node) => {
    const other = kept.get(idOf(node) ?? '');
    return other !== undefined && kind.compare(item, other) < 0;
  };
  if (nodes.length === 0) fillList(source, root, pair, added, kind);
  else if (isSeq<Node>(pair.value) && pair.value.flow === true) {
    updateFlowList(source, pair.value, isKept, added, follows, kind);
  } else if (isSeq<Node>(pair.value)) {
    updateBlockList(source, pair.value, isKept, added, follows, kind);
    if (kept.size === 0) source.replace(afterColon(source, pair), afterColon(source, pair), ' []');
  }
}

function fillList<T>(
  source: SourceText,
  root: YAMLMap<Node, Node | null>,
  pair: SourcePair,
  added: readonly T[],
  kind: ListKind<T>,
): void {
  if (root.flow === true) {
    const [colon, end] = [afterColon(source, pair), endOf(pair.value)];
    const items = added.map((item) => flowMapping(kind.facts(item)));
    source.replace(colon, Math.max(colon, end), ` [${items.join(', ')}]`);
    return;
  }
  const at = takeValue(source, pair);
  source.insertLines(
    at,
    added.flatMap((item) => itemLines(kind.lines(item), '  ')),
  );
}

function updateBlockList<T>(
  source: SourceText,
  list: YAMLSeq<Node>,
  isKept: (node: Node) => boolean,
  added: readonly T[],
  follows: (item: T) => (node: Node) => boolean,
  kind: ListKind<T>,
): void {
  const dash = startOf(list);
  const indent = ' '.repeat(dash - source.lineStart(dash));
  const starts = list.items.map((node) => lineOfDash(source, node, indent));
  list.items.forEach((node, i) => {
    if (isKept(node)) return;
    const [start, end] = [starts[i] ?? 0, source.afterLines(node)];
    source.insertLines(
      start,
      source.commentsIn(start, end).map((comment) => indent + comment),
    );
    source.replace(start, end, '');
  });
  for (const item of added) {
    const index = list.items.findIndex(follows(item));
    const previous = list.items.at(index === -1 ? -1 : index - 1);
    const at = index === 0 || !previous ? (starts[0] ?? 0) : source.afterLines(previous);
    source.insertLines(at, itemLines(kind.lines(item), indent));
  }
}

function updateFlowList<T>(
  source: SourceText,
  list: YAMLSeq<Node>,
  isKept: (node: Node) => boolean,
  added: readonly T[],
  follows: (item: T) => (node: Node) => boolean,
  kind: ListKind<T>,
): void {
  const { items } = list;
  const lastKept = items.map(isKept).lastIndexOf(true);
  items.forEach((node, i) => {
    if (isKept(node)) return;
    const following = items[i + 1];
    if (i < lastKept && following) cut(source, startOf(node), startOf(following));
    // Nothing is left to put a comma before.
    else if (lastKept === -1)
      cut(source, startOf(node), following ? startOf(following) : endOf(node));
    else
      cut(
        source,
        i === lastKept + 1 ? endOf(items[lastKept]) : startOf(node),
        following ? startOf(following) : endOf(node),
      );
  });
  let isFirst = lastKept === -1;
  for (const item of added) {
    const text = flowMapping(kind.facts(item));
    const next = items.find((node) => isKept(node) && follows(item)(node));
    const at = next ? startOf(next) : lastKept === -1 ? startOf(list) + 1 : endOf(items[lastKept]);
    source.replace(at, at, next ? `${text}, ` : isFirst ? text : `, ${text}`);
    isFirst = false;
  }
}

function itemLines(lines: readonly string[], indent: string): readonly string[] {
  return lines.map((line, i) => `${indent}${i === 0 ? '- ' : '  '}${line}`);
}

/** Offset of the line in which the dash of an item stands. */
function lineOfDash(source: SourceText, node: Node, indent: string): number {
  let line = source.lineStart(startOf(node));
  while (line > 0 && !source.text.startsWith(`${indent}-`, line)) line = source.lineStart(line - 1);
  return line;
}

function idAt(node: Node, key: string): string | undefined {
  const id = isMap(node) ? node.get(key) : undefined;
  return typeof id === 'string' ? id : undefined;
}
