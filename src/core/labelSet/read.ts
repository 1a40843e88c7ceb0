// From the text of a labels.yaml to a label set, or to the reasons why it can't be read whole.

import { isMap, isScalar, isSeq } from 'yaml';
import type { Node, YAMLMap } from 'yaml';
import { fitsAttribute, attributeNeed } from '../check/attributeFit';
import { nearest } from '../check/nearest';
import type { AttributeValue } from '../model/annotation';
import { lineage } from '../model/labelSet';
import type {
  AttributeDefinition,
  Label,
  LabelSet,
  RelationDefinition,
  SpanRules,
} from '../model/labelSet';
import { COLOUR_NAMES, HEX_COLOUR } from '../model/palette';
import type { AboutDataset } from '../report/about';
import { RULE_LEVELS } from '../model/ruleLevel';
import type { RuleLevel, RuleLevels } from '../model/ruleLevel';
import type { Fields, NodeReader } from '../sidecar/nodes';
import { hasKnownFormat, isEmptyValue, readYaml } from '../sidecar/yamlFile';
import { yamlFlaw } from './problem';
import type { LabelSetProblem } from './problem';
import {
  ATTRIBUTE_TYPES,
  LABEL_KINDS,
  LABEL_SET_FORMAT,
  LABEL_SET_KEYS,
  SETTABLE_RULES,
  SPAN_RULES,
} from './shape';
import type { KeyShape } from './shape';

/** A label set, or all that is wrong with its file. */
export type LabelSetReading =
  | { readonly ok: true; readonly labelSet: LabelSet }
  | { readonly ok: false; readonly problems: readonly LabelSetProblem[] };

const BOM = '\uFEFF';
// UTF-16 units. A label set of a thousand labels has about a tenth of it.
const LONGEST = 1_000_000;
const TOO_LARGE = 'The file is too large to be a label set; put it elsewhere.';
const EMPTY = 'The file is empty; run “Article Annotator: Create Label Set” or delete it.';

