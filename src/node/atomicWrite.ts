// Writing a file so that it has either its old bytes or all the new ones.

import { access, constants, lstat, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { temporaryPath } from './ownFiles';

/**
 * Puts pieces in a file, texts as UTF-8. Only when all are on disk do they take the place of the
 * old file: where anything fails before, the pieces included, the old file stays and nothing else
 * is left behind. A link is written through to the file that it leads to.
 * @param path anywhere on disk; its folder must exist
 * @throws what the file system or the pieces throw
 */
export async function writeStreamAtomically(
  path: string,
  pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): Promise<void> {
  await replaceFile(await realTarget(path), async (file) => {
    for await (const piece of pieces) await file.writeFile(piece);
  });
}

/**
 * Puts bytes in a file in one step, as `writeStreamAtomically` does.
 * @param target path without links in it
 * @param isWanted asked right before the step: where it says no, the old file stays
 * @returns whether the bytes are in the file
 */
export async function writeBytesAtomically(
  target: string,
  bytes: Uint8Array,
  isWanted = (): Promise<boolean> => Promise.resolve(true),
): Promise<boolean> {
  return replaceFile(target, (file) => file.writeFile(bytes), isWanted);
}

/** The path of the file that a path leads to; of a new file, the path in its real folder. */
export async function realTarget(path: string): Promise<string> {
  const isLink = await lstat(path).then((found) => found.isSymbolicLink(), onlyMissing(false));
  if (isLink) return realpath(path);
  return join(await realpath(dirname(path)), basename(path));
}

async function replaceFile(
  target: string,
  fill: (file: FileHandle) => Promise<void>,
  isWanted = (): Promise<boolean> => Promise.resolve(true),
): Promise<boolean> {
  const mode = await modeToKeep(target);
  const temporary = temporaryPath(target);
  const file = await open(temporary, 'wx');
  try {
    try {
      await fill(file);
      if (mode !== undefined) await file.chmod(mode);
      // Without this a crash could leave the new name with no bytes.
      await file.sync();
    } finally {
      await file.close();
    }
    if (await isWanted()) {
      await rename(temporary, target);
      return true;
    }
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
  await unlink(temporary);
  return false;
}

/** Permission bits of the old file; `undefined` where there is none. */
async function modeToKeep(target: string): Promise<number | undefined> {
  const old = await stat(target).catch(onlyMissing(undefined));
  if (old === undefined) return undefined;
  // A rename would put a plain file in the place of a device or a pipe.
  if (!old.isFile()) throw new Error(`${target} is not a file and is not written to.`);
  // A rename would also go past the protection of a file that may only be read.
  await access(target, constants.W_OK);
  return old.mode & 0o7777;
}

/** What to answer where a path does not exist; every other failure goes on. */
function onlyMissing<T>(answer: T): (error: unknown) => T {
  return (error) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return answer;
    throw error;
  };
}
