// All layers of the workspace: of open articles from memory, of all others from their sidecars.

import { Disposable, EventEmitter, Location, Uri, workspace } from 'vscode';
import type { Event, LogOutputChannel } from 'vscode';
import { hull } from '../core/model/annotation';
import { isSidecarName } from '../core/sidecar/sidecar';
import { lineIndex } from '../core/text/lines';
import { CancelledError, nameOf } from '../corpus/fileSystem';
import { placeLayer } from '../corpus/placedLayer';
import { ownerOf } from '../corpus/sidecars';
import { readLayer, readLayers } from '../corpus/storedLayers';
import type { KnownAnnotation, StoredLayer } from '../corpus/storedLayers';
import { parentOf, rangeOf } from './articleDocument';
import type { ArticleStore, OpenArticle } from './articleStore';
import type { HostServices } from './hostServices';
import { watchDeletedFolders, watchFiles } from './watchFiles';

/** One annotator's annotations of one article, open or not. */
export interface CorpusLayer {
  readonly article: Uri;
  readonly sidecar: Uri;
  /** Absent for the layer that has no name, which the editor works on. */
  readonly annotator?: string;
  /** In the order of the text, those that are not found in it among them or after them. */
  readonly annotations: readonly KnownAnnotation[];
  /** False where the sidecar can't be read whole, so that nothing may be written to it. */
  readonly isWhole: boolean;
  readonly isOpen: boolean;
}

/** What became of the corpus. */
export interface CorpusChange {
  /** Layers that are new or say something else. */
  readonly changed: readonly CorpusLayer[];
  /** Sidecars that are gone. */
  readonly gone: readonly Uri[];
}

export interface CorpusIndex {
  dispose(): void;
  /** Fires after layers were read, edited or deleted. */
  readonly onDidChange: Event<CorpusChange>;
  /** The layers that are known now: those of open articles, and all once they were read. */
  readonly known: readonly CorpusLayer[];
  /**
   * All layers of the workspace and of open articles, sorted by sidecar. The first call reads the
   * sidecars from disk, later ones cost nothing. Rejects where a folder can't be read.
   */
  layers(): Promise<readonly CorpusLayer[]>;
  /**
   * The same, read from disk anew: for what must miss no sidecar, since not every file system tells
   * of changes, and no system of those that are undone at once.
   */
  layersOnDisk(): Promise<readonly CorpusLayer[]>;
  /**
   * Where annotations of a layer are now, by id. Those that are not in the article for certain are
   * left out; the article and the sidecar are read for it where they are not open.
   */
  locate(layer: CorpusLayer): Promise<ReadonlyMap<string, Location>>;
}

// A branch that is checked out changes many sidecars in one moment.
const GATHER_MILLISECONDS = 100;

