// A word on what a key did, where it disturbs nobody.

import { window } from 'vscode';
import { plainLabel } from './plainText';

const SHOWN_MILLISECONDS = 4000;

/** Shows a short text in the status bar for a moment. */
export function say(text: string): void {
  window.setStatusBarMessage(plainLabel(text), SHOWN_MILLISECONDS);
}
