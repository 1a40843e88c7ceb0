// Changes to the text of a label set's file that keep its comments and the order of its keys.

import { isMap, isScalar, isSeq, Pair, Scalar, YAMLMap } from 'yaml';
import type { Document, Node, YAMLSeq } from 'yaml';
import { labelOf, lineage } from '../model/labelSet';
import { bodyOf, parseSidecarDocument, withFormOf } from '../sidecar/yamlFile';
import { isLabelKey, readLabelSet } from './read';
import { LABEL_SET_KEYS } from './shape';
import type { Item, ItemValue } from './write';

/** The lists of a label set. */
export type ListName = 'labels' | 'attributes' | 'articleAttributes' | 'relations';

/** One change to a label set. */
export type LabelSetEdit =
  | { readonly kind: 'add'; readonly list: ListName; readonly item: Item }
  /** Gives a key of an item a value, or takes it away (`undefined`). */
  | {
      readonly kind: 'set';
      readonly list: ListName;
      readonly name: string;
      readonly field: string;
      readonly value: ItemValue | undefined;
    }
  /** Takes an item away; of a label, also what names it in attributes and relations. */
  | { readonly kind: 'delete'; readonly list: ListName; readonly name: string }
  /** Gives a label another key, and its kinds and all that names them with it. */
  | { readonly kind: 'rename'; readonly from: string; readonly to: string };

/** The new text, or one sentence on why the change can't be made. */
export type LabelSetChange =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

/** What each list calls its items by. */
export const NAME_OF: Readonly<Record<ListName, 'key' | 'name' | 'type'>> = {
  labels: 'key',
  attributes: 'name',
  articleAttributes: 'name',
  relations: 'type',
};

/** Carries out a change in the text of a file. Never throws; the new text can always be read. */
export function editLabelSet(text: string, edit: LabelSetEdit): LabelSetChange {
  const reading = readLabelSet(text);
  if (!reading.ok) return refused(reading.problems[0]?.message);
  if (edit.kind === 'rename') {
    if (!isLabelKey(edit.to)) return refused(`${edit.to} can’t be a key.`);
    if (labelOf(reading.labelSet, edit.to)) return refused(`There is a label ${edit.to} already.`);
  }
  const body = bodyOf(text);
  const document = parseSidecarDocument(body);
  const { contents } = document;
  if (!isMap(contents)) return refused('A label set must be a mapping.');
  carryOut(document, contents, edit);
  const changed = document.toString({
    lineWidth: 0,
    flowCollectionPadding: false,
    indentSeq: !/^\w+:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*- /m.test(body),
  });
  const written = withFormOf(text, changed);
  const check = readLabelSet(written);
  return check.ok ? { ok: true, text: written } : refused(check.problems[0]?.message);
}

type SourceMap = YAMLMap;

function refused(message = 'The label set can’t be read.'): LabelSetChange {
  return { ok: false, message };
}

function carryOut(document: Document, root: SourceMap, edit: LabelSetEdit): void {
  switch (edit.kind) {
    case 'add':
      addItem(document, root, edit.list, edit.item);
      return;
    case 'set':
      setField(document, itemOf(root, edit.list, edit.name), edit);
      return;
    case 'delete':
      deleteItem(root, edit.list, edit.name);
      if (edit.list === 'labels') forgetLabels(root);
      return;
    case 'rename':
      renameKeys(root, edit.from, edit.to);
  }
}

function listOf(root: SourceMap, list: ListName): YAMLSeq<Node> | undefined {
  const value = root.get(list, true);
  return isSeq<Node>(value) ? value : undefined;
}

function itemsOf(root: SourceMap, list: ListName): readonly SourceMap[] {
  const items = listOf(root, list)?.items ?? [];
  return items.filter((item): item is Node & SourceMap => isMap(item));
}

function itemOf(root: SourceMap, list: ListName, name: string): SourceMap | undefined {
  return itemsOf(root, list).find((item) => item.get(NAME_OF[list]) === name);
}

