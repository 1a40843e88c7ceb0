// What single keys do in annotating mode: for the sheet of keys. package.json binds them.

import { l10n } from 'vscode';
import type { LabelSet } from '../core/model/labelSet';
import { COMMAND, tagCommand } from './commands';

/** One line of the sheet of keys. */
export interface AnnotatingKey {
  /** What is pressed: `n`, `U, Ctrl+Y`. */
  readonly keys: string;
  /** What it does. */
  readonly does: string;
  readonly command: string;
}

/** The keys in the order in which they are listed. */
export function annotatingKeys({ labels }: LabelSet): readonly AnnotatingKey[] {
  return [
    ...labels.map(({ key, name }) => ({
      keys: key.charAt(0),
      does: l10n.t('Tag as {0}', name),
      command: tagCommand(key),
    })),
    {
      keys: 'l',
      does: l10n.t('Change the label of the annotation at the cursor'),
      command: COMMAND.changeLabel,
    },
    {
      keys: 'x',
      does: l10n.t('Delete the annotation at the cursor'),
      command: COMMAND.delete,
    },
    { keys: 'n', does: l10n.t('Go to the next annotation'), command: COMMAND.next },
    { keys: 'N', does: l10n.t('Go to the previous annotation'), command: COMMAND.previous },
    {
      keys: 'u, Ctrl+Z',
      does: l10n.t('Undo the last change to the annotations'),
      command: COMMAND.undo,
    },
    { keys: 'U, Ctrl+Y', does: l10n.t('Redo'), command: COMMAND.redo },
    { keys: 'Esc', does: l10n.t('Leave annotating mode'), command: COMMAND.stopAnnotating },
  ];
}
