// Reading and changing a corpus' list of entities on a file system.

import type { EntitiesChange } from '../core/entities/changeEntities';
import { ENTITIES_FILE } from '../core/entities/entity';
import type { Entity } from '../core/entities/entity';
import { readEntities } from '../core/entities/readEntities';
import type { EntitiesProblem, EntitiesReading } from '../core/entities/readEntities';
import { updateEntities, writeEntities } from '../core/entities/writeEntities';
import { encodeUtf8 } from '../core/text/utf8';
import type { FileSystem } from './fileSystem';
import { nearestFolder } from './nearestFolder';
import { readFitText } from './readFit';
import { replaceFile } from './replaceFile';
import { join } from './walk';

/** What was found where a list is looked for. */
export type EntitiesLoad = { readonly kind: 'none' } | EntitiesFound;

/** A list that is there, whether it can be read or not. */
export type EntitiesFound =
  | { readonly kind: 'read'; readonly entities: readonly Entity[] }
  | { readonly kind: 'unreadable'; readonly problems: readonly EntitiesProblem[] };

// Each try that fails means that somebody else's write was done, so this many are never needed.
const MOST_TRIES = 20;

/** Reads the list in a folder. Rejects only where the file system fails. */
export async function loadEntities(fs: FileSystem, folder: string): Promise<EntitiesLoad> {
  const { bytes, reading } = await read(fs, join(folder, ENTITIES_FILE));
  if (reading && !reading.ok) return { kind: 'unreadable', problems: reading.problems };
  if (bytes === undefined || !reading) return { kind: 'none' };
  return { kind: 'read', entities: reading.entities };
}

/**
 * Changes the list in a folder, or begins it. The file is read again first, and nothing is written
 * where it can't be read whole or says it already.
 */
export async function changeEntitiesFile(
  fs: FileSystem,
  folder: string,
  change: EntitiesChange,
): Promise<EntitiesFound> {
  const path = join(folder, ENTITIES_FILE);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { bytes, text = '', reading } = await read(fs, path);
    if (reading && !reading.ok) return { kind: 'unreadable', problems: reading.problems };
    const before = reading?.entities ?? [];
    const entities = change(before);
    const next = reading ? updateEntities(text, before, entities) : writeEntities(entities);
    const isDone = next === text || (await replaceFile(fs, path, bytes, encodeUtf8(next)));
    if (isDone) return { kind: 'read', entities };
  }
  throw new Error(`Another program writes ${ENTITIES_FILE} all the time; see what it is.`);
}

/** The lists of a corpus, each read once. */
export interface CorpusEntityLists {
  /**
   * The list in force for a file: of the nearest folder upwards that has one. `undefined` where
   * there is none, or where it can't be read.
   */
  at(path: string): Promise<readonly Entity[] | undefined>;
}

/** @param onUnreadable called once for each list that can't be read whole */
export function corpusEntityLists(
  fs: FileSystem,
  onUnreadable: (path: string, problems: readonly EntitiesProblem[]) => void,
): CorpusEntityLists {
  const at = nearestFolder<readonly Entity[] | undefined>(async (folder) => {
    const load = await loadEntities(fs, folder);
    if (load.kind === 'none') return undefined;
    if (load.kind === 'read') return { value: load.entities };
    onUnreadable(join(folder, ENTITIES_FILE), load.problems);
    return { value: undefined };
  }, undefined);
  return { at };
}

interface ReadFile {
  readonly bytes?: Uint8Array | undefined;
  readonly text?: string;
  /** Absent where no file is there. */
  readonly reading?: EntitiesReading;
}

async function read(fs: FileSystem, path: string): Promise<ReadFile> {
  const { bytes, text, unfit } = await readFitText(fs, path);
  if (unfit !== undefined) return { bytes, reading: unreadable(unfit) };
  if (text === undefined) return {};
  return { bytes, text, reading: readEntities(text) };
}

function unreadable(message: string): EntitiesReading {
  return { ok: false, problems: [{ line: 1, column: 1, message }] };
}
