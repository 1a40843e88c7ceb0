// What every feature is: a function that wires itself up and can be taken down again.

import type { Disposable, LogOutputChannel } from 'vscode';
import type { ArticleStore } from './articleStore';
import type { HostServices } from './hostServices';
import type { LabelSets } from './labelSets';

/** What features are given; none of them reaches for anything else. */
export interface FeatureContext {
  readonly store: ArticleStore;
  readonly host: HostServices;
  readonly labelSets: LabelSets;
  readonly log: LogOutputChannel;
}

export type Feature = (context: FeatureContext) => Disposable;
