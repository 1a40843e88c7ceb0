// The hidden files that this program puts beside what it writes, for moments only.

import { createHash, randomBytes } from 'node:crypto';
import { lstat, readdir, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const PREFIX = '.article-annotator-';
const OWN = /^\.article-annotator-(?:lock-)?[0-9a-f]{16}$/;
// A write takes seconds at most; what is this much older was left by a process that was killed.
const STALE_MILLISECONDS = 10 * 60_000;

/**
 * A new path in the folder of a file, since only there a rename is one step. The name is hidden, so
 * that nobody takes the file for an article, and short, so that it fits where the target's fits.
 */
export function temporaryPath(target: string): string {
  return join(dirname(target), `${PREFIX}${randomBytes(8).toString('hex')}`);
}

/** The path of the lock of a file: the same for everybody who writes it. */
export function lockPath(target: string): string {
  const digest = createHash('sha256').update(basename(target)).digest('hex');
  return join(dirname(target), `${PREFIX}lock-${digest.slice(0, 16)}`);
}

/**
 * Deletes what killed processes left in a folder. Nothing that fails is told, since nothing depends
 * on it.
 * @param written path of a file that was written just now: by its time the ages are told, since the
 *   clock of a network drive may be another than this machine's
 */
export async function deleteStaleFiles(written: string): Promise<void> {
  try {
    const folder = dirname(written);
    const { mtimeMs: now } = await lstat(written);
    for (const name of await readdir(folder)) {
      if (OWN.test(name)) await deleteIfOlder(join(folder, name), now - STALE_MILLISECONDS);
    }
  } catch {
    // The next write tries again.
  }
}

async function deleteIfOlder(path: string, time: number): Promise<void> {
  const found = await lstat(path);
  if (found.isFile() && found.mtimeMs < time) await unlink(path);
}
