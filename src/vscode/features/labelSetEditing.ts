// A form in quick picks that changes a label set's file step by step.

import { commands, l10n, QuickPickItemKind, Uri, window } from 'vscode';
import type { LabelSetEdit, ListName } from '../../core/labelSet/edit';
import { isLabelKey, nameFor, SHORTCUT } from '../../core/labelSet/read';
import { ATTRIBUTE_TYPES, LABEL_KINDS } from '../../core/labelSet/shape';
import { isOneOf, labelOf } from '../../core/model/labelSet';
import type { AttributeDefinition, LabelSet, RelationDefinition } from '../../core/model/labelSet';
import { COLOUR_NAMES, colourName, HEX_COLOUR, labelColour } from '../../core/model/palette';
import { parentOf } from '../articleDocument';
import { COMMAND } from '../commands';
import type { Feature, FeatureContext } from '../feature';
import { colourIcon } from '../labelSet/colourIcon';
import { changeLabelSet, meantLabelSet, offerLabelSet, openLabelSet } from '../labelSet/document';
import { askText, chooseRow } from '../labelSet/form';
import type { FormRow } from '../labelSet/form';
import { labelStyle } from '../labelStyles';
import { plainLabel } from '../plainText';
import { shownKeys, taggingKeys } from '../taggingKeys';

/** What is chosen in the first step. */
type Choice =
  | { readonly kind: 'item'; readonly list: ListName; readonly name: string }
  | { readonly kind: 'add'; readonly list: ListName };

export const labelSetEditing: Feature = (context) =>
  commands.registerCommand(COMMAND.editLabelSet, async (given?: unknown): Promise<void> => {
    const file = given instanceof Uri ? given : await meantLabelSet(context.labelSets);
    if (file) await editFile(context, file);
    else {
      await offerLabelSet(
        l10n.t('The built-in labels are in force. Create a label set to change them.'),
      );
    }
  });

/** The first step, again and again until the person leaves it. */
async function editFile(context: FeatureContext, file: Uri): Promise<void> {
  let last: string | undefined;
  for (;;) {
    const opened = await openLabelSet(file);
    if (!opened) return;
    const { labelSet } = opened;
    const rows = overview(labelSet);
    const active = rows.find(({ value }) => value && JSON.stringify(value) === last)?.value;
    const choice = await chooseRow(
      {
        title: l10n.t('Label set'),
        prompt: l10n.t('Choose what to change; Esc ends'),
        canGoBack: false,
      },
      rows,
      active,
    );
    if (!choice) return;
    last = JSON.stringify(choice);
    const step: Step = { context, file, ...choice };
    if (choice.kind === 'add') await addItem(step, labelSet);
    else await editItem({ ...step, name: choice.name });
    await context.labelSets.reread(file);
  }
}

function overview(labelSet: LabelSet): readonly FormRow<Choice>[] {
  const keys = new Map(taggingKeys(labelSet).map((each) => [each.label, shownKeys(each)]));
  const section = (title: string): FormRow<Choice> => ({
    label: title,
    kind: QuickPickItemKind.Separator,
  });
  const add = (list: ListName, label: string): FormRow<Choice> => ({
    label: `$(add) ${label}`,
    value: { kind: 'add', list },
  });
  const attributes = (list: ListName, items: readonly AttributeDefinition[] = []) =>
    items.map((item): FormRow<Choice> => ({
      label: plainLabel(item.name),
      description: describeAttribute(item),
      value: { kind: 'item', list, name: item.name },
    }));
  return [
    section(l10n.t('Labels')),
    ...labelSet.labels.map(({ key, name, description }): FormRow<Choice> => ({
      label: plainLabel(name),
      description: [key, keys.get(key)].filter(Boolean).join('  ·  '),
      detail: plainLabel(description),
      iconPath: labelStyle(labelSet, key).icon,
      value: { kind: 'item', list: 'labels', name: key },
    })),
    add('labels', l10n.t('Add a label…')),
    section(l10n.t('Attributes')),
    ...attributes('attributes', labelSet.attributes),
    add('attributes', l10n.t('Add an attribute…')),
    section(l10n.t('Attributes of the whole article')),
    ...attributes('articleAttributes', labelSet.articleAttributes),
    add('articleAttributes', l10n.t('Add an attribute of the article…')),
    section(l10n.t('Relations')),
    ...(labelSet.relations ?? []).map((relation): FormRow<Choice> => ({
      label: plainLabel(relation.type),
      description: describeRelation(relation),
      value: { kind: 'item', list: 'relations', name: relation.type },
    })),
    add('relations', l10n.t('Add a relation…')),
  ];
}

