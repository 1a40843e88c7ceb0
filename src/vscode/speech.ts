// Shows what `say` is given. The editor's own messages in the status bar are not read out, since
// the bar is no live region; an item with the role of an alert is one of its own.

import { commands, Disposable, EventEmitter, l10n, StatusBarAlignment, window } from 'vscode';
import type { Event } from 'vscode';
import { COMMAND } from './commands';
import type { Said } from './say';

export interface Speech {
  /** True while something is shown. */
  readonly isSaying: boolean;
  /** Something is shown, or nothing any longer. */
  readonly onDidChange: Event<void>;
  dispose(): void;
}

export function speech(): Speech {
  // Right of all other items at the left, so that none of them moves.
  const item = window.createStatusBarItem(
    'articleAnnotator.said',
    StatusBarAlignment.Left,
    Number.MIN_VALUE,
  );
  item.name = l10n.t('Article Annotator: what a key did');
  const changed = new EventEmitter<void>();
  let all: readonly Said[] = [];
  let shown: Said | undefined;

  const show = (said?: Said): void => {
    all = [...all, ...(said ? [said] : [])].filter(({ isOver }) => !isOver);
    const newest = all.at(-1);
    if (newest === shown) return;
    const before = shown;
    shown = newest;
    // The same words once more are spoken only where they are put there anew.
    if (!newest || newest.text === before?.text) item.hide();
    if (newest) {
      item.text = newest.text;
      item.tooltip = newest.text;
      item.accessibilityInformation = { label: newest.text, role: 'alert' };
      item.show();
    }
    if (!before || !newest) changed.fire();
  };

  const subscriptions = Disposable.from(item, changed, commands.registerCommand(COMMAND.say, show));
  return {
    get isSaying() {
      return shown !== undefined;
    },
    onDidChange: changed.event,
    dispose: () => {
      subscriptions.dispose();
    },
  };
}
