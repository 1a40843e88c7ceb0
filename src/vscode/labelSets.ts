// The label sets in force, folder by folder.

import { EventEmitter } from 'vscode';
import type { Event, Uri } from 'vscode';
import { DEFAULT_LABEL_SET } from '../core/model/labelSet';
import type { LabelSet } from '../core/model/labelSet';

export interface LabelSets {
  dispose(): void;
  /** Fires after a label set was read, changed or deleted. */
  readonly onDidChange: Event<undefined>;
  /** The label set in force for a file: the built-in one until its own was read. */
  at(uri: Uri): LabelSet;
}

export function labelSets(): LabelSets {
  const changed = new EventEmitter<undefined>();
  return {
    onDidChange: changed.event,
    at: () => DEFAULT_LABEL_SET,
    dispose() {
      changed.dispose();
    },
  };
}
