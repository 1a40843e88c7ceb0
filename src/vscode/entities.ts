// The lists of entities in force, folder by folder.

import { Disposable, EventEmitter, l10n, Uri, window, workspace } from 'vscode';
import type { Event, LogOutputChannel } from 'vscode';
import type { EntitiesChange } from '../core/entities/changeEntities';
import { ENTITIES_FILE } from '../core/entities/entity';
import type { EntitiesProblem } from '../core/entities/readEntities';
import type { Entity } from '../core/entities/entity';
import { changeEntitiesFile, loadEntities } from '../corpus/entitiesFile';
import type { EntitiesLoad } from '../corpus/entitiesFile';
import { parentOf } from './articleDocument';
import type { HostServices } from './hostServices';
import type { LabelSets } from './labelSets';
import { foldersAbove, watchNamedFile } from './nearestFiles';
import { openDocument } from './openDocument';

/** The list that is in force for a file. */
export interface EntityList {
  readonly file: Uri;
  /** Empty where the file can't be read. */
  readonly entities: readonly Entity[];
  /** Why the file can't be read; empty where it can. */
  readonly problems: readonly EntitiesProblem[];
}

/** What came of a change: the reason is a sentence for a person. */
export type EntitiesSave =
  | { readonly ok: true; readonly file: Uri }
  | { readonly ok: false; readonly file: Uri; readonly reason: string };

export interface Entities {
  dispose(): void;
  /** Fires after a list was read, changed or deleted. */
  readonly onDidChange: Event<undefined>;
  /** Every list that was read so far. */
  readonly lists: readonly EntityList[];
  /** The list in force as far as it is known now; the first call for a folder begins to read it. */
  at(uri: Uri): EntityList | undefined;
  /** The entities of the list in force, where it is known now and can be read. */
  readAt(uri: Uri): readonly Entity[] | undefined;
  /** The list in force for a file, once it is read; `undefined` where there is none. */
  load(uri: Uri): Promise<EntityList | undefined>;
  /**
   * Changes the list in force for a file. Where there is none, it is begun beside the label set, or
   * at the top of the workspace's folder.
   */
  change(uri: Uri, change: EntitiesChange): Promise<EntitiesSave>;
}

const NOTHING: EntitiesLoad = { kind: 'none' };

export function entities(
  labelSets: LabelSets,
  host: HostServices,
  log: LogOutputChannel,
): Entities {
  const changed = new EventEmitter<undefined>();
  /** What the folders that were looked at have, by address. */
  const folders = new Map<string, EntitiesLoad>();
  /** The read of a folder that was begun last. */
  const reading = new Map<string, Promise<EntitiesLoad>>();

  const put = (folder: Uri, load: EntitiesLoad): void => {
    const key = folder.toString();
    const before = folders.get(key);
    folders.set(key, load);
    // The first read of an empty folder counts: whoever waits must look in the one above.
    if (JSON.stringify(before) !== JSON.stringify(load)) changed.fire(undefined);
  };

  const read = (folder: Uri): Promise<EntitiesLoad> => {
    const key = folder.toString();
    files.follow(folder);
    const begun = loadEntities(host.openFolder(folder), '').catch((error: unknown) => {
      log.error(error instanceof Error ? error : String(error));
      return NOTHING;
    });
    reading.set(key, begun);
    return begun.then((load) => {
      // A read that was begun later knows better.
      if (reading.get(key) === begun) put(folder, load);
      return load;
    });
  };

  /** What a folder has as far as it is known; where it is not, it is read for the next time. */
  const known = (folder: Uri): EntitiesLoad | undefined => {
    const key = folder.toString();
    if (!folders.has(key) && !reading.has(key)) void read(folder);
    return folders.get(key);
  };

  const files = watchNamedFile(ENTITIES_FILE, (file) => {
    const folder = parentOf(file);
    if (reading.has(folder.toString())) void read(folder);
  });

  const rereadAll = (): void => {
    for (const folder of folders.keys()) void read(Uri.parse(folder));
  };
  const subscriptions = Disposable.from(
    changed,
    files,
    workspace.onDidChangeWorkspaceFolders(rereadAll),
    // Not every file system tells of changes; coming back to the window is a good moment to look.
    window.onDidChangeWindowState(({ focused }) => {
      if (focused) rereadAll();
    }),
  );

  /** Always reads, since not every file system tells of changes. */
  const load = async (uri: Uri): Promise<EntityList | undefined> => {
    for (const folder of foldersAbove(uri)) {
      const found = await read(folder);
      if (found.kind !== 'none') return listIn(folder, found);
    }
    return undefined;
  };

  /** Where a new list goes. */
  const placeOfNew = async (uri: Uri): Promise<Uri> => {
    const labels = await labelSets.fileFor(uri);
    return labels ? parentOf(labels) : (workspace.getWorkspaceFolder(uri)?.uri ?? parentOf(uri));
  };

  return {
    onDidChange: changed.event,
    get lists() {
      return [...folders].flatMap(([key, found]) =>
        found.kind === 'none' ? [] : [listIn(Uri.parse(key), found)],
      );
    },
    at(uri) {
      for (const folder of foldersAbove(uri)) {
        const found = known(folder);
        // A nearer list may be there still; who listens hears of it.
        if (!found) return undefined;
        if (found.kind !== 'none') return listIn(folder, found);
      }
      return undefined;
    },
    load,
    readAt(uri) {
      const list = this.at(uri);
      return list?.problems.length === 0 ? list.entities : undefined;
    },
    async change(uri, change) {
      const list = await load(uri);
      const folder = list ? parentOf(list.file) : await placeOfNew(uri);
      const file = Uri.joinPath(folder, ENTITIES_FILE);
      if (openDocument(file)?.isDirty) {
        const reason = l10n.t('{0} has unsaved changes; save or revert it first.', ENTITIES_FILE);
        return { ok: false, file, reason };
      }
      try {
        const found = await changeEntitiesFile(host.openFolder(folder), '', change);
        put(folder, found);
        const [problem] = found.kind === 'unreadable' ? found.problems : [];
        return problem ? { ok: false, file, reason: reasonOf(problem) } : { ok: true, file };
      } catch (error) {
        log.error(error instanceof Error ? error : String(error));
        return { ok: false, file, reason: error instanceof Error ? error.message : String(error) };
      }
    },
    dispose() {
      subscriptions.dispose();
    },
  };
}

function listIn(folder: Uri, found: Exclude<EntitiesLoad, { kind: 'none' }>): EntityList {
  const file = Uri.joinPath(folder, ENTITIES_FILE);
  return found.kind === 'read'
    ? { file, entities: found.entities, problems: [] }
    : { file, entities: [], problems: found.problems };
}

function reasonOf({ line, column, message }: EntitiesProblem): string {
  return l10n.t(
    '{0} can’t be read and is left as it is. Line {1}, column {2}: {3}',
    ENTITIES_FILE,
    line,
    column,
    message,
  );
}
