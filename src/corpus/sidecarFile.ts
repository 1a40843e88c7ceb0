// Reading and saving one sidecar on a file system.

import { mergeSidecars } from '../core/sidecar/merge';
import type { Conflict } from '../core/model/conflict';
import type { SidecarProblem } from '../core/sidecar/problem';
import { readSidecar } from '../core/sidecar/read';
import type { SidecarText } from '../core/sidecar/read';
import type { Sidecar } from '../core/sidecar/sidecar';
import { rewriteSidecar } from '../core/sidecar/write';
import { decodeUtf8, encodeUtf8 } from '../core/text/utf8';
import type { FileSystem } from './fileSystem';
import { readFit } from './readFit';
import { replaceFile } from './replaceFile';

/** A sidecar as it was on disk when it was read or written last. */
export type StoredSidecar = SidecarText;

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
      readonly conflicts: readonly Conflict[];
    }
  | { readonly kind: 'unreadable'; readonly problems: readonly SidecarProblem[] };

// Each try that fails means that somebody else's write was done, so this many are never needed.
const MOST_TRIES = 200;

/** Reads the sidecar at a path. Rejects only where the file system fails. */
export async function loadSidecar(fs: FileSystem, path: string): Promise<SidecarLoad> {
  return (await loadBytes(fs, path)).load;
}

/**
 * Saves what a sidecar shall say. The file is read again first: where it changed since `base`, the
 * two sides are merged by id; where it can't be read whole, nothing is written; where its bytes
 * would stay the same, nothing is written either. Where somebody else writes the file between that
 * reading and the writing, it all begins again.
 * @param base the sidecar as it was read or written last; `undefined` where there was none
 */
export async function saveSidecar(
  fs: FileSystem,
  path: string,
  base: StoredSidecar | undefined,
  mine: Sidecar,
): Promise<SidecarSave> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { bytes, load } = await loadBytes(fs, path, base);
    if (load.kind === 'unreadable') return load;
    const disk = load.kind === 'stored' ? load.stored : undefined;
    // A file that somebody deleted is written anew with all that is in memory.
    const changed = disk !== undefined && disk.text !== base?.text;
    const { merged, conflicts } = changed
      ? mergeSidecars(base?.sidecar ?? emptyOf(mine), mine, disk.sidecar)
      : { merged: mine, conflicts: [] };
    const stored = rewriteSidecar(merged, disk);
    const isDone =
      stored.text === disk?.text || (await replaceFile(fs, path, bytes, encodeUtf8(stored.text)));
    if (isDone) return { kind: 'saved', stored, merged: changed, conflicts };
  }
  throw new Error('Another program writes the sidecar all the time; see what it is and stop it.');
}

interface LoadedBytes {
  readonly bytes: Uint8Array | undefined;
  readonly load: SidecarLoad;
}

/** @param known what the file may still hold: then it need not be parsed again */
async function loadBytes(
  fs: FileSystem,
  path: string,
  known?: StoredSidecar,
): Promise<LoadedBytes> {
  const { bytes, unfit } = await readFit(fs, path);
  if (unfit !== undefined) {
    return { bytes, load: { kind: 'unreadable', problems: [unfitFile(unfit)] } };
  }
  if (bytes === undefined) return { bytes, load: { kind: 'none' } };
  const text = decodeUtf8(bytes);
  if (text === undefined) return { bytes, load: { kind: 'unreadable', problems: [NOT_UTF8] } };
  if (text === known?.text) return { bytes, load: { kind: 'stored', stored: known } };
  const reading = readSidecar(text);
  const load: SidecarLoad = reading.ok
    ? { kind: 'stored', stored: reading.file }
    : { kind: 'unreadable', problems: reading.problems };
  return { bytes, load };
}

function unfitFile(message: string): SidecarProblem {
  return { line: 1, column: 1, rule: 'sidecar/file', message };
}

const NOT_UTF8: SidecarProblem = {
  line: 1,
  column: 1,
  rule: 'sidecar/yaml',
  message: 'The file is not UTF-8 text; save it as UTF-8.',
};

/** A sidecar of the same article that says nothing: the base where none was ever read. */
export function emptyOf({ article }: Sidecar): Sidecar {
  return { article, status: 'todo', attributes: {}, annotations: [], relations: [] };
}
