// From a label set to the text of its file.

import { DEFAULT_LABEL_SET } from '../model/labelSet';
import type { LabelSet } from '../model/labelSet';
import { attributeScalar, quotedScalar, textScalar } from '../sidecar/scalar';
import { LABEL_SET_FORMAT, LABEL_SET_KEYS } from './shape';
import type { KeyShape } from './shape';

/** A value of one key of a label, an attribute or a relation. */
export type ItemValue = string | number | boolean | readonly string[];

/** A label, an attribute or a relation by its keys. */
export type Item = Readonly<Record<string, ItemValue | undefined>>;

/** The text of a file that reads as the label set. */
export function writeLabelSet(labelSet: LabelSet): string {
  return `${LABEL_SET_KEYS.flatMap((shape) => sectionLines(shape, labelSet)).join('\n')}\n`;
}

/** The text of a new file: the built-in label set, with comments that say what can be changed. */
export function labelSetTemplate(): string {
  const lines = LABEL_SET_KEYS.flatMap((shape) => {
    const section = sectionLines(shape, DEFAULT_LABEL_SET);
    const comments = COMMENTS[shape.name] ?? [];
    return section.length + comments.length > 0
      ? ['', ...comments.map((comment) => `# ${comment}`.trimEnd()), ...section]
      : [];
  });
  return `${[...HEADER.map((line) => `# ${line}`), ...lines.slice(1)].join('\n')}\n`;
}

const HEADER = [
  'The labels of the articles in this folder and below it. Save the file, and the editor follows.',
];

const COMMENTS: Readonly<Record<string, readonly string[]>> = {
  guidelines: ['guidelines: guidelines.md   # a path from here, or an https address'],
  labels: [
    'The labels, in the order in which they are offered. `key` is what sidecars and exports say;',
    '`actor/state` would be a kind of actor. To change a key that is in use, run “Rename Label”.',
    'More keys: shortcut: a (one letter or digit), examples: [Lena Morvath, the ministry].',
  ],
  attributes: [
    'What annotations say beside their label. Types: text, number, boolean, choice (one of',
    '`values`), choices (some of them). More keys: required: true, default: asserted.',
  ],
  articleAttributes: [
    'What is said of a whole article:',
    'articleAttributes:',
    '  - name: topic',
    '    type: choice',
    '    values: [economy, politics, war]',
  ],
  relations: [
    'Links from one annotation to another. Where `required` is true, each annotation that it may',
    'lead from must have one.',
  ],
  spans: [
    'How annotations may lie over each other: allow or forbid.',
    'spans: {overlap: allow, nest: allow, cross: forbid}',
  ],
  check: [
    'Levels of the linter’s rules here: off, info, warning or error.',
    'check: {missing-relation: warning}',
  ],
  title: [
    'For the cards of datasets and for reports:',
    'title: Ferries in the news',
    'licence: cc-by-4.0',
    'source: https://example.org   # or a text',
    'language: en',
  ],
};

function sectionLines({ name, keys, isList }: KeyShape, labelSet: LabelSet): readonly string[] {
  if (name === 'format') return [`format: ${LABEL_SET_FORMAT}`];
  const value = (labelSet as unknown as Readonly<Record<string, unknown>>)[name];
  if (value === undefined) return [];
  if (!keys) return [`${name}: ${itemValue(value as ItemValue)}`];
  if (isList) {
    const items = (value as readonly Item[]).flatMap((item) => itemLines(item, keys));
    return items.length > 0 ? [`${name}:`, ...items] : [`${name}: []`];
  }
  const fields = fieldLines(value as Item, keys).map((line) => `  ${line}`);
  return fields.length > 0 ? [`${name}:`, ...fields] : [`${name}: {}`];
}

function itemLines(item: Item, keys: readonly KeyShape[]): readonly string[] {
  return fieldLines(item, keys).map((line, i) => (i === 0 ? `  - ${line}` : `    ${line}`));
}

function fieldLines(item: Item, keys: readonly KeyShape[]): readonly string[] {
  return keys.flatMap(({ name }) => {
    const value = Object.hasOwn(item, name) ? item[name] : undefined;
    return value === undefined ? [] : [`${name}: ${itemValue(value)}`];
  });
}

function itemValue(value: ItemValue): string {
  if (typeof value !== 'object') return attributeScalar(value);
  return `[${value.map(flowText).join(', ')}]`;
}

/** Within brackets fewer characters may stand without quotes. */
function flowText(value: string): string {
  return /^[\w./ -]+$/.test(value) ? textScalar(value) : quotedScalar(value);
}