export function corpusIndex(
  store: ArticleStore,
  host: HostServices,
  log: LogOutputChannel,
): CorpusIndex {
  const changed = new EventEmitter<CorpusChange>();
  const cancellation = { isCancellationRequested: false };
  /** By the sidecar's address. */
  const layers = new Map<string, CorpusLayer>();
  /** What open articles said when they were last looked at. */
  const followed = new Map<string, unknown>();
  const waiting = new Map<string, Uri>();
  let timer: unknown;
  /** The first reading of everything; absent until somebody asks. */
  let reading: Promise<void> | undefined;

  const isOpen = (sidecar: Uri): boolean =>
    store.articles.some((article) => article.sidecar.toString() === sidecar.toString());

  const sorted = (): readonly CorpusLayer[] => [...layers.values()].sort(bySidecar);
  const put = (layer: CorpusLayer): void => {
    layers.set(layer.sidecar.toString(), layer);
  };
  const drop = (sidecar: Uri): boolean => layers.delete(sidecar.toString());

  const follow = (article: OpenArticle): void => {
    const { layer, persistence } = article.session.state;
    if (persistence.kind === 'loading') return;
    const isWhole = persistence.kind !== 'unreadable';
    const key = article.sidecar.toString();
    const says = isWhole ? layer : persistence;
    if (followed.get(key) === says && layers.get(key)?.isOpen) return;
    followed.set(key, says);
    const next: CorpusLayer = {
      article: article.uri,
      sidecar: article.sidecar,
      annotations: isWhole ? [...layer.annotations, ...layer.orphans] : [],
      isWhole,
      isOpen: true,
    };
    put(next);
    changed.fire({ changed: [next], gone: [] });
  };

  const readFolder = async (folder: Uri): Promise<readonly CorpusLayer[]> => {
    const isWanted = (path: string): boolean => !isOpen(Uri.joinPath(folder, path));
    const stored = await readLayers(host.openFolder(folder), isWanted, cancellation);
    // An article that was opened in the meantime says more than its file did.
    return stored.map((layer) => layerIn(folder, layer)).filter(({ sidecar }) => !isOpen(sidecar));
  };

  const readAll = async (): Promise<void> => {
    const before = [...layers.values()];
    for (const { uri } of workspace.workspaceFolders ?? []) {
      const read = await readFolder(uri);
      read.forEach(put);
      changed.fire({ changed: read, gone: [] });
    }
    // What was known and was neither read nor opened since is not there any more.
    const gone = before
      .filter((layer) => !layer.isOpen && layers.get(layer.sidecar.toString()) === layer)
      .map(({ sidecar }) => sidecar);
    gone.forEach(drop);
    if (gone.length > 0) changed.fire({ changed: [], gone });
  };

  const start = (): Promise<void> => {
    reading ??= readAll().catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
    return reading;
  };

  const readAgain = (): Promise<void> => {
    reading = undefined;
    return start();
  };

  const readAnew = (): void => {
    // Where nothing is known, nothing that is known grows old.
    if (layers.size > 0) guard(readAgain());
  };

  const whole = async (read: Promise<void>): Promise<readonly CorpusLayer[]> => {
    const isLoading = ({ session }: OpenArticle): boolean =>
      session.state.persistence.kind === 'loading';
    await Promise.all([
      read,
      ...store.articles.filter(isLoading).map(({ session }) => session.settled()),
    ]);
    return sorted();
  };

  const readSome = async (sidecars: readonly Uri[]): Promise<void> => {
    const read: CorpusLayer[] = [];
    const gone: Uri[] = [];
    for (const [folder, names] of byFolder(sidecars)) {
      const fs = host.openFolder(folder);
      const entries = await fs.list('').catch(() => []);
      const files = new Set(entries.filter(({ kind }) => kind === 'file').map(({ name }) => name));
      for (const name of names) {
        const sidecar = Uri.joinPath(folder, name);
        const layer = await readLayer(fs, { ...ownerOf(name, files), path: name });
        if (isOpen(sidecar)) continue;
        if (layer) read.push(layerIn(folder, layer));
        else if (drop(sidecar)) gone.push(sidecar);
      }
    }
    read.forEach(put);
    if (read.length + gone.length > 0) changed.fire({ changed: read, gone });
  };

  const guard = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      if (!(error instanceof CancelledError))
        log.error(error instanceof Error ? error : String(error));
    });
  };

  const reread = (sidecar: Uri): void => {
    if (!isSidecarName(sidecar.path) || isOpen(sidecar)) return;
    // Nobody has asked for what is on disk yet, so nothing that is known grows old.
    if (!reading && !layers.has(sidecar.toString())) return;
    waiting.set(sidecar.toString(), sidecar);
    timer ??= setTimeout(() => {
      timer = undefined;
      const sidecars = [...waiting.values()];
      waiting.clear();
      // What changed while all is read for the first time is read after it.
      guard((reading ?? Promise.resolve()).catch(() => undefined).then(() => readSome(sidecars)));
    }, GATHER_MILLISECONDS);
  };

  const close = (): void => {
    // A change of language closes a document and opens it again in the same moment.
    setTimeout(() => {
      for (const layer of layers.values()) {
        if (!layer.isOpen || isOpen(layer.sidecar)) continue;
        followed.delete(layer.sidecar.toString());
        put({ ...layer, isOpen: false });
        reread(layer.sidecar);
      }
    }, 0);
  };

  /** Nobody tells of what was in a folder that is moved or deleted. */
  const moveFolders = (folders: readonly Uri[]): void => {
    const prefixes = folders.map((folder) => `${folder.toString()}/`);
    const isBelow = (key: string): boolean => prefixes.some((prefix) => key.startsWith(prefix));
    if ([...layers.keys()].some(isBelow)) readAnew();
  };

  const subscriptions = Disposable.from(
    changed,
    watchFiles('**/*.ann.yaml', reread),
    watchDeletedFolders((folder) => {
      moveFolders([folder]);
    }),
    store.onDidChange(follow),
    workspace.onDidCloseTextDocument(close),
    workspace.onDidChangeWorkspaceFolders(readAnew),
    workspace.onDidDeleteFiles(({ files }) => {
      moveFolders(files);
    }),
    workspace.onDidRenameFiles(({ files }) => {
      moveFolders(files.map(({ oldUri }) => oldUri));
    }),
  );
  store.articles.forEach(follow);

  return {
    onDidChange: changed.event,
    get known() {
      return sorted();
    },
    layers: () => whole(start()),
    layersOnDisk: () => whole(readAgain()),
    async locate({ article, sidecar, isOpen: isInMemory }) {
      const open = store.at(article);
      if (open && isInMemory) {
        const { annotations } = open.session.state.layer;
        return new Map(
          annotations.map((annotation) => [
            annotation.id,
            new Location(article, rangeOf(open.lines, hull(annotation))),
          ]),
        );
      }
      const placed = await placeLayer(
        host.openFolder(parentOf(sidecar)),
        { path: nameOf(sidecar.path), article: nameOf(article.path) },
        open?.session.state.article,
      );
      const lines = lineIndex(placed?.text ?? '');
      return new Map(
        placed?.annotations.map((annotation) => [
          annotation.id,
          new Location(article, rangeOf(lines, hull(annotation))),
        ]),
      );
    },
    dispose() {
      cancellation.isCancellationRequested = true;
      clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

function layerIn(folder: Uri, { place, annotations, isWhole }: StoredLayer): CorpusLayer {
  return {
    article: Uri.joinPath(folder, place.article),
    sidecar: Uri.joinPath(folder, place.path),
    ...(place.annotator !== undefined && { annotator: place.annotator }),
    annotations,
    isWhole,
    isOpen: false,
  };
}

function byFolder(files: readonly Uri[]): readonly (readonly [Uri, readonly string[]])[] {
  const folders = new Map<string, [Uri, string[]]>();
  for (const file of files) {
    const folder = parentOf(file);
    const found = folders.get(folder.toString()) ?? [folder, []];
    found[1].push(nameOf(file.path));
    folders.set(folder.toString(), found);
  }
  return [...folders.values()];
}

function bySidecar(a: CorpusLayer, b: CorpusLayer): number {
  return a.sidecar.path < b.sidecar.path ? -1 : a.sidecar.path > b.sidecar.path ? 1 : 0;
}