/** Letters, digits and `_-.`, in parts with `/` between them. */
const LABEL_KEY = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*(?:\/[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*)*$/u;
export const SHORTCUT = /^[a-z0-9]$/;
/** A path without a scheme that stays in its folder, or an https address. */
const GUIDELINES = /^(?:https:\/\/\S+|(?![\w+.-]*:)(?![/\\])(?!(?:.*[/\\])?\.\.(?:[/\\]|$)).+)$/u;

/** Reads a label set's text (a leading BOM and CRLF are fine). Never throws, never half-reads. */
export function readLabelSet(text: string): LabelSetReading {
  const length = text.startsWith(BOM) ? text.length - 1 : text.length;
  if (length > LONGEST) {
    return { ok: false, problems: [{ line: 1, column: 1, message: TOO_LARGE }] };
  }
  const reading = readYaml(text, readRoot);
  return reading.ok
    ? { ok: true, labelSet: reading.value }
    : { ok: false, problems: reading.problems.map(yamlFlaw) };
}

function readRoot(root: Node | null, reader: NodeReader): LabelSet | undefined {
  if (root === null) return reader.report(root, EMPTY);
  const fields = knownFields(root, 'A label set', LABEL_SET_KEYS, reader);
  if (!fields || !hasKnownFormat(fields, LABEL_SET_FORMAT, root, reader)) return undefined;
  if (!fields.has('labels')) {
    return reader.report(root, 'The key `labels` is missing; list the labels under it.');
  }
  const labels = readUnique(fields, 'labels', 'key', reader, readLabel);
  const keys = new Set(labels.flatMap(({ key }) => lineage(key)));
  const attributes = readUnique(fields, 'attributes', 'name', reader, (node) =>
    readAttribute(node, 'attributes', keys, reader),
  );
  const articleAttributes = readUnique(fields, 'articleAttributes', 'name', reader, (node) =>
    readAttribute(node, 'articleAttributes', keys, reader),
  );
  const relations = readUnique(fields, 'relations', 'type', reader, (node) =>
    readRelation(node, keys, reader),
  );
  const guidelines = readPattern(
    fields,
    'guidelines',
    GUIDELINES,
    'a path in this folder or an https address',
    reader,
  );
  const spans = readSpans(fields, reader);
  const check = readLevels(fields, reader);
  reportSharedShortcuts(fields, labels, reader);
  return {
    labels,
    ...(fields.has('attributes') && { attributes }),
    ...(fields.has('relations') && { relations }),
    ...(fields.has('articleAttributes') && { articleAttributes }),
    ...(spans && { spans }),
    ...(guidelines !== undefined && { guidelines }),
    ...(check && { check }),
    ...readAbout(fields, reader),
  };
}

/** What is said of the corpus, for the cards of data sets. */
function readAbout(fields: Fields, reader: NodeReader): AboutDataset {
  const [title, licence, source, language] = ['title', 'licence', 'source', 'language'].map((key) =>
    readText(fields, key, reader),
  );
  return {
    ...(title !== undefined && { title }),
    ...(licence !== undefined && { licence }),
    ...(source !== undefined && { source }),
    ...(language !== undefined && { language }),
  };
}

function readLabel(node: Node | null, reader: NodeReader): Label | undefined {
  const fields = knownFields(node, 'A label', shapeOf('labels'), reader);
  if (!fields) return undefined;
  const key = readRequired(fields, 'key', node, reader);
  if (key !== undefined && !isLabelKey(key)) {
    return reader.report(
      fields.get('key'),
      'A key has letters, digits, `_`, `-` and `.` only, with `/` between its parts; take out what else it has.',
    );
  }
  const name = readText(fields, 'name', reader);
  const description = readText(fields, 'description', reader);
  const colour = readColour(fields, reader);
  const shortcut = readPattern(fields, 'shortcut', SHORTCUT, 'one small letter or digit', reader);
  const kind = readChoice(fields, 'kind', LABEL_KINDS, reader);
  const examples = readTexts(fields, 'examples', reader);
  if (key === undefined) return undefined;
  return {
    key,
    name: name ?? nameFor(key),
    description: description ?? '',
    ...(kind && { kind }),
    ...(colour !== undefined && { colour }),
    ...(shortcut !== undefined && { shortcut }),
    ...(examples && { examples }),
  };
}

/** What a person reads for a label whose file gives it no name: `State` for `actor/state`. */
export function nameFor(key: string): string {
  const last = key.slice(key.lastIndexOf('/') + 1).replaceAll(/[_-]+/g, ' ');
  return last.charAt(0).toUpperCase() + last.slice(1);
}

/** True for what can be a label's key. */
export function isLabelKey(key: string): boolean {
  return LABEL_KEY.test(key) && !key.split('/').includes('__proto__');
}

function readAttribute(
  node: Node | null,
  list: 'attributes' | 'articleAttributes',
  keys: ReadonlySet<string>,
  reader: NodeReader,
): AttributeDefinition | undefined {
  const fields = knownFields(node, 'An attribute', shapeOf(list), reader);
  if (!fields) return undefined;
  const name = readRequired(fields, 'name', node, reader);
  if (name === '' || name === '__proto__') {
    return reader.report(fields.get('name'), 'An attribute can’t be called that; rename it.');
  }
  const description = readText(fields, 'description', reader);
  const type = readChoice(fields, 'type', ATTRIBUTE_TYPES, reader);
  if (!fields.has('type')) reader.report(node, 'The key `type` is missing here.');
  const values = readTexts(fields, 'values', reader);
  const labels = readLabelKeys(fields, 'labels', keys, reader);
  const required = readBoolean(fields, 'required', reader);
  if (name === undefined || type === undefined) return undefined;
  const isChoice = type === 'choice' || type === 'choices';
  if (isChoice && (values ?? []).length === 0) {
    return reader.report(fields.get('values') ?? node, `A ${type} needs \`values\`; list them.`);
  }
  if (!isChoice && values) {
    reader.report(fields.get('values'), 'Only a choice has `values`; delete them or the type.');
  }
  const definition = {
    name,
    type,
    ...(description !== undefined && { description }),
    ...(labels && { labels }),
    ...(required !== undefined && { required }),
    ...(values && { values }),
  };
  const given = fields.has('default') ? readDefault(fields, definition, reader) : undefined;
  return given === undefined ? definition : { ...definition, default: given };
}

function readDefault(
  fields: Fields,
  definition: AttributeDefinition,
  reader: NodeReader,
): AttributeValue | undefined {
  const node = fields.get('default');
  const value: AttributeValue | undefined = isSeq(node)
    ? readTexts(fields, 'default', reader)
    : reader.scalar(node, 'default');
  if (value === undefined || fitsAttribute(value, definition)) return value;
  return reader.report(node, `The default must be ${attributeNeed(definition)}.`);
}

function readRelation(
  node: Node | null,
  keys: ReadonlySet<string>,
  reader: NodeReader,
): RelationDefinition | undefined {
  const fields = knownFields(node, 'A relation', shapeOf('relations'), reader);
  if (!fields) return undefined;
  const type = readRequired(fields, 'type', node, reader);
  if (type === '') return reader.report(fields.get('type'), 'A relation needs a type; write one.');
  const ends = (['from', 'to'] as const).map((end) => {
    if (fields.has(end)) return readLabelKeys(fields, end, keys, reader);
    return reader.report(node, `The key \`${end}\` is missing here.`);
  });
  const required = readBoolean(fields, 'required', reader);
  const description = readText(fields, 'description', reader);
  const [from, to] = ends;
  if (type === undefined || !from || !to) return undefined;
  return {
    type,
    from,
    to,
    ...(description !== undefined && { description }),
    ...(required !== undefined && { required }),
  };
}

function readSpans(root: Fields, reader: NodeReader): SpanRules | undefined {
  if (!root.has('spans')) return undefined;
  const fields = knownFields(root.get('spans'), 'spans', shapeOf('spans'), reader);
  if (!fields) return undefined;
  const [overlap, nest, cross] = (['overlap', 'nest', 'cross'] as const).map((name) =>
    readChoice(fields, name, SPAN_RULES, reader),
  );
  return { ...(overlap && { overlap }), ...(nest && { nest }), ...(cross && { cross }) };
}

function readLevels(root: Fields, reader: NodeReader): RuleLevels | undefined {
  if (!root.has('check')) return undefined;
  const fields = knownFields(root.get('check'), 'check', shapeOf('check'), reader);
  if (!fields) return undefined;
  const levels = SETTABLE_RULES.flatMap(({ id }): [string, RuleLevel][] => {
    const level = readChoice(fields, id, RULE_LEVELS, reader);
    return level === undefined ? [] : [[id, level]];
  });
  return Object.fromEntries(levels);
}

/** Two labels can't be on one key of the keyboard. */
function reportSharedShortcuts(root: Fields, labels: readonly Label[], reader: NodeReader): void {
  const first = new Map<string, string>();
  for (const [i, { key, shortcut }] of labels.entries()) {
    if (shortcut === undefined) continue;
    const other = first.get(shortcut);
    if (other === undefined) first.set(shortcut, key);
    else {
      const list = root.get('labels');
      const item = isSeq(list) ? list.items[i] : undefined;
      const node = isMap<Node, Node | null>(item) ? valueOf(item, 'shortcut') : undefined;
      reader.report(node, `${other} has the shortcut ${shortcut} already; give another one.`);
    }
  }
}

function valueOf(map: YAMLMap<Node, Node | null>, key: string): Node | null | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.value;
}

