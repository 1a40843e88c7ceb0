// A copy of the sample articles that come with the extension, to learn on.

import { commands, extensions, l10n, Uri, window, workspace } from 'vscode';
import { COMMAND, EXTENSION_ID } from '../commands';
import type { Feature } from '../feature';
import { plainMessage } from '../plainText';

const FOLDER = 'article-annotator-samples';
// More copies in one folder than anybody wants.
const MOST_COPIES = 99;

export const sampleCorpus: Feature = ({ log }) =>
  commands.registerCommand(
    COMMAND.openSampleCorpus,
    /**
     * @param into folder to put the copy into; asked for unless given
     * @returns the copy, which is opened where the folder was asked for
     */
    async (into?: unknown): Promise<Uri | undefined> => {
      const samples = await sampleFolder();
      if (!samples) {
        void window.showInformationMessage(
          l10n.t(
            'The samples can’t be copied here, since this window has no disk of its own. Open any folder with .txt files, or install the extension in VS Code on your computer.',
          ),
        );
        return undefined;
      }
      const target = into instanceof Uri ? into : await pickFolder();
      if (!target) return undefined;
      try {
        const copy = await copyInto(target, samples);
        if (!(into instanceof Uri)) await open(copy);
        return copy;
      } catch (error) {
        log.error(error instanceof Error ? error : String(error));
        const reason = error instanceof Error ? error.message : String(error);
        void window.showErrorMessage(
          plainMessage(l10n.t('The samples could not be copied: {0}', reason)),
        );
        return undefined;
      }
    },
  );

/** Where the samples are; `undefined` in a browser, whose files can't be listed. */
async function sampleFolder(): Promise<Uri | undefined> {
  const extension = extensions.getExtension(EXTENSION_ID);
  if (!extension) return undefined;
  const folder = Uri.joinPath(extension.extensionUri, 'samples');
  try {
    await workspace.fs.readDirectory(folder);
    return folder;
  } catch {
    return undefined;
  }
}

async function pickFolder(): Promise<Uri | undefined> {
  const [folder] =
    (await window.showOpenDialog({
      title: l10n.t('Where shall the folder with the samples be?'),
      openLabel: l10n.t('Copy Samples Here'),
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  return folder;
}

/** Copies the samples into a new folder of a name that is free; nothing is written over. */
async function copyInto(target: Uri, samples: Uri): Promise<Uri> {
  const names = new Set((await workspace.fs.readDirectory(target)).map(([name]) => name));
  const free = Array.from({ length: MOST_COPIES }, (_, i) =>
    i === 0 ? FOLDER : `${FOLDER}-${i + 1}`,
  ).find((name) => !names.has(name));
  if (free === undefined) throw new Error(l10n.t('There are too many copies already.'));
  const copy = Uri.joinPath(target, free);
  await workspace.fs.copy(samples, copy, { overwrite: false });
  return copy;
}

/** Leaves a folder that is open where it is. */
async function open(folder: Uri): Promise<void> {
  const forceNewWindow = workspace.workspaceFolders !== undefined;
  await commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
}
