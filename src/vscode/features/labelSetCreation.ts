// Writes a new label set that a person can change, beside the articles.

import { commands, l10n, Uri, window, workspace } from 'vscode';
import { labelSetTemplate } from '../../core/labelSet/write';
import { encodeUtf8 } from '../../core/text/utf8';
import { LABEL_SET_FILE } from '../../corpus/labelSetFile';
import { replaceFile } from '../../corpus/replaceFile';
import { parentOf } from '../articleDocument';
import { COMMAND } from '../commands';
import type { Feature, FeatureContext } from '../feature';
import { plainLabel, plainMessage } from '../plainText';

export const labelSetCreation: Feature = (context) =>
  commands.registerCommand(COMMAND.createLabelSet, async (given?: unknown): Promise<void> => {
    const folder = given instanceof Uri ? given : await pickFolder();
    if (folder) await createIn(context, folder);
  });

async function createIn({ host, labelSets, log }: FeatureContext, folder: Uri): Promise<void> {
  const file = Uri.joinPath(folder, LABEL_SET_FILE);
  try {
    const bytes = encodeUtf8(labelSetTemplate());
    const isNew = await replaceFile(host.openFolder(folder), LABEL_SET_FILE, undefined, bytes);
    await window.showTextDocument(file, { preview: false });
    if (isNew) await labelSets.reread(file);
    else {
      void window.showInformationMessage(
        l10n.t('The folder has a label set already, which was left as it is.'),
      );
    }
  } catch (error) {
    log.error(error instanceof Error ? error : String(error));
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(
      plainMessage(l10n.t('The label set can’t be written: {0}', reason)),
    );
  }
}

/** The folder of the workspace, one of several, or the folder of the open file. */
async function pickFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length > 1) {
    const items = folders.map(({ name, uri }) => ({ label: plainLabel(name), uri }));
    const title = l10n.t('Create a label set in which folder?');
    return (await window.showQuickPick(items, { title }))?.uri;
  }
  const active = window.activeTextEditor?.document.uri;
  const isOnDisk = active && workspace.fs.isWritableFileSystem(active.scheme) !== undefined;
  const folder = folders[0]?.uri ?? (isOnDisk ? parentOf(active) : undefined);
  if (!folder) void window.showInformationMessage(l10n.t('Open a folder of articles first.'));
  return folder;
}
