// Asks for the file that an export goes to.

import { l10n, window } from 'vscode';
import type { SaveDialogOptions, Uri } from 'vscode';
import { nameOf } from '../corpus/fileSystem';
import { plainMessage } from './plainText';

/**
 * The file that a person picked; `undefined` where they left. An article is never written to, not
 * even by a slip in the dialog.
 * @param article one that may have a name that articles do not have
 */
export async function pickExportFile(
  options: SaveDialogOptions,
  article?: Uri,
): Promise<Uri | undefined> {
  const picked = await window.showSaveDialog(options);
  if (!picked) return undefined;
  const isArticle = picked.path.endsWith('.txt') || picked.path.endsWith('.ann.yaml');
  if (!isArticle && picked.toString() !== article?.toString()) return picked;
  void window.showErrorMessage(
    plainMessage(
      l10n.t('{0} is an article or a sidecar; choose another file.', nameOf(picked.path)),
    ),
  );
  return undefined;
}
