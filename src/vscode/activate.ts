// Composes the extension: services first, then the features that live on them.

import { extensions, window } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { articleStore } from './articleStore';
import type { ArticleStore } from './articleStore';
import { EXTENSION_ID, PRODUCT } from './commands';
import { commandUses } from './commandUses';
import { corpusEdits as openCorpusEdits } from './corpusEdits';
import { corpusIndex as openCorpusIndex } from './corpusIndex';
import { entities as openEntities } from './entities';
import { FEATURES } from './features';
import type { HostServices } from './hostServices';
import { jumpHints } from './jumpHints';
import { labelSets as openLabelSets } from './labelSets';
import { speech as openSpeech } from './speech';

/** What other extensions, and tests, may ask of this one. */
export interface ExtensionApi {
  readonly store: Pick<ArticleStore, 'articles' | 'at' | 'onDidChange'>;
}

export function activateWith(context: ExtensionContext, host: HostServices): ExtensionApi {
  const log = window.createOutputChannel(PRODUCT, { log: true });
  const labelSets = openLabelSets(host, log);
  const store = articleStore(host, labelSets, log);
  const corpusIndex = openCorpusIndex(store, host, log);
  const entities = openEntities(labelSets, host, log);
  const hints = jumpHints(store);
  const uses = commandUses(context.globalState);
  const speech = openSpeech();
  const corpusEdits = openCorpusEdits(store, host, log);
  const services = {
    store,
    host,
    log,
    labelSets,
    corpusIndex,
    corpusEdits,
    entities,
    jumpHints: hints,
    commandUses: uses,
    workspaceMemory: context.workspaceState,
    speech,
  };
  context.subscriptions.push(
    log,
    labelSets,
    store,
    corpusIndex,
    entities,
    hints,
    uses,
    speech,
    ...FEATURES.map((feature) => feature(services)),
  );
  return { store };
}

/** Resolves when all is saved. The editor waits for it a few seconds before it ends the host. */
export async function deactivate(): Promise<void> {
  const { store } = extensions.getExtension<ExtensionApi>(EXTENSION_ID)?.exports ?? {};
  await Promise.all(store?.articles.map(({ session }) => session.settled()) ?? []);
}