function describeAttribute({ type, values, labels, required }: AttributeDefinition): string {
  return [
    type,
    values?.join(', '),
    labels && l10n.t('of {0}', labels.join(', ')),
    required ? l10n.t('required') : undefined,
  ]
    .filter((part) => part !== undefined)
    .join('  ·  ');
}

function describeRelation({ from, to, required }: RelationDefinition): string {
  const ends = `${from.join(', ')} → ${to.join(', ')}`;
  return required ? `${ends}  ·  ${l10n.t('required')}` : ends;
}

/** One item of one list of a file. */
interface Step {
  readonly context: FeatureContext;
  readonly file: Uri;
  readonly list: ListName;
}

interface ItemStep extends Step {
  readonly name: string;
}

async function addItem({ file, list }: Step, labelSet: LabelSet): Promise<void> {
  const title = {
    labels: l10n.t('Add a label'),
    attributes: l10n.t('Add an attribute'),
    articleAttributes: l10n.t('Add an attribute of the article'),
    relations: l10n.t('Add a relation'),
  }[list];
  const isLabel = list === 'labels';
  const prompt = isLabel
    ? l10n.t('Its key, such as actor; actor/state for a kind of actor')
    : l10n.t('What sidecars and exports call it');
  const known = namesIn(labelSet, list);
  const name = await askText({ title, prompt, canGoBack: true }, '', (text) => {
    if (text === '') return l10n.t('Write a name.');
    if (isLabel && !isLabelKey(text)) return l10n.t('A key has letters, digits, _, - and . only.');
    return known.includes(text) ? l10n.t('That is there already.') : undefined;
  });
  if (name === undefined) return;
  const item = await newItem(list, name, title, labelSet);
  if (item) await changeLabelSet(file, { kind: 'add', list, item });
}

async function newItem(list: ListName, name: string, title: string, labelSet: LabelSet) {
  if (list === 'labels') return { key: name, name: nameFor(name) };
  if (list === 'relations') {
    const from = await chooseLabels(title, l10n.t('May lead from'), labelSet, []);
    const to = from && (await chooseLabels(title, l10n.t('May lead to'), labelSet, []));
    return from && to && { type: name, from, to };
  }
  const type = await chooseRow(
    { title, prompt: l10n.t('What a value must be'), canGoBack: true },
    typeRows(),
  );
  if (type === undefined) return undefined;
  if (!type.startsWith('choice')) return { name, type };
  const values = await askList(title, l10n.t('Its values, with commas between them'), []);
  return values && { name, type, values };
}

function typeRows(): readonly FormRow<string>[] {
  const texts = {
    text: l10n.t('free text'),
    number: l10n.t('a number'),
    boolean: l10n.t('yes or no'),
    choice: l10n.t('one of several values'),
    choices: l10n.t('some of several values'),
  };
  return ATTRIBUTE_TYPES.map((type) => ({ label: type, description: texts[type], value: type }));
}

function namesIn(labelSet: LabelSet, list: ListName): readonly string[] {
  if (list === 'labels') return labelSet.labels.map(({ key }) => key);
  if (list === 'relations') return (labelSet.relations ?? []).map(({ type }) => type);
  return (labelSet[list] ?? []).map(({ name }) => name);
}

/** What can be changed in an item, again and again until the person goes back. */
async function editItem(step: ItemStep): Promise<void> {
  let last: string | undefined;
  for (;;) {
    const opened = await openLabelSet(step.file);
    const { labelSet } = opened ?? {};
    const rows = labelSet && fieldRows(labelSet, step);
    if (!rows) return;
    const field = await chooseRow(
      {
        title: l10n.t('Label set: {0}', step.name),
        prompt: l10n.t('Choose what to change; Esc goes back'),
        canGoBack: true,
      },
      rows,
      last,
    );
    if (field === undefined) return;
    last = field;
    if (field === 'delete') {
      if (await deleteItem(step)) return;
    } else if (field === 'key') {
      await commands.executeCommand(COMMAND.renameLabel, { file: step.file, key: step.name });
      // The item has another name now, or the person has left.
      return;
    } else {
      const edit = await fieldEdit(labelSet, step, field);
      if (edit) await changeLabelSet(step.file, edit);
      await step.context.labelSets.reread(step.file);
    }
  }
}

