// The files that a person picked to import, with those in the folders that they picked.

import { FileType, Uri, workspace } from 'vscode';
import { nameOf, tooLargeReason } from '../../corpus/fileSystem';
import type { InputFile } from '../../formats/imported';

/** Sorted by path. Links to folders are passed over: they may lead round in a circle. */
export async function importFiles(picked: readonly Uri[]): Promise<readonly InputFile[]> {
  const files: InputFile[] = [];
  for (const uri of picked) {
    const { type } = await workspace.fs.stat(uri);
    if (type === FileType.Directory) await addFolder(files, uri, '');
    else files.push(inputFile(uri, nameOf(uri.path)));
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function addFolder(files: InputFile[], folder: Uri, path: string): Promise<void> {
  for (const [name, type] of await workspace.fs.readDirectory(folder)) {
    const uri = Uri.joinPath(folder, name);
    const inFolder = `${path}${name}`;
    if (type === FileType.Directory) await addFolder(files, uri, `${inFolder}/`);
    else if ((type & FileType.Directory) === 0) files.push(inputFile(uri, inFolder));
  }
}

function inputFile(uri: Uri, path: string): InputFile {
  return {
    path,
    async bytes() {
      const { size } = await workspace.fs.stat(uri);
      const reason = tooLargeReason(path, size);
      if (reason !== undefined) throw new Error(reason);
      return workspace.fs.readFile(uri);
    },
  };
}
