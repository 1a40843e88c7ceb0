// Tells a person when annotations could not be saved, and what can be done.

import { Disposable, l10n, StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { OpenArticle } from '../articleStore';
import type { Feature } from '../feature';
import { nameOf } from '../../corpus/fileSystem';

export const saving: Feature = ({ store, log }) => {
  const told = new Map<string, string>();
  const status = window.createStatusBarItem(
    'articleAnnotator.unsaved',
    StatusBarAlignment.Left,
    101,
  );
  status.name = l10n.t('Article Annotator: unsaved annotations');
  status.backgroundColor = new ThemeColor('statusBarItem.errorBackground');

  const showStatus = (): void => {
    const unsaved = store.articles.filter(({ session }) => isUnsaved(session.state.persistence.kind));
    if (unsaved.length === 0) {
      status.hide();
      return;
    }
    status.text = `$(warning) ${l10n.t('Annotations not saved')}`;
    status.tooltip = unsaved.map(({ session }) => session.state.article.file).join(', ');
    status.show();
  };

  const follow = (article: OpenArticle): void => {
    showStatus();
    const key = article.sidecar.toString();
    const { persistence } = article.session.state;
    if (persistence.kind === 'saved') told.delete(key);
    if (persistence.kind === 'unsaved' && told.get(key) !== persistence.reason) {
      told.set(key, persistence.reason);
      void tellUnsaved(article, persistence.reason);
    }
    if (persistence.kind === 'deleted' && told.get(key) !== 'deleted') {
      told.set(key, 'deleted');
      void tellDeleted(article);
    }
  };

  const tellUnsaved = async ({ session, sidecar }: OpenArticle, reason: string): Promise<void> => {
    log.warn(`${sidecar.toString()}: ${reason}`);
    const retry = l10n.t('Try Again');
    const choice = await window.showErrorMessage(
      l10n.t('The annotations of {0} are not saved yet: {1} They are kept and tried again.', session.state.article.file, sentence(reason)),
      retry,
    );
    if (choice === retry) await session.save();
  };

  const tellDeleted = async ({ session, sidecar }: OpenArticle): Promise<void> => {
    const write = l10n.t('Write It Again');
    const forget = l10n.t('Forget Annotations');
    const choice = await window.showWarningMessage(
      l10n.t('{0} was deleted. Its annotations are still here.', nameOf(sidecar.path)),
      write,
      forget,
    );
    if (choice === write) await session.save();
    if (choice === forget) await session.revert();
  };

  return Disposable.from(
    status,
    store.onDidChange(follow),
    store.onDidConflict(({ session }) => {
      void window.showWarningMessage(
        l10n.t('Somebody else changed the same annotations of {0}. Your version was kept; git has theirs.', session.state.article.file),
      );
    }),
  );
};

function isUnsaved(kind: string): boolean {
  return kind === 'unsaved' || kind === 'deleted';
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
