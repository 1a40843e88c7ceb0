// A word on what a key did, where it disturbs nobody.

import { window } from 'vscode';

const SHOWN_MILLISECONDS = 4000;

/** Shows a short text in the status bar for a moment. */
export function say(text: string): void {
  window.setStatusBarMessage(text, SHOWN_MILLISECONDS);
}