/** The fields of an item with what they say; `undefined` where the item is gone. */
function fieldRows(
  labelSet: LabelSet,
  { list, name }: ItemStep,
): readonly FormRow<string>[] | undefined {
  const row = (value: string, label: string, says: string | undefined): FormRow<string> => ({
    label,
    description: says === undefined || says === '' ? '–' : plainLabel(says),
    value,
  });
  const drop = { label: `$(trash) ${l10n.t('Delete…')}`, value: 'delete' };
  const required = (item: { readonly required?: boolean }): FormRow<string> =>
    row('required', l10n.t('Required'), item.required ? l10n.t('yes') : l10n.t('no'));
  if (list === 'labels') {
    const label = labelOf(labelSet, name);
    if (!label) return undefined;
    return [
      row('name', l10n.t('Name'), label.name),
      {
        ...row('colour', l10n.t('Colour'), label.colour ?? l10n.t('chosen by itself')),
        iconPath: colourIcon(labelColour(labelSet, name)),
      },
      row('shortcut', l10n.t('Shortcut'), label.shortcut),
      row('description', l10n.t('Description'), label.description),
      row('kind', l10n.t('Kind'), label.kind),
      row('examples', l10n.t('Examples'), label.examples?.join(', ')),
      { ...row('key', l10n.t('Key'), name), detail: l10n.t('In all sidecars, with a preview') },
      drop,
    ];
  }
  if (list === 'relations') {
    const relation = labelSet.relations?.find(({ type }) => type === name);
    if (!relation) return undefined;
    return [
      row('from', l10n.t('May lead from'), relation.from.join(', ')),
      row('to', l10n.t('May lead to'), relation.to.join(', ')),
      required(relation),
      row('description', l10n.t('Description'), relation.description),
      drop,
    ];
  }
  const attribute = labelSet[list]?.find((each) => each.name === name);
  if (!attribute) return undefined;
  return [
    ...(attribute.values ? [row('values', l10n.t('Values'), attribute.values.join(', '))] : []),
    ...(list === 'attributes'
      ? [row('labels', l10n.t('Labels'), attribute.labels?.join(', ') ?? l10n.t('every label'))]
      : []),
    required(attribute),
    row('description', l10n.t('Description'), attribute.description),
    drop,
  ];
}

/** Asks for a field's new value; `undefined` where the person goes back. */
async function fieldEdit(
  labelSet: LabelSet,
  { list, name }: ItemStep,
  field: string,
): Promise<LabelSetEdit | undefined> {
  const set = (value: string | boolean | readonly string[] | undefined): LabelSetEdit => ({
    kind: 'set',
    list,
    name,
    field,
    value,
  });
  const item = itemOf(labelSet, list, name);
  const value = item[field];
  const title = `${name}: ${field}`;
  switch (field) {
    case 'colour': {
      const colour = await chooseColour(labelSet, name);
      return colour === undefined ? undefined : set(colour === '' ? undefined : colour);
    }
    case 'kind': {
      const rows = LABEL_KINDS.map((kind) => ({ label: kind, value: kind }));
      const kind = await chooseRow({ title, canGoBack: true }, rows);
      return kind === undefined ? undefined : set(kind);
    }
    case 'required':
      return set(value === true ? undefined : true);
    case 'from':
    case 'to':
    case 'labels': {
      const chosen = await chooseLabels(title, title, labelSet, asList(value));
      const isEvery = field === 'labels' && chosen?.length === labelSet.labels.length;
      return chosen && set(isEvery ? undefined : chosen);
    }
    case 'values':
    case 'examples': {
      const texts = await askList(title, l10n.t('With commas between them'), asList(value));
      return texts && set(texts.length === 0 && field === 'examples' ? undefined : texts);
    }
    case 'shortcut': {
      const prompt = l10n.t('One small letter or digit; leave it empty to have one chosen');
      const text = await askText({ title, prompt, canGoBack: true }, asText(value), (typed) => {
        if (typed !== '' && !SHORTCUT.test(typed)) return prompt;
        const other = labelSet.labels.find(
          ({ key, shortcut }) => key !== name && typed !== '' && shortcut === typed,
        );
        return other && l10n.t('{0} has that key already.', other.name);
      });
      return text === undefined ? undefined : set(text === '' ? undefined : text);
    }
    default: {
      const text = await askText({ title, canGoBack: true }, asText(value));
      return text === undefined ? undefined : set(text === '' ? undefined : text);
    }
  }
}

