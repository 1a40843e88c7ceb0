// What is said where a key means the annotation at the cursor and there is none.

import { l10n } from 'vscode';
import { say } from './say';

export function sayNoAnnotation(): void {
  say(l10n.t('There is no annotation at the cursor.'));
}
