// The labels of all names in the workspace, for the rule that compares articles.

import { Disposable, EventEmitter, workspace } from 'vscode';
import type { Event, Uri } from 'vscode';
import { labelIndex } from '../../core/check/labelIndex';
import type { LabelIndex } from '../../core/check/labelIndex';
import { CancelledError } from '../../corpus/fileSystem';
import type { CorpusChange, CorpusLayer } from '../corpusIndex';
import type { FeatureContext } from '../feature';

export interface CorpusLabels {
  readonly index: LabelIndex;
  /** Fires when sidecars of other articles than the open ones were read. */
  readonly onDidChange: Event<void>;
  dispose(): void;
}

// The window comes first; the whole corpus can wait a moment.
const DELAY_MILLISECONDS = 1000;

/**
 * Has the corpus read once an article is open, and follows it from then on. Layers of named
 * annotators are left out: those who code one article twice shall not hear from each other.
 */
export function corpusLabels({ store, corpusIndex, labelSets, log }: FeatureContext): CorpusLabels {
  const index = labelIndex();
  const changed = new EventEmitter<void>();
  // Layers that are taken over when the index is asked for: with each key would be too often.
  const waiting = new Map<string, CorpusLayer>();
  let timer: unknown;

  const readLater = (): void => {
    timer ??= setTimeout(() => {
      corpusIndex.layers().catch((error: unknown) => {
        if (!(error instanceof CancelledError))
          log.error(error instanceof Error ? error : String(error));
      });
    }, DELAY_MILLISECONDS);
  };
  const follow = ({ changed: layers, gone }: CorpusChange): void => {
    for (const layer of layers) {
      if (layer.annotator === undefined) waiting.set(pathOf(layer.sidecar), layer);
    }
    for (const sidecar of gone) {
      waiting.delete(pathOf(sidecar));
      index.delete(pathOf(sidecar));
    }
    if (gone.length > 0 || layers.some(({ isOpen }) => !isOpen)) changed.fire();
  };

  follow({ changed: corpusIndex.known, gone: [] });
  if (store.articles.length > 0) readLater();
  const subscriptions = Disposable.from(
    changed,
    corpusIndex.onDidChange(follow),
    store.onDidChange(readLater),
    // Which labels are names may have changed.
    labelSets.onDidChange(() => {
      follow({ changed: corpusIndex.known, gone: [] });
      changed.fire();
    }),
  );

  return {
    get index() {
      for (const [path, { annotations, sidecar }] of waiting) {
        index.set(path, annotations, labelSets.at(sidecar));
      }
      waiting.clear();
      return index;
    },
    onDidChange: changed.event,
    dispose() {
      clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

/** What messages call a sidecar. */
function pathOf(sidecar: Uri): string {
  return workspace.asRelativePath(sidecar);
}