function itemOf(
  labelSet: LabelSet,
  list: ListName,
  name: string,
): Readonly<Record<string, unknown>> {
  const found =
    list === 'labels'
      ? labelOf(labelSet, name)
      : list === 'relations'
        ? labelSet.relations?.find(({ type }) => type === name)
        : labelSet[list]?.find((each) => each.name === name);
  return { ...found };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function asList(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** A name of the palette or `#rrggbb`; empty to have one chosen, `undefined` to go back. */
async function chooseColour(labelSet: LabelSet, key: string): Promise<string | undefined> {
  const title = l10n.t('Colour of {0}', key);
  const own = '#';
  const rows: FormRow<string>[] = [
    ...COLOUR_NAMES.map((name) => ({
      label: name,
      iconPath: colourIcon(labelColour({ labels: [{ ...PLAIN_LABEL, colour: name }] }, '')),
      description: labelSet.labels
        .filter((label) => label.key !== key && colourName(labelSet, label.key) === name)
        .map((label) => label.name)
        .join(', '),
      value: name,
    })),
    { label: l10n.t('A colour of your own…'), value: own },
    { label: l10n.t('Have one chosen'), value: '' },
  ];
  const chosen = await chooseRow({ title, canGoBack: true }, rows, colourName(labelSet, key));
  if (chosen !== own) return chosen;
  const prompt = l10n.t('As #rrggbb; it is made darker or lighter where it could not be read');
  return askText({ title, prompt, canGoBack: true }, '#', (text) =>
    HEX_COLOUR.test(text) ? undefined : prompt,
  );
}

const PLAIN_LABEL = { key: '', name: '', description: '' };

/** Lets a person tick labels; at least one. */
async function chooseLabels(
  title: string,
  placeHolder: string,
  labelSet: LabelSet,
  ticked: readonly string[],
): Promise<readonly string[] | undefined> {
  const items = labelSet.labels.map(({ key, name }) => ({
    label: plainLabel(name),
    description: key,
    picked: isOneOf(ticked, key),
    key,
  }));
  const chosen = await window.showQuickPick(items, { title, placeHolder, canPickMany: true });
  if (!chosen || chosen.length === 0) return undefined;
  const keys = chosen.map(({ key }) => key);
  // A kind is in already where the label that it is a kind of is.
  return keys.filter((key) => !keys.some((other) => other !== key && isOneOf([other], key)));
}

async function askList(
  title: string,
  prompt: string,
  texts: readonly string[],
): Promise<readonly string[] | undefined> {
  const text = await askText({ title, prompt, canGoBack: true }, texts.join(', '));
  return text
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Deletes an item once the person has agreed; true where it is gone. */
async function deleteItem({ context, file, list, name }: ItemStep): Promise<boolean> {
  const uses = list === 'labels' ? await usesOf(context, file, name) : 0;
  const remove = l10n.t('Delete');
  const detail =
    uses > 0
      ? l10n.t(
          '{0} annotations have it. They keep it, and are shown as having an unknown label. Rename the label instead to take them along.',
          uses,
        )
      : l10n.t('The file can be taken back with undo.');
  const choice = await window.showWarningMessage(
    l10n.t('Delete {0} from the label set?', name),
    { modal: true, detail },
    remove,
  );
  return choice === remove && changeLabelSet(file, { kind: 'delete', list, name });
}

/** How many annotations in the folder of a label set have a label. */
async function usesOf({ corpusIndex }: FeatureContext, file: Uri, key: string): Promise<number> {
  const folder = `${parentOf(file).toString()}/`;
  const layers = await corpusIndex.layers();
  return layers
    .filter(({ sidecar }) => sidecar.toString().startsWith(folder))
    .flatMap(({ annotations }) => annotations)
    .filter(({ label }) => label === key).length;
}
