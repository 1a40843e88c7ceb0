// Writing a folder of files so that it is there whole or not at all.

import { appendFile, mkdir, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { temporaryPath } from './ownFiles';

/** A part of a file, after the earlier parts of the same path. */
interface Piece {
  /** Relative, with `/`. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

// Bytes that are held back, so that many small pieces are not as many writes.
const HELD_BACK = 1_000_000;

/**
 * Puts pieces in the files of a new folder. Only when all are on disk does the folder get its name:
 * where anything fails before, the pieces included, what was there stays and nothing else is left
 * behind.
 * @param folder absolute path; the folder above it must exist
 * @param mayReplace replaces a folder that is there; else only an empty one
 * @throws what the file system or the pieces throw
 */
export async function writeFolderAtomically(
  folder: string,
  pieces: AsyncIterable<Piece>,
  mayReplace: boolean,
): Promise<void> {
  const temporary = temporaryPath(folder);
  await mkdir(temporary);
  try {
    await writePieces(temporary, pieces);
    if (mayReplace) await replaceFolder(folder, temporary);
    else {
      await removeEmpty(folder);
      await rename(temporary, folder);
    }
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}

async function writePieces(folder: string, pieces: AsyncIterable<Piece>): Promise<void> {
  const held = new Map<string, Uint8Array[]>();
  const made = new Set([folder]);
  let size = 0;
  const write = async (): Promise<void> => {
    for (const [path, parts] of held) {
      const file = join(folder, ...path.split('/'));
      if (!made.has(dirname(file))) await mkdir(dirname(file), { recursive: true });
      made.add(dirname(file));
      await appendFile(file, Buffer.concat(parts), { flush: true });
    }
    held.clear();
    size = 0;
  };
  for await (const { path, content } of pieces) {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    const parts = held.get(path);
    if (parts) parts.push(bytes);
    else held.set(path, [bytes]);
    size += bytes.length;
    if (size > HELD_BACK) await write();
  }
  await write();
}

/** Takes the old folder away only when the new one has its place. */
async function replaceFolder(folder: string, temporary: string): Promise<void> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  if (!isThere) return rename(temporary, folder);
  const old = temporaryPath(folder);
  await rename(folder, old);
  try {
    await rename(temporary, folder);
  } catch (error) {
    await rename(old, folder);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

/** Removes a folder without anything in it, since not every system renames over one. */
async function removeEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  if (names?.length === 0) await rmdir(folder);
}
