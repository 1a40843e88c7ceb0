// Which folder of articles is meant: asked only where there are several.

import { l10n, window, workspace } from 'vscode';
import type { Uri } from 'vscode';
import { parentOf } from './articleDocument';

/**
 * The workspace's folder, or the folder of the open article. Where there is neither, the person is
 * told to open one.
 * @param question asked where the workspace has several folders
 */
export async function pickCorpus(question: string): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0]?.uri;
  if (folders.length > 1) {
    return (await window.showWorkspaceFolderPick({ placeHolder: question }))?.uri;
  }
  const article = window.activeTextEditor?.document.uri;
  if (article && workspace.fs.isWritableFileSystem(article.scheme) !== undefined) {
    return parentOf(article);
  }
  void window.showInformationMessage(l10n.t('Open a folder of articles first.'));
  return undefined;
}