function addItem(document: Document, root: SourceMap, list: ListName, item: Item): void {
  const node: SourceMap = new YAMLMap();
  for (const { name } of keysOf(list)) {
    const value = Object.hasOwn(item, name) ? item[name] : undefined;
    if (value !== undefined) node.items.push(pair(document, name, value));
  }
  const known = listOf(root, list);
  if (known) {
    known.items.push(node);
    if (known.items.length === 1) known.flow = false;
    return;
  }
  const made = document.createNode([]) as YAMLSeq<Node>;
  made.items.push(node);
  root.delete(list);
  insert(
    root,
    LABEL_SET_KEYS.map(({ name }) => name),
    new Pair(new Scalar(list), made),
  );
}

function setField(
  document: Document,
  item: SourceMap | undefined,
  { list, field, value }: Extract<LabelSetEdit, { kind: 'set' }>,
): void {
  if (!item) return;
  const known = item.get(field, true);
  if (value === undefined) item.delete(field);
  else if (isScalar(known) && typeof value !== 'object') known.value = value;
  else {
    const order = keysOf(list).map(({ name }) => name);
    const made = pair(document, field, value);
    const old = item.items.find(({ key }) => isScalar(key) && key.value === field);
    if (old) old.value = made.value;
    else insert(item, order, made);
  }
}

function deleteItem(root: SourceMap, list: ListName, name: string): void {
  const known = listOf(root, list);
  if (!known) return;
  known.items = known.items.filter((item) => !(isMap(item) && item.get(NAME_OF[list]) === name));
  if (known.items.length === 0) known.flow = true;
}

/** Takes labels that are gone out of attributes and relations, and those that are left with none. */
function forgetLabels(root: SourceMap): void {
  const known = new Set(
    itemsOf(root, 'labels').flatMap((item) => lineage(String(item.get('key')))),
  );
  for (const list of ['attributes', 'relations'] as const) {
    const items = listOf(root, list);
    if (!items) continue;
    items.items = items.items.filter((item) => {
      const lists = LABEL_FIELDS.flatMap((field) => {
        const labels = isMap(item) ? item.get(field, true) : undefined;
        return isSeq<Node>(labels) ? [labels] : [];
      });
      for (const labels of lists) {
        labels.items = labels.items.filter((label) => known.has(keyText(label) ?? ''));
      }
      return lists.every((labels) => labels.items.length > 0);
    });
    if (items.items.length === 0) items.flow = true;
  }
}

const LABEL_FIELDS = ['labels', 'from', 'to'] as const;

function renameKeys(root: SourceMap, from: string, to: string): void {
  const rename = (node: unknown): void => {
    const key = keyText(node);
    if (key !== undefined && isScalar(node)) node.value = renamedKey(key, from, to);
  };
  for (const label of itemsOf(root, 'labels')) rename(label.get('key', true));
  for (const item of [...itemsOf(root, 'attributes'), ...itemsOf(root, 'relations')]) {
    for (const field of LABEL_FIELDS) {
      const labels = item.get(field, true);
      if (isSeq(labels)) labels.items.forEach(rename);
    }
  }
}

/** The key that a label has after a label was renamed: the same, unless it is that or a kind of it. */
export function renamedKey(key: string, from: string, to: string): string {
  if (key === from) return to;
  return key.startsWith(`${from}/`) ? to + key.slice(from.length) : key;
}

function keyText(node: unknown): string | undefined {
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
}

function keysOf(list: ListName) {
  return LABEL_SET_KEYS.find(({ name }) => name === list)?.keys ?? [];
}

function pair(document: Document, name: string, value: ItemValue): Pair {
  const node = document.createNode(value, { flow: true });
  return new Pair(new Scalar(name), node);
}

/** Puts a pair after those that stand before it in the usual order. */
function insert(map: SourceMap, order: readonly string[], made: Pair): void {
  const place = order.indexOf(keyText(made.key) ?? '');
  const isEarlier = map.items.map(({ key }) => order.indexOf(keyText(key) ?? '') < place);
  map.items.splice(isEarlier.lastIndexOf(true) + 1, 0, made);
}
