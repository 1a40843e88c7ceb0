// An error message that leads to the file that is to be mended.

import { Position, Range, window } from 'vscode';
import type { Uri } from 'vscode';
import type { FilePosition } from '../core/sidecar/problem';
import { plainMessage } from './plainText';

/**
 * Shows an error with a button that opens the file.
 * @param at where the cursor is put; where it was last, unless given
 */
export function tellOfFile(message: string, button: string, file: Uri, at?: FilePosition): void {
  void window.showErrorMessage(plainMessage(message), button).then(async (choice) => {
    if (choice !== button) return;
    const place = at && new Position(at.line - 1, at.column - 1);
    await window.showTextDocument(file, place && { selection: new Range(place, place) });
  });
}
