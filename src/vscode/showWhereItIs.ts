// Showing a file without a second tab of it beside the first.

import { window } from 'vscode';
import type { TextEditor, Uri } from 'vscode';

/** Shows a file and gives it the focus: where it is in sight already, else in the active column. */
export function showWhereItIs(uri: Uri): Thenable<TextEditor> {
  const shown = window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === uri.toString(),
  );
  return window.showTextDocument(uri, shown?.viewColumn ? { viewColumn: shown.viewColumn } : {});
}
