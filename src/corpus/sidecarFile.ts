// Reading and saving one sidecar on a file system.

import { mergeSidecars } from '../core/sidecar/merge';
import type { MergeConflict } from '../core/sidecar/merge';
import type { SidecarProblem } from '../core/sidecar/problem';
import { readSidecar } from '../core/sidecar/read';
import type { SidecarFile } from '../core/sidecar/read';
import type { Sidecar } from '../core/sidecar/sidecar';
import { writeSidecar } from '../core/sidecar/write';
import { decodeUtf8, encodeUtf8 } from '../core/text/utf8';
import type { FileSystem } from './fileSystem';

/** A sidecar as it was on disk when it was read or written last. */
export interface StoredSidecar extends SidecarFile {
  /** The file's text. */
  readonly text: string;
}

/** What was found where a sidecar is looked for. */
export type SidecarLoad =
  | { readonly kind: 'none' }
  | { readonly kind: 'stored'; readonly stored: StoredSidecar }
  | { readonly kind: 'unreadable'; readonly problems: readonly SidecarProblem[] };

/** What came of a save. */
export type SidecarSave =
  | {
      readonly kind: 'saved';
      readonly stored: StoredSidecar;
      /** True where the file had changed on disk and both sides were merged. */
      readonly merged: boolean;
      readonly conflicts: readonly MergeConflict[];
    }
  | { readonly kind: 'unreadable'; readonly problems: readonly SidecarProblem[] };

/** Reads the sidecar at a path. Rejects only where the file system fails. */
export async function loadSidecar(fs: FileSystem, path: string): Promise<SidecarLoad> {
  const bytes = await fs.read(path);
  if (bytes === undefined) return { kind: 'none' };
  const text = decodeUtf8(bytes);
  if (text === undefined) return { kind: 'unreadable', problems: [NOT_UTF8] };
  const reading = readSidecar(text);
  return reading.ok
    ? { kind: 'stored', stored: { ...reading.file, text } }
    : { kind: 'unreadable', problems: reading.problems };
}

/**
 * Saves what a sidecar shall say. The file is read again first: where it changed since `base`, the
 * two sides are merged by id; where it can't be read whole, nothing is written; where its bytes
 * would stay the same, nothing is written either. Callers save one file one save at a time.
 * @param base the sidecar as it was read or written last; `undefined` where there was none
 */
export async function saveSidecar(
  fs: FileSystem,
  path: string,
  base: StoredSidecar | undefined,
  mine: Sidecar,
): Promise<SidecarSave> {
  const load = await loadSidecar(fs, path);
  if (load.kind === 'unreadable') return load;
  const disk = load.kind === 'stored' ? load.stored : undefined;
  // A file that somebody deleted is written anew with all that is in memory.
  const changed = disk !== undefined && disk.text !== base?.text;
  const { merged, conflicts } = changed
    ? mergeSidecars(base?.sidecar ?? emptyOf(mine), mine, disk.sidecar)
    : { merged: mine, conflicts: [] };
  const text = writeSidecar(merged, disk?.text);
  if (text !== disk?.text) await fs.write(path, encodeUtf8(text));
  const reading = readSidecar(text);
  if (!reading.ok) throw new Error('The sidecar that was written does not read back.');
  return { kind: 'saved', stored: { ...reading.file, text }, merged: changed, conflicts };
}

const NOT_UTF8: SidecarProblem = {
  line: 1,
  column: 1,
  rule: 'sidecar/yaml',
  message: 'The file is not UTF-8 text; save it as UTF-8.',
};

function emptyOf({ article }: Sidecar): Sidecar {
  return { article, status: 'todo', attributes: {}, annotations: [], relations: [] };
}
