// Where an export goes: a file or a new folder that a person picks, or beside the last one.

import { l10n, Uri, window, workspace } from 'vscode';
import { nameOf } from '../../corpus/fileSystem';
import type { Format } from '../../formats/format';
import { parentOf } from '../articleDocument';
import { freeFolder } from '../exportTarget';
import { pickExportFile } from '../pickExportFile';

/**
 * The place of the next export in a format after one: the same file, which is replaced, or a new
 * folder beside the old one.
 * @param last where the last export went
 */
export async function nextPlace(
  last: Uri | undefined,
  source: Uri,
  format: Format,
): Promise<Uri | undefined> {
  if (!last) return undefined;
  try {
    await workspace.fs.stat(parentOf(last));
    if (format.extension !== undefined) return last;
    return await freeFolder(parentOf(last), folderName(source, format));
  } catch {
    // The folder above it is gone, or on a disk that is: it is asked for again.
    return undefined;
  }
}

/** @param last where the last export in this format went */
export function pickPlace(source: Uri, format: Format, last?: Uri): Promise<Uri | undefined> {
  return format.extension === undefined
    ? pickNewFolder(source, format, last)
    : pickExportFile({
        title: l10n.t('Export annotations'),
        defaultUri: last ?? Uri.joinPath(source, `${corpusName(source)}.${format.extension}`),
        filters: { [format.title]: [format.extension] },
      });
}

/** A new folder in one that the person picks: what is there is never replaced. */
async function pickNewFolder(source: Uri, format: Format, last?: Uri): Promise<Uri | undefined> {
  const [parent] =
    (await window.showOpenDialog({
      title: l10n.t('Export annotations to a new folder in this one'),
      openLabel: l10n.t('Export'),
      defaultUri: parentOf(last ?? source),
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  if (!parent) return undefined;
  const isInCorpus = `${parent.path}/`.startsWith(`${source.path}/`);
  if (!isInCorpus || format.writesTexts !== true) {
    return freeFolder(parent, folderName(source, format));
  }
  void window.showErrorMessage(
    l10n.t(
      'The texts that this format writes would be taken for articles there; choose a folder that is not among the articles.',
    ),
  );
  return undefined;
}

function folderName(source: Uri, { id }: Format): string {
  return `${corpusName(source)}-${id}`;
}

function corpusName(source: Uri): string {
  return nameOf(source.path) || 'corpus';
}
