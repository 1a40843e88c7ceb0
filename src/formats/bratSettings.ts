// brat's settings of a folder: what may be annotated, how it is shown, and by which keys.

import { attributesOf, isOneOf, labelName } from '../core/model/labelSet';
import type { LabelSet } from '../core/model/labelSet';
import { colourName, PALETTE } from '../core/model/palette';
import { JOINED } from './bratFragments';
import type { FilePiece } from './format';
import { safeNames } from './safeNames';

/** Names as brat takes them, and where each was used. */
export interface BratNames {
  label(label: string): string;
  relation(type: string, fromLabel: string, toLabel: string): string;
  /** @param value `undefined` for a flag */
  attribute(name: string, label: string, value: string | undefined): string;
  readonly labels: ReadonlyMap<string, string>;
  readonly relations: readonly NamedRelation[];
  readonly attributes: readonly NamedAttribute[];
}

interface NamedRelation {
  readonly type: string;
  readonly name: string;
  readonly from: Set<string>;
  readonly to: Set<string>;
}

interface NamedAttribute {
  readonly attribute: string;
  readonly name: string;
  readonly labels: Set<string>;
  /** Empty for a flag. */
  readonly values: Set<string>;
}

/** brat takes letters of every language, digits, `-` and `_` in names. */
export const FORBIDDEN = /[^\p{L}\p{N}_-]/gu;

export function bratNames(): BratNames {
  const nameOf = safeNames(FORBIDDEN);
  const relationName = safeNames(FORBIDDEN);
  const labels = new Map<string, string>();
  const relations = new Map<string, NamedRelation>();
  const attributes = new Map<string, NamedAttribute>();
  const label = (key: string): string => {
    const name = nameOf(key);
    labels.set(key, name);
    return name;
  };
  return {
    label,
    relation(type, fromLabel, toLabel) {
      const known = relations.get(type) ?? {
        type,
        name: relationName(type),
        from: new Set<string>(),
        to: new Set<string>(),
      };
      relations.set(type, known);
      known.from.add(label(fromLabel));
      known.to.add(label(toLabel));
      return known.name;
    },
    attribute(attribute, labelKey, value) {
      // brat knows an attribute as a flag or as a choice, not as both.
      const key = value === undefined ? `flag ${attribute}` : `choice ${attribute}`;
      const known = attributes.get(key) ?? {
        attribute,
        name: nameOf(attribute, `${key} attribute`),
        labels: new Set<string>(),
        values: new Set<string>(),
      };
      attributes.set(key, known);
      known.labels.add(label(labelKey));
      if (value !== undefined) known.values.add(value);
      return known.name;
    },
    get labels() {
      return labels;
    },
    get relations() {
      return [...relations.values()];
    },
    get attributes() {
      return [...attributes.values()];
    },
  };
}

/** The settings' files, of the label set and of what was used beyond it. */
export function* bratSettings(names: BratNames, labelSet: LabelSet): Generator<FilePiece, void> {
  declare(names, labelSet);
  yield { path: 'annotation.conf', content: annotationConf(names) };
  yield { path: 'visual.conf', content: visualConf(names, labelSet) };
  yield { path: 'kb_shortcuts.conf', content: shortcutsConf(names, labelSet) };
}

/** Uses all that the label set allows, so that a person may annotate by it in brat. */
function declare(names: BratNames, labelSet: LabelSet): void {
  const keys = labelSet.labels.map(({ key }) => key);
  for (const key of keys) names.label(key);
  for (const { type, from, to } of labelSet.relations ?? []) {
    const [sources, targets] = [from, to].map((ends) => keys.filter((key) => isOneOf(ends, key)));
    for (const source of sources ?? []) {
      for (const target of targets ?? []) names.relation(type, source, target);
    }
  }
  for (const key of keys) {
    for (const { name, type, values = [] } of attributesOf(labelSet, key)) {
      if (type === 'boolean') names.attribute(name, key, undefined);
      if (type !== 'choice') continue;
      for (const value of values) {
        if (BRAT_VALUE.test(value)) names.attribute(name, key, value);
      }
    }
  }
}

/** What begins the comment of `visual.conf` that says as JSON what changed names were before. */
export const NAMES = '# names ';

/** A value that brat can offer as a choice. */
export const BRAT_VALUE = /^[\p{L}\p{N}_-]{1,40}$/u;

function annotationConf(names: BratNames): string {
  const relations = names.relations.map(
    ({ name, from, to }) => `${name}\tArg1:${[...from].join('|')}, Arg2:${[...to].join('|')}`,
  );
  const attributes = names.attributes.map(({ name, labels, values }) => {
    const choice = values.size > 0 ? `, Value:${[...values].join('|')}` : '';
    return `${name}\tArg:${[...labels].join('|')}${choice}`;
  });
  return [
    '[entities]',
    ...[...names.labels.values()],
    '',
    '[relations]',
    '<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
    ...relations,
    '',
    '[events]',
    '',
    '[attributes]',
    `${JOINED}\tArg:<ENTITY>`,
    ...attributes,
    '',
  ].join('\n');
}

function visualConf(names: BratNames, labelSet: LabelSet): string {
  const changed = [
    ...[...names.labels].map(([key, name]) => [name, key] as const),
    ...names.relations.map(({ type, name }) => [name, type] as const),
    ...names.attributes.map(({ attribute, name }) => [name, attribute] as const),
  ].filter(([name, before]) => name !== before);
  const shown = (name: string, title: string): string =>
    `${name} | ${title.replace(/[|\s]+/gu, ' ')}`;
  return [
    ...(changed.length > 0 ? [NAMES + JSON.stringify(Object.fromEntries(changed))] : []),
    '[labels]',
    ...[...names.labels].map(([key, name]) => shown(name, labelName(labelSet, key))),
    ...names.relations.map(({ type, name }) => shown(name, type)),
    ...names.attributes.map(({ attribute, name }) => shown(name, attribute)),
    '',
    '[drawing]',
    'SPAN_DEFAULT\tfgColor:black, bgColor:lightgray, borderColor:darken',
    'ARC_DEFAULT\tcolor:black, arrowHead:triangle-5',
    ...[...names.labels].map(([key, name]) => {
      const colour = colourName(labelSet, key);
      // The bright shade, since brat writes in black.
      return `${name}\tbgColor:${PALETTE[colour]?.dark ?? colour}`;
    }),
    '',
  ].join('\n');
}

function shortcutsConf(names: BratNames, { labels }: LabelSet): string {
  const lines = labels.flatMap(({ key, shortcut }) => {
    const name = names.labels.get(key);
    return shortcut === undefined || name === undefined ? [] : [`${shortcut}\t${name}`];
  });
  return lines.length > 0 ? `${lines.join('\n')}\n` : '';
}
