// Which key tags with which label in annotating mode. package.json binds every letter and digit.

import { labelOf } from '../core/model/labelSet';
import type { LabelSet } from '../core/model/labelSet';

/** Letters that commands of annotating mode have; a label takes one only where its file says so. */
export const COMMAND_LETTERS = 'bdefghjklmnoqrstuvwxz';

const FREE_LETTER = /[a-z]/gu;

/** A label and the keys that tag with it, the one that is shown first. */
export interface TaggingKeys {
  readonly label: string;
  /** Small letters and digits, at most two; none for a label beyond the ninth without a letter. */
  readonly keys: readonly string[];
}

/**
 * The keys of each label, in their order: its own shortcut, else the first letter of its name that
 * no other label and no command has; and for the first nine labels the digit of their place.
 */
export function taggingKeys(labelSet: LabelSet): readonly TaggingKeys[] {
  const taken = new Set(COMMAND_LETTERS);
  for (const { shortcut } of labelSet.labels) if (shortcut !== undefined) taken.add(shortcut);
  return labelSet.labels.map(({ key, name, shortcut }, i) => {
    const letters = name.toLowerCase().match(FREE_LETTER) ?? [];
    const letter = shortcut ?? letters.find((each) => !taken.has(each));
    if (letter !== undefined) taken.add(letter);
    const digit = String(i + 1);
    const hasDigit = i < 9 && letter !== digit && !isShortcut(labelSet, digit);
    return {
      label: key,
      keys: [...(letter === undefined ? [] : [letter]), ...(hasDigit ? [digit] : [])],
    };
  });
}

/** The label that a key tags with; `undefined` where it tags with none. */
export function labelOfKey(labelSet: LabelSet, pressed: string): string | undefined {
  return taggingKeys(labelSet).find(({ keys }) => keys.includes(pressed))?.label;
}

/** What a person reads of a label's keys: `A, 1`; empty where it has none. */
export function shownKeys({ keys }: TaggingKeys): string {
  return keys.join(', ');
}

/** The labels' keys on a line for the status bar: `A actor, P place`. */
export function keysLine(labelSet: LabelSet, most: number): string {
  const shown = taggingKeys(labelSet).flatMap(({ label, keys: [first] }) => {
    const name = labelOf(labelSet, label)?.name;
    return first === undefined || name === undefined
      ? []
      : [`${first.toUpperCase()} ${name.toLowerCase()}`];
  });
  return shown.slice(0, most).join(', ') + (shown.length > most ? ', …' : '');
}

function isShortcut({ labels }: LabelSet, key: string): boolean {
  return labels.some(({ shortcut }) => shortcut === key);
}
