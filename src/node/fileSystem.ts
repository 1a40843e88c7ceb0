// The corpus' file system over Node's, in one folder of the disk.

import { readdir, realpath } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import { dirname, join } from 'node:path';
import { UnfitFileError } from '../corpus/fileSystem';
import type { FileSystem, FolderEntry } from '../corpus/fileSystem';
import { sameBytes } from '../corpus/replaceFile';
import { realTarget, writeBytesAtomically } from './atomicWrite';
import { withFileLock } from './fileLock';
import { isInside } from './inside';
import { deleteStaleFiles } from './ownFiles';
import { plainError } from './plainError';
import { readRegularFile } from './readFile';

/**
 * A folder of the disk. Writes are atomic; a link is read and written through only where its file
 * is in the folder too. Paths that could lead out of the folder are refused.
 * @param root path of the folder
 */
export function nodeFileSystem(root: string): Required<FileSystem> {
  // Folders from which what killed processes left was taken away: once is enough.
  const tidied = new Set<string>();
  const tidy = async (written: string): Promise<void> => {
    const folder = dirname(written);
    if (tidied.has(folder)) return;
    tidied.add(folder);
    await deleteStaleFiles(written);
  };
  const targetOf = async (path: string): Promise<string> => {
    const target = await realTarget(diskPath(root, path));
    if (isInside(await realpath(root), target)) return target;
    throw new UnfitFileError(`${path} leads out of its folder and is not written to.`);
  };

  return {
    async list(folder) {
      const entries = await readdir(diskPath(root, folder), { withFileTypes: true });
      // A name that `read` would refuse is not shown, so that nobody tries.
      const named = entries.filter(({ name }) => isPlainName(name));
      return named.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
    },
    async read(path) {
      try {
        const target = await realpath(diskPath(root, path));
        if (!isInside(await realpath(root), target)) throw new UnfitFileError(leadsOut(path));
        return await readRegularFile(target, path);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'ENOENT') return undefined;
        if (code === 'ELOOP') throw new UnfitFileError(`${path} is a link to itself; delete it.`);
        throw error;
      }
    },
    async write(path, bytes) {
      const target = await targetOf(path);
      await writeBytesAtomically(target, bytes);
      await tidy(target);
    },
    async replace(path, expected, bytes) {
      try {
        const target = await targetOf(path);
        const isExpected = async (): Promise<boolean> =>
          sameBytes(await bytesOf(target, path), expected);
        const isDone = await withFileLock(target, async (isStillMine) => {
          if (!(await isExpected())) return false;
          // Asked again right before the step, since not everybody knows of the lock: git does not.
          const isWanted = async (): Promise<boolean> =>
            (await isStillMine()) && (await isExpected());
          return writeBytesAtomically(target, bytes, isWanted);
        });
        if (isDone) await tidy(target);
        return isDone;
      } catch (error) {
        throw plainError(error);
      }
    },
  };
}

/** The bytes of a file; `undefined` where there is none. */
async function bytesOf(target: string, name: string): Promise<Uint8Array | undefined> {
  return readRegularFile(target, name).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
}

function leadsOut(path: string): string {
  return `${path} is a link out of its folder and is not read; put the file itself there, or delete the link.`;
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
