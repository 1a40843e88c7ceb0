// What every feature is: a function that wires itself up and can be taken down again.

import type { Disposable, LogOutputChannel, Memento } from 'vscode';
import type { ArticleStore } from './articleStore';
import type { CommandUses } from './commandUses';
import type { CorpusEdits } from './corpusEdits';
import type { CorpusIndex } from './corpusIndex';
import type { Entities } from './entities';
import type { HostServices } from './hostServices';
import type { JumpHints } from './jumpHints';
import type { LabelSets } from './labelSets';
import type { Speech } from './speech';

/** What features are given; none of them reaches for anything else. */
export interface FeatureContext {
  readonly store: ArticleStore;
  readonly host: HostServices;
  readonly labelSets: LabelSets;
  readonly corpusIndex: CorpusIndex;
  readonly entities: Entities;
  readonly corpusEdits: CorpusEdits;
  readonly jumpHints: JumpHints;
  readonly commandUses: CommandUses;
  /** What is remembered for the workspace from one window to the next. */
  readonly workspaceMemory: Memento;
  readonly speech: Speech;
  readonly log: LogOutputChannel;
}

export type Feature = (context: FeatureContext) => Disposable;
