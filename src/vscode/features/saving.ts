// Tells a person when annotations could not be saved, and what can be done.

import { Disposable, l10n, StatusBarAlignment, ThemeColor, window } from 'vscode';
import { sidecarOf } from '../../core/sidecar/sidecar';
import { writeCanonical } from '../../core/sidecar/writeCanonical';
import { encodeUtf8 } from '../../core/text/utf8';
import { nameOf } from '../../corpus/fileSystem';
import { parentOf } from '../articleDocument';
import type { OpenArticle } from '../articleStore';
import type { Feature } from '../feature';
import { plainMessage } from '../plainText';

export const saving: Feature = ({ store, host, log }) => {
  const told = new Map<string, string>();
  const status = window.createStatusBarItem(
    'articleAnnotator.unsaved',
    StatusBarAlignment.Left,
    101,
  );
  status.name = l10n.t('Article Annotator: unsaved annotations');
  status.backgroundColor = new ThemeColor('statusBarItem.errorBackground');

  const showStatus = (): void => {
    const unsaved = store.articles.filter(({ session }) =>
      isUnsaved(session.state.persistence.kind),
    );
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

  const tellUnsaved = async (article: OpenArticle, reason: string): Promise<void> => {
    const { session, sidecar } = article;
    log.warn(`${sidecar.toString()}: ${reason}`);
    const retry = l10n.t('Try Again');
    const copy = l10n.t('Save a Copy…');
    const choice = await window.showErrorMessage(
      plainMessage(
        l10n.t(
          'The annotations of {0} are not saved yet: {1} They are kept and tried again.',
          session.state.article.file,
          sentence(reason),
        ),
      ),
      retry,
      copy,
    );
    if (choice === retry) await session.save();
    if (choice === copy) await saveCopy(article);
  };

  /** Puts what is in memory where the person likes, until its own place takes it again. */
  const saveCopy = async ({ session, sidecar }: OpenArticle): Promise<void> => {
    const picked = await window.showSaveDialog({
      title: l10n.t('Save a copy of the annotations'),
      defaultUri: sidecar,
      filters: { [l10n.t('Annotations')]: ['yaml'] },
    });
    if (!picked) return;
    // In its own place it is merged, as ever.
    if (picked.toString() === sidecar.toString()) {
      await session.save();
      return;
    }
    const name = nameOf(picked.path);
    try {
      const { layer, article } = session.state;
      const bytes = encodeUtf8(writeCanonical(sidecarOf(layer, article)));
      await host.openFolder(parentOf(picked)).write(name, bytes);
      void window.showInformationMessage(
        plainMessage(
          l10n.t(
            'A copy of the annotations is in {0}. They are still tried to be saved in their own place.',
            name,
          ),
        ),
      );
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      const reason = error instanceof Error ? error.message : String(error);
      void window.showErrorMessage(
        plainMessage(l10n.t('{0} could not be written: {1}', name, sentence(reason))),
      );
    }
  };

  const tellDeleted = async ({ session, sidecar }: OpenArticle): Promise<void> => {
    const write = l10n.t('Write It Again');
    const forget = l10n.t('Forget Annotations');
    const choice = await window.showWarningMessage(
      plainMessage(
        l10n.t('{0} was deleted. Its annotations are still here.', nameOf(sidecar.path)),
      ),
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
        plainMessage(
          l10n.t(
            'Somebody else changed the same annotations of {0}. Your version was kept; git has theirs.',
            session.state.article.file,
          ),
        ),
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
