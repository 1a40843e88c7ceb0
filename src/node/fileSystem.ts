// The corpus' file system over Node's, in one folder of the disk.

import { readdir, readFile, realpath } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import type { FileSystem, FolderEntry } from '../corpus/fileSystem';
import { realTarget, writeBytesAtomically } from './atomicWrite';
import { isInside } from './inside';

/**
 * A folder of the disk. Writes are atomic; a link is written through only where its file is in the
 * folder too. Paths that could lead out of the folder are refused.
 * @param root path of the folder
 */
export function nodeFileSystem(root: string): FileSystem {
  return {
    async list(folder) {
      const entries = await readdir(diskPath(root, folder), { withFileTypes: true });
      // A name that `read` would refuse is not shown, so that nobody tries.
      const named = entries.filter(({ name }) => isPlainName(name));
      return named.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
    },
    async read(path) {
      try {
        return await readFile(diskPath(root, path));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async write(path, bytes) {
      const target = await realTarget(diskPath(root, path));
      if (!isInside(await realpath(root), target)) {
        throw new Error(`${path} leads out of its folder and is not written to.`);
      }
      await writeBytesAtomically(target, bytes);
    },
  };
}

/** @throws Error where a path is not one of the port's: relative, with `/`, without `..` */
function diskPath(root: string, path: string): string {
  const parts = path === '' ? [] : path.split('/');
  if (parts.some((part) => !isPlainName(part))) {
    throw new Error(`${JSON.stringify(path)} is not a path in the folder.`);
  }
  return join(root, ...parts);
}

/**
 * True where a name means one thing on every system: on Windows a backslash parts folders and a
 * colon names a drive or a hidden stream.
 */
function isPlainName(name: string): boolean {
  if (name === '' || name === '.' || name === '..') return false;
  return !/[\0\\]/.test(name) && !(process.platform === 'win32' && name.includes(':'));
}

function kindOf(entry: Dirent): FolderEntry['kind'] {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}
