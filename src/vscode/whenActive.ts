// Waiting for an article that was just opened.

import { Disposable, window } from 'vscode';
import type { Uri } from 'vscode';
import type { ArticleStore } from './articleStore';

// What takes longer has failed, and whoever waits says so.
const PATIENCE_MILLISECONDS = 5000;

/**
 * Waits until an article is in the active editor and in the store. The editor may show a file a
 * moment before it tells of it, and tells of it twice where its language changes.
 */
export function whenActive(store: ArticleStore, uri: Uri): Promise<void> {
  const key = uri.toString();
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      listening.dispose();
      resolve();
    };
    const look = (): void => {
      const active = window.activeTextEditor?.document;
      if (active?.uri.toString() === key && store.of(active)) finish();
    };
    const timer = setTimeout(finish, PATIENCE_MILLISECONDS);
    const listening = Disposable.from(
      window.onDidChangeActiveTextEditor(look),
      store.onDidChange(look),
    );
    look();
  });
}
