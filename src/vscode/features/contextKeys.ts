// Tells the editor's menus and keys what the cursor is on.

import { commands, Disposable, window } from 'vscode';
import { selectedAnnotation } from '../activeArticle';
import { CONTEXT } from '../commands';
import type { Feature } from '../feature';

export const contextKeys: Feature = ({ store }) => {
  const last = new Map<string, boolean>();
  const set = (key: string, value: boolean): void => {
    if (last.get(key) === value) return;
    last.set(key, value);
    void commands.executeCommand('setContext', key, value);
  };
  const follow = (): void => {
    const editor = window.activeTextEditor;
    const article = store.of(editor?.document);
    set(CONTEXT.isArticle, article !== undefined);
    const here = editor && article && selectedAnnotation({ editor, article });
    set(CONTEXT.onAnnotation, here !== undefined);
  };
  follow();
  return Disposable.from(
    store.onDidChange(follow),
    window.onDidChangeActiveTextEditor(follow),
    window.onDidChangeTextEditorSelection(follow),
  );
};
