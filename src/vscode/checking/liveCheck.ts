// Checks open articles while they are annotated, and shows what is found on their text.

import { Disposable, languages, workspace } from 'vscode';
import type { Uri } from 'vscode';
import { checkLayer } from '../../core/check/index';
import type { SessionState } from '../../corpus/articleSession';
import type { OpenArticle } from '../articleStore';
import type { FeatureContext } from '../feature';
import { CHECK_SECTION, checkSettings } from '../settings';
import { articleInput, LIVE_RULES } from './articleInput';
import type { CorpusLabels } from './corpusLabels';
import { articleDiagnostics } from './diagnostics';

// Long enough that a hand that tags fast is not disturbed, short enough to see what was just done.
const DELAY_MILLISECONDS = 200;

export function liveCheck({ store }: FeatureContext, labels: CorpusLabels): Disposable {
  const collection = languages.createDiagnosticCollection('articleAnnotator.check');
  const timers = new Map<string, unknown>();
  /** What was checked last, by article: only a change of these is worth another check. */
  const checked = new Map<string, Pick<SessionState, 'article' | 'layer'>>();

  const check = (uri: Uri): void => {
    timers.delete(uri.toString());
    const article = store.at(uri);
    if (!article) return;
    const { enabled, levels } = checkSettings(uri);
    const { state } = article.session;
    const isRead = state.persistence.kind !== 'loading' && state.persistence.kind !== 'unreadable';
    if (!enabled || !isRead) {
      collection.delete(uri);
      return;
    }
    const input = articleInput(state, article.labelSet, labels.index);
    const findings = checkLayer(input, { rules: LIVE_RULES, levels });
    collection.set(uri, articleDiagnostics(article, findings));
  };

  const schedule = ({ uri }: OpenArticle): void => {
    const key = uri.toString();
    if (timers.has(key)) return;
    timers.set(
      key,
      setTimeout(() => {
        check(uri);
      }, DELAY_MILLISECONDS),
    );
  };

  const follow = (article: OpenArticle): void => {
    labels.follow(article);
    const { article: text, layer, persistence } = article.session.state;
    const key = article.uri.toString();
    const last = checked.get(key);
    const isSame = last?.article === text && last.layer === layer;
    if (isSame && persistence.kind !== 'unreadable') return;
    checked.set(key, { article: text, layer });
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
    workspace.onDidCloseTextDocument(forget),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(CHECK_SECTION)) checkAll();
    }),
    new Disposable(() => {
      for (const timer of timers.values()) clearTimeout(timer);
    }),
  );
}
