// Tells once that an article was changed by another program since it was annotated.

import { commands, l10n, window } from 'vscode';
import type { Disposable } from 'vscode';
import type { ArticleSession } from '../../corpus/articleSession';
import type { OpenArticle } from '../articleStore';
import { VIEW } from '../commands';
import type { FeatureContext } from '../feature';
import { plainMessage } from '../plainText';

/** Says what became of the annotations when their article is opened, and never again. */
export function healingMessage({ store }: FeatureContext): Disposable {
  const told = new WeakSet<ArticleSession>();

  const follow = ({ session }: OpenArticle): void => {
    const { layer, healed, persistence, article } = session.state;
    if (persistence.kind === 'loading' || told.has(session)) return;
    told.add(session);
    const [moved, lost] = [healed.length, layer.orphans.length];
    if (moved + lost > 0) void tell(article.file, moved, lost);
  };

  store.articles.forEach(follow);
  return store.onDidChange(follow);
}

async function tell(file: string, moved: number, lost: number): Promise<void> {
  const show = l10n.t('Show');
  const text =
    lost === 0
      ? l10n.t('{0} changed since it was annotated: {1} annotations moved.', file, moved)
      : l10n.t(
          '{0} changed since it was annotated: {1} annotations moved, {2} were not found.',
          file,
          moved,
          lost,
        );
  const choice = await window.showInformationMessage(plainMessage(text), show);
  if (choice === show) await commands.executeCommand(`${VIEW}.focus`);
}