function shapeOf(name: string): readonly KeyShape[] {
  return LABEL_SET_KEYS.find((shape) => shape.name === name)?.keys ?? [];
}

/** A mapping that has known keys only; others are reported, each with what it may mean. */
function knownFields(
  node: Node | null | undefined,
  what: string,
  shapes: readonly KeyShape[],
  reader: NodeReader,
): Fields | undefined {
  const fields = reader.fields(node, what);
  if (!fields || !isMap<Node>(node)) return undefined;
  const names = shapes.map(({ name }) => name);
  for (const { key } of node.items) {
    const name = isScalar(key) ? key.value : undefined;
    if (typeof name === 'string' && names.includes(name)) continue;
    reader.report(key, `There is no key \`${String(name)}\` here; ${remedy(String(name), names)}.`);
  }
  return fields;
}

/** What to write in the place of a word that is not known. */
function remedy(wrong: string, known: readonly string[]): string {
  const [first] = nearest(wrong, known);
  if (first?.isClose) return `write \`${first.word}\``;
  return known.length > 0 ? `use one of ${known.slice(0, 12).join(', ')}` : 'delete it';
}

/** The items of a list, of which no two may have the same name. */
function readUnique<K extends string, T extends Readonly<Record<K, string>>>(
  root: Fields,
  list: string,
  field: K,
  reader: NodeReader,
  read: (node: Node | null, reader: NodeReader) => T | undefined,
): readonly T[] {
  const node = root.get(list);
  if (node === undefined || isEmptyValue(node)) return [];
  const seen = new Set<string>();
  return (reader.items(node, list) ?? []).flatMap((item) => {
    const value = read(item, reader);
    if (!value) return [];
    if (seen.has(value[field])) {
      reader.report(item, `${value[field]} is here twice; delete or rename one.`);
      return [];
    }
    seen.add(value[field]);
    return [value];
  });
}

