// Asks for the value of one attribute, in the way that fits its type.

import { l10n, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { AttributeValue } from '../../core/model/annotation';
import { typedNumber } from '../../core/model/attributeRows';
import type { AttributeDefinition } from '../../core/model/labelSet';
import { askText } from '../askText';
import { pickOne } from '../pickOne';
import { plainLabel } from '../plainText';

/** What a person answered; without a value the attribute goes. */
export interface Answer {
  readonly value?: AttributeValue;
}

interface ValueItem extends QuickPickItem {
  readonly answer: Answer;
}

/** The answer of a person; `undefined` where they left. */
export async function askValue(
  definition: AttributeDefinition,
  current: AttributeValue | undefined,
  title: string,
): Promise<Answer | undefined> {
  switch (definition.type) {
    case 'choice':
      return askChoice(
        (definition.values ?? []).map((value) => ({ label: plainLabel(value), value })),
        definition,
        current,
        title,
      );
    case 'boolean':
      return askChoice(
        [
          { label: l10n.t('Yes'), value: true },
          { label: l10n.t('No'), value: false },
        ],
        definition,
        current,
        title,
      );
    case 'choices':
      return askChoices(definition, current, title);
    case 'number':
      return askNumber(definition, current, title);
    case 'text':
      return askFreeText(definition, current, title);
  }
}

/** A value as a person reads it on one line. */
export function valueText(value: AttributeValue): string {
  if (typeof value === 'boolean') return value ? l10n.t('Yes') : l10n.t('No');
  return typeof value === 'object' ? value.join(', ') : String(value);
}

async function askChoice(
  choices: readonly { readonly label: string; readonly value: AttributeValue }[],
  { description }: AttributeDefinition,
  current: AttributeValue | undefined,
  title: string,
): Promise<Answer | undefined> {
  const now = l10n.t('current');
  const items: ValueItem[] = choices.map(({ label, value }) => ({
    label,
    ...(value === current && { description: now }),
    answer: { value },
  }));
  const isKnown = current === undefined || choices.some(({ value }) => value === current);
  if (!isKnown) {
    const label = plainLabel(valueText(current));
    const answer = { value: current };
    items.push({ label, description: l10n.t('current, not in the label set'), answer });
  }
  items.push({
    label: l10n.t('(none)'),
    ...(current === undefined && { description: now }),
    answer: {},
  });
  const active =
    current === undefined ? undefined : items.find((item) => item.answer.value === current);
  const placeHolder = plainLabel(description ?? '');
  return (await pickOne({ title, placeHolder, items, active }))?.answer;
}

async function askChoices(
  { values = [], description }: AttributeDefinition,
  current: AttributeValue | undefined,
  title: string,
): Promise<Answer | undefined> {
  const ticked =
    typeof current === 'object' ? current : current === undefined ? [] : [String(current)];
  const others = ticked.filter((value) => !values.includes(value));
  const items = [...values, ...others].map((value) => ({
    label: plainLabel(value),
    picked: ticked.includes(value),
    ...(others.includes(value) && { description: l10n.t('not in the label set') }),
    value,
  }));
  const placeHolder = plainLabel(
    description ?? l10n.t('Tick with Space, take with Enter; nothing ticked removes it'),
  );
  const picked = await window.showQuickPick(items, { title, placeHolder, canPickMany: true });
  if (!picked) return undefined;
  return picked.length === 0 ? {} : { value: picked.map(({ value }) => value) };
}

async function askNumber(
  { description }: AttributeDefinition,
  current: AttributeValue | undefined,
  title: string,
): Promise<Answer | undefined> {
  const typed = await window.showInputBox({
    title,
    prompt: plainLabel(description ?? l10n.t('A number; empty removes it')),
    value: current === undefined ? '' : valueText(current),
    validateInput: (text) =>
      text.trim() === '' || typedNumber(text) !== undefined
        ? undefined
        : l10n.t('This must be a number, such as 12 or 3.5.'),
  });
  if (typed === undefined) return undefined;
  const value = typedNumber(typed);
  return value === undefined ? {} : { value };
}

async function askFreeText(
  { description }: AttributeDefinition,
  current: AttributeValue | undefined,
  title: string,
): Promise<Answer | undefined> {
  const typed = await askText(current === undefined ? '' : valueText(current), {
    title,
    prompt: plainLabel(description ?? l10n.t('A text; empty removes it')),
  });
  if (typed === undefined) return undefined;
  return typed === '' ? {} : { value: typed };
}
