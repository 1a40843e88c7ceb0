// Composes the extension: services first, then the features that live on them.

import { window } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { articleStore } from './articleStore';
import type { ArticleStore } from './articleStore';
import { PRODUCT } from './commands';
import { FEATURES } from './features';
import type { HostServices } from './hostServices';
import { labelSets as openLabelSets } from './labelSets';

/** What other extensions, and tests, may ask of this one. */
export interface ExtensionApi {
  readonly store: Pick<ArticleStore, 'articles' | 'at' | 'onDidChange'>;
}

export function activateWith(context: ExtensionContext, host: HostServices): ExtensionApi {
  const log = window.createOutputChannel(PRODUCT, { log: true });
  const labelSets = openLabelSets();
  const store = articleStore(host, labelSets, log);
  const services = { store, host, log, labelSets };
  context.subscriptions.push(
    log,
    labelSets,
    store,
    ...FEATURES.map((feature) => feature(services)),
  );
  return { store };
}
