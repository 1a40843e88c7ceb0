// Label Studio's labelling configuration: what may be tagged, and by which controls.

import type { AttributeValue } from '../core/model/annotation';
import { colourName, PALETTE } from '../core/model/palette';
import type { AttributeDefinition, LabelSet } from '../core/model/labelSet';

/** What kind of control an attribute has; the control's name begins with it. */
export type ControlKind = 'text' | 'number' | 'flag' | 'choice' | 'choices';

/** Whether a control is on each region or on the whole article. */
export type ControlScope = 'region' | 'article';

/** A value as Label Studio has it, and the control that it belongs to. */
export interface ControlValue {
  /** The control's name: `choice.modality`, `article.text.topic`. */
  readonly control: string;
  /** `choices`, `number` or `textarea`. */
  readonly type: string;
  readonly value: object;
}

/** All that the tasks use, with what the label set allows. */
export interface LabelControls {
  label(key: string): void;
  relation(type: string): void;
  attribute(name: string, value: AttributeValue, scope: ControlScope): ControlValue;
  entity(key: string): ControlValue;
  readonly labels: ReadonlySet<string>;
  readonly relations: ReadonlySet<string>;
  /** The choices of each control, by its name. */
  readonly controls: ReadonlyMap<string, ReadonlySet<string>>;
}

const TYPES: Readonly<Record<ControlKind, string>> = {
  text: 'textarea',
  number: 'number',
  flag: 'choices',
  choice: 'choices',
  choices: 'choices',
};

export function labelControls(labelSet: LabelSet): LabelControls {
  const labels = new Set(labelSet.labels.map(({ key }) => key));
  const relations = new Set((labelSet.relations ?? []).map(({ type }) => type));
  const controls = new Map<string, Set<string>>();
  const use = (control: string, choices: readonly string[]): void => {
    const known = controls.get(control) ?? new Set<string>();
    controls.set(control, known);
    for (const choice of choices) known.add(choice);
  };
  const scopes = [
    ['region', labelSet.attributes ?? []],
    ['article', labelSet.articleAttributes ?? []],
  ] as const;
  const choosable = new Set<string>();
  for (const [scope, definitions] of scopes) {
    for (const { name, type, values = [] } of definitions) {
      const kind = type === 'boolean' ? 'flag' : type;
      use(controlName(kind, name, scope), kind === 'flag' ? ['yes', 'no'] : values);
      if (type === 'choice') choosable.add(`${scope} ${name}`);
    }
  }
  return {
    label: (key) => void labels.add(key),
    relation: (type) => void relations.add(type),
    attribute(name, value, scope) {
      const kind = kindOf(value, choosable.has(`${scope} ${name}`));
      const control = controlName(kind, name, scope);
      const choices = choicesOf(kind, value);
      use(control, choices);
      return { control, type: TYPES[kind], value: valueOf(kind, value, choices) };
    },
    entity(key) {
      use('entity', []);
      return { control: 'entity', type: 'textarea', value: { text: [key] } };
    },
    labels,
    relations,
    controls,
  };
}

function controlName(kind: ControlKind, name: string, scope: ControlScope): string {
  return `${scope === 'article' ? 'article.' : ''}${kind}.${name}`;
}

function kindOf(value: AttributeValue, isChoice: boolean): ControlKind {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'flag';
  if (typeof value === 'string') return isChoice ? 'choice' : 'text';
  return 'choices';
}

function choicesOf(kind: ControlKind, value: AttributeValue): readonly string[] {
  if (kind === 'flag') return [value === true ? 'yes' : 'no'];
  if (kind === 'choice') return [String(value)];
  return kind === 'choices' && typeof value === 'object' ? value : [];
}

function valueOf(kind: ControlKind, value: AttributeValue, choices: readonly string[]): object {
  if (kind === 'number') return { number: value };
  return kind === 'text' ? { text: [value] } : { choices };
}

/** The configuration, of the label set and of what was used beyond it. */
export function labelStudioConfig(
  { labels, relations, controls }: LabelControls,
  labelSet: LabelSet,
): string {
  const definitions = labelSet.attributes ?? [];
  return [
    '<View>',
    '  <Labels name="label" toName="text">',
    ...[...labels].map((key) => {
      const colour = colourName(labelSet, key);
      // The bright shade, since Label Studio writes in black.
      const background = PALETTE[colour]?.dark ?? colour;
      const shortcut = labelSet.labels.find((label) => label.key === key)?.shortcut;
      const hotkey = shortcut === undefined ? '' : ` hotkey="${escaped(shortcut)}"`;
      return `    <Label value="${escaped(key)}" background="${background}"${hotkey}/>`;
    }),
    '  </Labels>',
    ...(relations.size > 0 ? ['  <Relations>'] : []),
    ...[...relations].map((type) => `    <Relation value="${escaped(type)}"/>`),
    ...(relations.size > 0 ? ['  </Relations>'] : []),
    '  <Text name="text" value="$text"/>',
    ...[...controls].map(([control, choices]) => controlLine(control, choices, definitions)),
    '</View>',
    '',
  ].join('\n');
}

function controlLine(
  control: string,
  choices: ReadonlySet<string>,
  definitions: readonly AttributeDefinition[],
): string {
  const isOfArticle = control.startsWith('article.');
  const rest = isOfArticle ? control.slice('article.'.length) : control;
  const [kind = '', ...names] = rest.split('.');
  const name = names.join('.');
  const labels = isOfArticle ? undefined : definitions.find((known) => known.name === name)?.labels;
  const fields = [
    `name="${escaped(control)}"`,
    'toName="text"',
    ...(isOfArticle ? [] : ['perRegion="true"']),
    ...(labels ? ['whenTagName="label"', `whenLabelValue="${escaped(labels.join(','))}"`] : []),
  ].join(' ');
  if (kind === 'number') return `  <Number ${fields}/>`;
  if (kind === 'text' || kind === 'entity') {
    return `  <TextArea ${fields} maxSubmissions="1" placeholder="${escaped(name || kind)}"/>`;
  }
  const many = kind === 'choices' ? 'multiple' : 'single';
  const values = [...choices].map((value) => `<Choice value="${escaped(value)}"/>`).join('');
  return `  <Choices ${fields} choice="${many}">${values}</Choices>`;
}

/** A text between quotation marks of XML, which would make spaces of line ends. */
function escaped(text: string): string {
  return text.replace(/[&<>"\t\n\r]/gu, (character) => `&#${character.charCodeAt(0)};`);
}
