// Going through the folders of a corpus.

import { throwIfCancelled } from './fileSystem';
import type { Cancellation, FileSystem, FolderEntry } from './fileSystem';

/** Folders that hold no articles. */
const SKIPPED = new Set(['node_modules']);

/** A folder and what is in it, but for folders and hidden entries. */
export interface WalkedFolder {
  readonly folder: string;
  readonly entries: readonly FolderEntry[];
}

/**
 * Every folder of a corpus in turn, in any order. Hidden folders are passed over, and links to
 * folders are not followed.
 * @throws CancelledError
 */
export async function* walk(
  fs: FileSystem,
  cancellation?: Cancellation,
): AsyncGenerator<WalkedFolder, void> {
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    throwIfCancelled(cancellation);
    const entries = (await fs.list(folder)).filter(({ name }) => !name.startsWith('.'));
    yield { folder, entries: entries.filter(({ kind }) => kind !== 'folder') };
    for (const { name, kind } of entries) {
      if (kind === 'folder' && !SKIPPED.has(name)) waiting.push(join(folder, name));
    }
  }
}

/** Path of something in a folder. */
export function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
