// Checks open articles while they are annotated, and shows what is found on their text.

import { Disposable, languages, workspace } from 'vscode';
import type { Uri } from 'vscode';
import { checkLayer } from '../../core/check/index';
import type { Finding } from '../../core/check/rule';
import type { LabelSet } from '../../core/model/labelSet';
import type { SessionState } from '../../corpus/articleSession';
import type { OpenArticle } from '../articleStore';
import type { FeatureContext } from '../feature';
import { restBefore } from '../rest';
import { CHECK_SECTION, checkSettings } from '../settings';
import { articleInput, LIVE_RULES } from './articleInput';
import type { CorpusLabels } from './corpusLabels';
import { articleDiagnostics } from './diagnostics';

// Long enough that a hand that tags fast is not disturbed, short enough to see what was just done.
const DELAY_MILLISECONDS = 200;

/** What a check was made from. */
interface Checked extends Pick<SessionState, 'article' | 'layer'> {
  readonly labelSet: LabelSet;
}

export function liveCheck(
  { store, entities, log }: FeatureContext,
  labels: CorpusLabels,
): Disposable {
  const collection = languages.createDiagnosticCollection('articleAnnotator.check');
  const timers = new Map<string, unknown>();
  /** What was checked last, by article: only a change of these is worth another check. */
  const checked = new Map<string, Checked>();

  const check = async (uri: Uri): Promise<void> => {
    const key = uri.toString();
    timers.delete(key);
    const article = store.at(uri);
    if (!article) return;
    const { enabled, levels } = checkSettings(uri);
    const { state } = article.session;
    const isRead = state.persistence.kind !== 'loading' && state.persistence.kind !== 'unreadable';
    if (!enabled || !isRead) {
      collection.delete(uri);
      return;
    }
    const input = articleInput(state, article.labelSet, labels.index, entities.readAt(uri));
    const findings: Finding[] = [];
    for (const rule of LIVE_RULES) {
      findings.push(...checkLayer(input, { rules: [rule], levels }));
      // A key must not wait for all rules, and what it changes is checked anew.
      await nextTurn();
      if (timers.has(key)) return;
    }
    collection.set(uri, articleDiagnostics(article, findings));
  };

  const schedule = (article: OpenArticle): void => {
    const key = article.uri.toString();
    clearTimeout(timers.get(key));
    const work = (): void => {
      check(article.uri).catch((error: unknown) => {
        log.error(error instanceof Error ? error : String(error));
      });
    };
    timers.set(key, setTimeout(work, restBefore(DELAY_MILLISECONDS, article)));
  };

  const follow = (article: OpenArticle): void => {
    const { article: text, layer, persistence } = article.session.state;
    const { labelSet } = article;
    const key = article.uri.toString();
    const last = checked.get(key);
    const isSame = last?.article === text && last.layer === layer && last.labelSet === labelSet;
    if (isSame && persistence.kind !== 'unreadable') return;
    checked.set(key, { article: text, layer, labelSet });
    schedule(article);
  };

  const checkAll = (): void => {
    store.articles.forEach(schedule);
  };

  const forget = ({ uri }: { readonly uri: Uri }): void => {
    // A change of language closes a document and opens it again in the same moment.
    setTimeout(() => {
      if (store.at(uri)) return;
      collection.delete(uri);
      checked.delete(uri.toString());
    }, 0);
  };

  store.articles.forEach(follow);
  return Disposable.from(
    collection,
    store.onDidChange(follow),
    labels.onDidChange(checkAll),
    entities.onDidChange(checkAll),
    workspace.onDidCloseTextDocument(forget),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(CHECK_SECTION)) checkAll();
    }),
    new Disposable(() => {
      for (const timer of timers.values()) clearTimeout(timer);
    }),
  );
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
