// Composes the extension: services first, then the features that live on them.

import { window } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { DEFAULT_LABEL_SET } from '../core/model/labelSet';
import { articleStore } from './articleStore';
import type { ArticleStore } from './articleStore';
import { PRODUCT } from './commands';
import { FEATURES } from './features';
import type { HostServices } from './hostServices';
import { DEFAULT_STYLES } from './labelStyles';

/** What other extensions, and tests, may ask of this one. */
export interface ExtensionApi {
  readonly store: Pick<ArticleStore, 'articles' | 'at' | 'onDidChange'>;
}

export function activateWith(context: ExtensionContext, host: HostServices): ExtensionApi {
  const log = window.createOutputChannel(PRODUCT, { log: true });
  const store = articleStore(host, log);
  const services = { store, host, log, labelSet: DEFAULT_LABEL_SET, styles: DEFAULT_STYLES };
  context.subscriptions.push(log, store, ...FEATURES.map((feature) => feature(services)));
  return { store };
}
