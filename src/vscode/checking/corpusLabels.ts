// The labels of all names in the workspace, for the rule that compares articles.

import { Disposable, EventEmitter, Uri, workspace } from 'vscode';
import type { Event } from 'vscode';
import { labelIndex } from '../../core/check/labelIndex';
import type { LabelIndex } from '../../core/check/labelIndex';
import { DEFAULT_LABEL_SET } from '../../core/model/labelSet';
import { CancelledError, nameOf, throwIfCancelled } from '../../corpus/fileSystem';
import type { FileSystem } from '../../corpus/fileSystem';
import { loadSidecar } from '../../corpus/sidecarFile';
import { findSidecars, ownerOf } from '../../corpus/sidecars';
import { parentOf } from '../articleDocument';
import type { OpenArticle } from '../articleStore';
import type { FeatureContext } from '../feature';

export interface CorpusLabels {
  readonly index: LabelIndex;
  /** Fires when sidecars of other articles than the open ones were read. */
  readonly onDidChange: Event<void>;
  /** Takes over what an open article says now. */
  follow(article: OpenArticle): void;
  dispose(): void;
}

// The window comes first; the whole corpus can wait a moment.
const DELAY_MILLISECONDS = 1000;

/**
 * Reads the sidecars of the workspace once an article is open, and follows them from then on. Layers
 * of named annotators are left out: those who code one article twice shall not hear from each other.
 */
export function corpusLabels({ store, host, log }: FeatureContext): CorpusLabels {
  const index = labelIndex(DEFAULT_LABEL_SET);
  const changed = new EventEmitter<void>();
  const cancellation = { isCancellationRequested: false };
  /** The layers that were taken over last, by sidecar. */
  const followed = new Map<string, unknown>();
  let timer: unknown;

  const isOpen = (sidecar: Uri): boolean =>
    store.articles.some((article) => article.sidecar.toString() === sidecar.toString());

  const read = async (sidecar: Uri): Promise<void> => {
    const folder = host.openFolder(parentOf(sidecar));
    const name = nameOf(sidecar.path);
    if (isOpen(sidecar) || (await annotatorOf(folder, name)) !== undefined) return;
    const load = await loadSidecar(folder, name);
    if (load.kind === 'stored') index.set(pathOf(sidecar), load.stored.sidecar.annotations);
    else index.delete(pathOf(sidecar));
  };

  const readAll = async (): Promise<void> => {
    for (const folder of workspace.workspaceFolders ?? []) {
      const corpus = host.openFolder(folder.uri);
      for (const { path, annotator } of await findSidecars(corpus, cancellation)) {
        throwIfCancelled(cancellation);
        const sidecar = Uri.joinPath(folder.uri, path);
        if (annotator !== undefined || isOpen(sidecar)) continue;
        const load = await loadSidecar(corpus, path);
        if (load.kind === 'stored') index.set(pathOf(sidecar), load.stored.sidecar.annotations);
      }
    }
    changed.fire();
  };

  const guard = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      if (!(error instanceof CancelledError))
        log.error(error instanceof Error ? error : String(error));
    });
  };
  const reread = (sidecar: Uri): void => {
    guard(
      read(sidecar).then(() => {
        changed.fire();
      }),
    );
  };

  const watcher = workspace.createFileSystemWatcher('**/*.ann.yaml');
  const subscriptions = Disposable.from(
    changed,
    watcher,
    watcher.onDidChange(reread),
    watcher.onDidCreate(reread),
    watcher.onDidDelete(reread),
  );

  return {
    index,
    onDidChange: changed.event,
    follow({ sidecar, session }) {
      timer ??= setTimeout(() => {
        guard(readAll());
      }, DELAY_MILLISECONDS);
      const { layer, persistence } = session.state;
      const path = pathOf(sidecar);
      if (persistence.kind === 'loading' || followed.get(path) === layer) return;
      followed.set(path, layer);
      index.set(path, [...layer.annotations, ...layer.orphans]);
    },
    dispose() {
      cancellation.isCancellationRequested = true;
      clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

/** Whose layer a sidecar is; `undefined` for the layer without a name. */
async function annotatorOf(folder: FileSystem, sidecar: string): Promise<string | undefined> {
  const entries = await folder.list('');
  return ownerOf(sidecar, new Set(entries.map(({ name }) => name))).annotator;
}

/** What messages call a sidecar. */
function pathOf(sidecar: Uri): string {
  return workspace.asRelativePath(sidecar);
}
