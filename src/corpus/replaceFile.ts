// Replacing a file only where it still is what was read.

import type { FileSystem } from './fileSystem';

/**
 * Puts bytes in a file that still has the expected ones (`undefined`: no file is there). A host
 * without a means for that looks once more right before it writes.
 * @returns false where the file has other bytes; then nothing was written
 */
export async function replaceFile(
  fs: FileSystem,
  path: string,
  expected: Uint8Array | undefined,
  bytes: Uint8Array,
): Promise<boolean> {
  if (fs.replace) return fs.replace(path, expected, bytes);
  if (!sameBytes(await fs.read(path), expected)) return false;
  await fs.write(path, bytes);
  return true;
}

/** True where two files, each of which may not be there, hold the same. */
export function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
