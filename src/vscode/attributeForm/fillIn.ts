// A form of attributes as quick picks: a list of them, the values of one, and the list again.

import { l10n, QuickPickItemKind, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Attributes, AttributeValue } from '../../core/model/annotation';
import { attributeRows } from '../../core/model/attributeRows';
import type { AttributeRow } from '../../core/model/attributeRows';
import type { AttributeDefinition } from '../../core/model/labelSet';
import { pickOne } from '../pickOne';
import { plainLabel } from '../plainText';
import { shorten } from '../shorten';
import { askValue, valueText } from './askValue';

/** A line of the form that is no attribute. */
export interface OtherLine {
  readonly label: string;
  readonly description: string;
  /** Name of an icon of the editor. */
  readonly icon: string;
  readonly edit: () => Thenable<unknown>;
}

/** What is filled in, as it is at one moment. */
export interface FormState {
  readonly title: string;
  readonly definitions: readonly AttributeDefinition[];
  /** True where attributes that nobody defined can be added. */
  readonly isOpen: boolean;
  readonly attributes: Attributes;
  readonly others: readonly OtherLine[];
}

export interface AttributeForm {
  /** `undefined` where there is nothing to fill in any more. */
  readonly state: () => FormState | undefined;
  /** Sets an attribute, or takes it away. */
  readonly set: (name: string, value: AttributeValue | undefined) => void;
}

interface LineItem extends QuickPickItem {
  readonly row?: AttributeRow;
  readonly edit?: () => Thenable<unknown>;
}

// Longer texts are looked at where they are edited. UTF-16 code units.
const LONGEST_VALUE = 80;

/** Asks until the person leaves; of a single attribute it asks just once. */
export async function fillIn(form: AttributeForm): Promise<void> {
  const first = form.state();
  const rows = first ? attributeRows(first.definitions, first.attributes) : [];
  const [only, ...more] = rows;
  if (only?.definition && more.length === 0) {
    await askRow(form, only);
    return;
  }
  for (let next = 0; ;) {
    const state = form.state();
    if (!state) return;
    const items = itemsOf(form, state);
    const { title } = state;
    const placeHolder = l10n.t('Choose what to set; Esc when done');
    const picked = await pickOne({ title, placeHolder, items, active: items[next] });
    if (!picked) return;
    if (picked.row) await askRow(form, picked.row);
    else await picked.edit?.();
    // What was set is done, so the next one comes up.
    const after = items.findIndex((item, i) => i > items.indexOf(picked) && item.row !== undefined);
    next = after === -1 ? items.indexOf(picked) : after;
  }
}

/** Asks for the value of one attribute and sets it. */
export async function askRow(form: AttributeForm, row: AttributeRow): Promise<void> {
  const { name, definition, value } = row;
  const title = form.state()?.title ?? '';
  const at = `${title}: ${name}`;
  if (definition) {
    const answer = await askValue(definition, value, at);
    if (answer) form.set(name, answer.value);
  } else if (form.state()?.isOpen) {
    const answer = await askValue(freeDefinition(name, value), value, at);
    if (answer) form.set(name, answer.value);
  } else {
    const remove = { label: l10n.t('Remove {0}', plainLabel(name)) };
    const keep = { label: l10n.t('Keep it') };
    const placeHolder = l10n.t('The label set does not have this attribute here.');
    const picked = await pickOne({ title: at, placeHolder, items: [remove, keep] });
    if (picked === remove) form.set(name, undefined);
  }
}

function itemsOf(form: AttributeForm, state: FormState): readonly LineItem[] {
  const rows = attributeRows(state.definitions, state.attributes);
  const items: LineItem[] = rows.map((row) => ({ ...lineOf(row, state.isOpen), row }));
  if (state.isOpen) {
    items.push({
      label: `$(add) ${l10n.t('Other attribute…')}`,
      edit: () => askOther(form),
    });
  }
  if (state.others.length === 0) return items;
  if (items.length > 0) items.push({ label: '', kind: QuickPickItemKind.Separator });
  return [
    ...items,
    ...state.others.map(({ label, description, icon, edit }) => ({
      label: `$(${icon}) ${label}`,
      description: plainLabel(shorten(description, LONGEST_VALUE)),
      edit,
    })),
  ];
}

function lineOf({ name, definition, value, isMissing }: AttributeRow, isOpen: boolean): LineItem {
  const text = plainLabel(name);
  if (isMissing) return { label: `$(warning) ${text}`, description: l10n.t('missing') };
  const said = value === undefined ? '' : plainLabel(shorten(valueText(value), LONGEST_VALUE));
  if (!definition && !isOpen) {
    return {
      label: `$(question) ${text}`,
      description: l10n.t('{0} (not in the label set)', said),
    };
  }
  return {
    label: `$(${value === undefined ? 'circle-outline' : 'check'}) ${text}`,
    description: said,
  };
}

async function askOther(form: AttributeForm): Promise<void> {
  const state = form.state();
  if (!state) return;
  const name = await window.showInputBox({
    title: state.title,
    prompt: l10n.t('Name of the attribute, such as certainty'),
    validateInput: (text) =>
      text.trim() === '__proto__' ? l10n.t('An attribute can’t be called so.') : undefined,
  });
  const trimmed = name?.trim() ?? '';
  if (trimmed === '') return;
  const row = attributeRows([], state.attributes).find((known) => known.name === trimmed);
  await askRow(form, row ?? { name: trimmed, isMissing: false });
}

/** What an attribute that nobody defined is taken for: the type of its value, else a text. */
function freeDefinition(name: string, value: AttributeValue | undefined): AttributeDefinition {
  if (typeof value === 'boolean') return { name, type: 'boolean' };
  if (typeof value === 'number') return { name, type: 'number' };
  return typeof value === 'object'
    ? { name, type: 'choices', values: value }
    : { name, type: 'text' };
}
