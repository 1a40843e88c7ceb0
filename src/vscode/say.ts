// A word on what a key did: shown where it disturbs nobody, and read out by screen readers.

import { commands, Disposable } from 'vscode';
import { COMMAND } from './commands';
import { plainLabel } from './plainText';

const SHOWN_MILLISECONDS = 4000;

/** Shows a short text in the status bar for a moment. Screen readers speak it at once. */
export function say(text: string): void {
  const shown = sayUntilDisposed(text);
  setTimeout(() => {
    shown.dispose();
  }, SHOWN_MILLISECONDS);
}

/** As `say`, for as long as what is said holds. */
export function sayUntilDisposed(text: string): Disposable {
  const said: Said = { text: plainLabel(text), isOver: false };
  show(said);
  return new Disposable(() => {
    said.isOver = true;
    show();
  });
}

/** There is one place in the status bar for all that is said; a command reaches it from anywhere. */
function show(said?: Said): void {
  // Once the extension is being taken down, nobody listens any longer.
  void commands.executeCommand(COMMAND.say, said).then(undefined, () => undefined);
}

/** What is handed to the command that shows it. */
export interface Said {
  readonly text: string;
  /** True once it is to be shown no longer. */
  isOver: boolean;
}