function readRequired(
  fields: Fields,
  key: string,
  at: Node | null | undefined,
  reader: NodeReader,
): string | undefined {
  if (!fields.has(key)) return reader.report(at, `The key \`${key}\` is missing here.`);
  return reader.text(fields.get(key), key);
}

function readText(fields: Fields, key: string, reader: NodeReader): string | undefined {
  return fields.has(key) ? reader.text(fields.get(key), key) : undefined;
}

function readTexts(fields: Fields, key: string, reader: NodeReader): readonly string[] | undefined {
  const node = fields.get(key);
  if (node === undefined) return undefined;
  const items = reader.items(node, key);
  return items?.flatMap((item) => reader.text(item, `A value of ${key}`) ?? []);
}

function readBoolean(fields: Fields, key: string, reader: NodeReader): boolean | undefined {
  const node = fields.get(key);
  if (node === undefined) return undefined;
  const value = isScalar(node) ? node.value : undefined;
  return typeof value === 'boolean' ? value : reader.report(node, `${key} must be true or false.`);
}

function readPattern(
  fields: Fields,
  key: string,
  pattern: RegExp,
  need: string,
  reader: NodeReader,
): string | undefined {
  const node = fields.get(key);
  if (node === undefined) return undefined;
  // A digit is a number to YAML, and nobody would write it in quotes.
  const number = isScalar(node) && typeof node.value === 'number' ? String(node.value) : undefined;
  const text = key === 'shortcut' && number !== undefined ? number : reader.text(node, key);
  if (text === undefined || pattern.test(text)) return text;
  return reader.report(node, `${key} must be ${need}.`);
}

function readColour(fields: Fields, reader: NodeReader): string | undefined {
  const colour = readText(fields, 'colour', reader);
  if (colour === undefined || COLOUR_NAMES.includes(colour) || HEX_COLOUR.test(colour)) {
    return colour;
  }
  const hint = remedy(colour, COLOUR_NAMES);
  return reader.report(
    fields.get('colour'),
    `There is no colour ${colour}; ${hint}, or "#rrggbb".`,
  );
}

function readChoice<T extends string>(
  fields: Fields,
  key: string,
  choices: readonly T[],
  reader: NodeReader,
): T | undefined {
  const value = readText(fields, key, reader);
  const chosen = choices.find((choice) => choice === value);
  if (value !== undefined && chosen === undefined) {
    const hint = remedy(value, choices);
    reader.report(fields.get(key), `${key} can’t be ${JSON.stringify(value)}; ${hint}.`);
  }
  return chosen;
}

function readLabelKeys(
  fields: Fields,
  key: string,
  known: ReadonlySet<string>,
  reader: NodeReader,
): readonly string[] | undefined {
  const node = fields.get(key);
  if (node === undefined) return undefined;
  const items = reader.items(node, key);
  return items?.flatMap((item) => {
    const label = reader.text(item, `A label of ${key}`);
    if (label === undefined || known.has(label)) return label ?? [];
    reader.report(item, `There is no label ${label}; ${remedy(label, [...known])}.`);
    return [];
  });
}
