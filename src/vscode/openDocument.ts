// The document of a file, where the editor holds it.

import { workspace } from 'vscode';
import type { TextDocument, Uri } from 'vscode';

/** The document of a file that is open, in a tab or behind the scenes. */
export function openDocument(uri: Uri): TextDocument | undefined {
  const key = uri.toString();
  return workspace.textDocuments.find((document) => document.uri.toString() === key);
}
