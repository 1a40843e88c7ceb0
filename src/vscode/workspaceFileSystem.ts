// The corpus' file system over the editor's own, which reaches virtual and remote folders too.

import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import { nameOf, tooLargeReason, UnfitFileError } from '../corpus/fileSystem';
import type { FileSystem, FolderEntry } from '../corpus/fileSystem';

/**
 * A folder of the editor's file system. Writes are as safe as the folder's provider makes them:
 * the editor has no replacement of a file in one step.
 */
export function workspaceFileSystem(root: Uri): FileSystem {
  const uriOf = (path: string): Uri => (path === '' ? root : Uri.joinPath(root, path));
  return {
    async list(folder) {
      const entries = await workspace.fs.readDirectory(uriOf(folder));
      return entries.map(([name, type]) => ({ name, kind: kindOf(type) }));
    },
    async read(path) {
      try {
        const uri = uriOf(path);
        const { type, size } = await workspace.fs.stat(uri);
        const unfit = unfitReason(nameOf(uri.path), type, size);
        if (unfit !== undefined) throw new UnfitFileError(unfit);
        return await workspace.fs.readFile(uri);
      } catch (error) {
        if (error instanceof FileSystemError && error.code === 'FileNotFound') return undefined;
        throw error;
      }
    },
    async write(path, bytes) {
      await workspace.fs.writeFile(uriOf(path), bytes);
    },
  };
}

function unfitReason(name: string, type: FileType, size: number): string | undefined {
  const isFolder = (type & FileType.Directory) !== 0;
  return isFolder
    ? `${name} is a folder, not a file; rename or delete it.`
    : tooLargeReason(name, size);
}

function kindOf(type: FileType): FolderEntry['kind'] {
  if (type === FileType.File) return 'file';
  return type === FileType.Directory ? 'folder' : 'other';
}
