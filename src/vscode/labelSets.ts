// The label sets in force, folder by folder.

import { Disposable, EventEmitter, Uri, window, workspace } from 'vscode';
import type { Event, LogOutputChannel } from 'vscode';
import type { LabelSetProblem } from '../core/labelSet/problem';
import { DEFAULT_LABEL_SET, UNREADABLE_LABEL_SET } from '../core/model/labelSet';
import type { LabelSet } from '../core/model/labelSet';
import { nameOf } from '../corpus/fileSystem';
import { LABEL_SET_FILE, loadLabelSet } from '../corpus/labelSetFile';
import type { LabelSetLoad } from '../corpus/labelSetFile';
import { parentOf } from './articleDocument';
import type { HostServices } from './hostServices';
import { foldersAbove, watchNamedFile } from './nearestFiles';

/** A label set's file that can't be read whole. */
export interface UnreadableLabelSet {
  readonly file: Uri;
  /** At least one. */
  readonly problems: readonly LabelSetProblem[];
  /** True where the labels that it had before are still in force. */
  readonly hasLastGood: boolean;
}

export interface LabelSets {
  dispose(): void;
  /** Fires after a label set was read, changed or deleted. */
  readonly onDidChange: Event<undefined>;
  /**
   * The label set in force for a file: of the nearest folder upwards in its workspace folder that
   * has one. Until that was read the built-in one; where it can't be read, what it said last.
   */
  at(uri: Uri): LabelSet;
  /** As `at`, once it was read. */
  load(uri: Uri): Promise<LabelSet>;
  /** The file of the label set in force for a file; `undefined` for the built-in one. */
  fileFor(uri: Uri): Promise<Uri | undefined>;
  /** Reads a label set's file again: to be called where it was just written. */
  reread(file: Uri): Promise<void>;
  /** Those in force that can't be read whole. */
  readonly unreadable: readonly UnreadableLabelSet[];
}

/** What is known of a folder's own label set. */
interface Folder {
  readonly uri: Uri;
  load?: LabelSetLoad;
  /** What the file said when it could be read last. */
  lastGood?: LabelSet;
  /** Reads that are under way, one after the other. */
  reading?: Promise<void>;
}

export function labelSets(host: HostServices, log: LogOutputChannel): LabelSets {
  const changed = new EventEmitter<undefined>();
  const folders = new Map<string, Folder>();
  /** What is in force by folder, so that it is the same object until something changes. */
  const inForce = new Map<string, LabelSet>();

  const folderAt = (uri: Uri): Folder => {
    const key = uri.toString();
    const known = folders.get(key) ?? { uri };
    folders.set(key, known);
    return known;
  };

  const readNow = async (folder: Folder): Promise<void> => {
    const before = folder.load;
    folder.load = await loadLabelSet(host.openFolder(folder.uri), LABEL_SET_FILE).catch(
      (error: unknown): LabelSetLoad => {
        log.error(error instanceof Error ? error : String(error));
        return { kind: 'none' };
      },
    );
    if (isSame(before, folder.load)) {
      if (before) folder.load = before;
      return;
    }
    if (folder.load.kind === 'read') folder.lastGood = folder.load.labelSet;
    if (folder.load.kind === 'none') delete folder.lastGood;
    inForce.clear();
    if (before !== undefined || folder.load.kind !== 'none') changed.fire(undefined);
  };
  const read = (folder: Folder): Promise<void> => {
    folder.reading = (folder.reading ?? Promise.resolve()).then(() => readNow(folder));
    return folder.reading;
  };

  /** The nearest folder that has a label set, as far as that is known. */
  const nearest = (uri: Uri): Folder | 'none' | 'unknown' => {
    for (const folder of foldersAbove(uri).map(folderAt)) {
      if (!folder.load) return 'unknown';
      if (folder.load.kind !== 'none') return folder;
    }
    return 'none';
  };

  const load = async (uri: Uri): Promise<void> => {
    files.follow(parentOf(uri));
    for (const folder of foldersAbove(uri).map(folderAt)) {
      await (folder.load ? undefined : (folder.reading ?? read(folder)));
      if (folder.load?.kind !== 'none') return;
    }
  };

  const at = (uri: Uri): LabelSet => {
    const key = parentOf(uri).toString();
    const known = inForce.get(key);
    if (known) return known;
    const folder = nearest(uri);
    if (folder === 'unknown') {
      void load(uri);
      return DEFAULT_LABEL_SET;
    }
    const found = folder === 'none' ? DEFAULT_LABEL_SET : labelSetOf(folder);
    inForce.set(key, found);
    return found;
  };

  const reread = async (file: Uri): Promise<void> => {
    if (nameOf(file.path) !== LABEL_SET_FILE) return;
    const folder = folders.get(parentOf(file).toString());
    if (folder) await read(folder);
  };
  const rereadAll = (): void => {
    for (const folder of folders.values()) void read(folder);
  };

  const files = watchNamedFile(LABEL_SET_FILE, (file) => void reread(file));
  const subscriptions = Disposable.from(
    changed,
    files,
    workspace.onDidSaveTextDocument(({ uri }) => {
      void reread(uri);
    }),
    workspace.onDidChangeWorkspaceFolders(() => {
      inForce.clear();
      rereadAll();
      changed.fire(undefined);
    }),
    // Not every file system tells of changes; coming back to the window is a good moment to look.
    window.onDidChangeWindowState(({ focused }) => {
      if (focused) rereadAll();
    }),
  );

  return {
    onDidChange: changed.event,
    at,
    async load(uri) {
      await load(uri);
      return at(uri);
    },
    async fileFor(uri) {
      await load(uri);
      const folder = nearest(uri);
      return typeof folder === 'string' ? undefined : fileOf(folder);
    },
    reread,
    get unreadable() {
      return [...folders.values()].flatMap((folder) =>
        folder.load?.kind === 'unreadable'
          ? {
              file: fileOf(folder),
              problems: folder.load.problems,
              hasLastGood: folder.lastGood !== undefined,
            }
          : [],
      );
    },
    dispose() {
      subscriptions.dispose();
    },
  };
}

function labelSetOf({ load, lastGood }: Folder): LabelSet {
  if (load?.kind === 'read') return load.labelSet;
  return lastGood ?? UNREADABLE_LABEL_SET;
}

function fileOf({ uri }: Folder): Uri {
  return Uri.joinPath(uri, LABEL_SET_FILE);
}

function isSame(a: LabelSetLoad | undefined, b: LabelSetLoad): boolean {
  if (a?.kind !== b.kind) return false;
  return a.kind === 'read' && b.kind === 'read'
    ? a.text === b.text
    : JSON.stringify(a) === JSON.stringify(b);
}
