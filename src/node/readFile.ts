// Reading a file that may be none: what a hostile folder has must neither hang nor flood.

import { constants, lstat, open } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { tooLargeReason, UnfitFileError } from '../corpus/fileSystem';

// Opening a pipe without this waits until somebody writes to it. Windows has neither flag.
const FLAGS =
  constants.O_RDONLY |
  ((constants.O_NONBLOCK as number | undefined) ?? 0) |
  ((constants.O_NOFOLLOW as number | undefined) ?? 0);

/**
 * The bytes of a regular file.
 * @param target path without links in it
 * @param name what messages call the file
 * @throws UnfitFileError for everything but a file, and for one that is too large
 */
export async function readRegularFile(target: string, name: string): Promise<Uint8Array> {
  // Looked at before it is opened, since opening a device can do something.
  refuseUnfit(await lstat(target), name);
  const file = await open(target, FLAGS);
  try {
    refuseUnfit(await file.stat(), name);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function refuseUnfit(found: Stats, name: string): void {
  if (found.isDirectory()) {
    throw new UnfitFileError(`${name} is a folder, not a file; rename or delete it.`);
  }
  if (!found.isFile()) {
    throw new UnfitFileError(`${name} is a pipe, a device or a link, not a file; delete it.`);
  }
  const large = tooLargeReason(name, found.size);
  if (large !== undefined) throw new UnfitFileError(large);
}
