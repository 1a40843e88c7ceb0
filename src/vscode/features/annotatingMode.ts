// Annotating mode: the article is read-only, and single keys tag, move and undo.

import { commands, Disposable, l10n, StatusBarAlignment, window } from 'vscode';
import type { TextEditor } from 'vscode';
import { activeArticle } from '../activeArticle';
import { DEFAULT_LABEL_SET } from '../../core/model/labelSet';
import { annotatingKeys } from '../annotatingKeys';
import { COMMAND, CONTEXT } from '../commands';
import type { Feature } from '../feature';

// The editor lets nobody set a file read-only but the person in front of it, by these commands.
const MAKE_READ_ONLY = 'workbench.action.files.setActiveEditorReadonlyInSession';
const MAKE_WRITABLE = 'workbench.action.files.resetActiveEditorReadonlyInSession';

export const annotatingMode: Feature = ({ store }) => {
  // Articles in the mode; the editor, too, remembers read-only by file until the window closes.
  const inMode = new Set<string>();
  const keyOf = ({ document }: TextEditor): string => document.uri.toString();

  const follow = (): void => {
    const editor = window.activeTextEditor;
    const isArticle = store.of(editor?.document) !== undefined;
    const isOn = editor !== undefined && inMode.has(keyOf(editor));
    void commands.executeCommand('setContext', CONTEXT.annotating, isArticle && isOn);
    showStatus(editor, isOn);
  };

  const status = window.createStatusBarItem(
    'articleAnnotator.status',
    StatusBarAlignment.Left,
    100,
  );
  status.name = l10n.t('Article Annotator');
  status.command = COMMAND.toggleAnnotating;
  const showStatus = (editor: TextEditor | undefined, isOn: boolean): void => {
    const article = store.of(editor?.document);
    if (!article) {
      status.hide();
      return;
    }
    const count = article.session.state.layer.annotations.length;
    const keys = article.labelSet.labels.map(
      ({ key, name }) => `${key.charAt(0).toUpperCase()} ${name.toLowerCase()}`,
    );
    status.text = isOn
      ? `$(edit) ${l10n.t('Annotating')}: ${keys.join(', ')}, ? ${l10n.t('keys')}`
      : `$(tag) ${count === 1 ? l10n.t('1 annotation') : l10n.t('{0} annotations', count)}`;
    status.tooltip = isOn
      ? l10n.t('Annotating mode is on: the article is read-only. Press Esc or click to leave.')
      : l10n.t('Start annotating mode');
    status.accessibilityInformation = {
      label: `${l10n.t('Article Annotator')}. ${status.tooltip}`,
    };
    status.show();
  };

  const start = async (): Promise<void> => {
    const active = await activeArticle(store);
    if (!active) return;
    inMode.add(keyOf(active.editor));
    await commands.executeCommand(MAKE_READ_ONLY);
    follow();
  };
  const stop = async (): Promise<void> => {
    const editor = window.activeTextEditor;
    if (!editor || !inMode.delete(keyOf(editor))) return;
    await commands.executeCommand(MAKE_WRITABLE);
    follow();
  };
  const toggle = (): Promise<void> => {
    const editor = window.activeTextEditor;
    return editor && inMode.has(keyOf(editor)) ? stop() : start();
  };

  const showKeys = async (): Promise<void> => {
    const article = store.of(window.activeTextEditor?.document);
    const items = annotatingKeys(article?.labelSet ?? DEFAULT_LABEL_SET).map(
      ({ keys, does, command }) => ({ label: keys, description: does, command }),
    );
    const picked = await window.showQuickPick(items, {
      title: l10n.t('Keys in annotating mode'),
      placeHolder: l10n.t('Outside the mode, press Alt+A and then the same key'),
      matchOnDescription: true,
    });
    if (picked) await commands.executeCommand(picked.command);
  };

  follow();
  return Disposable.from(
    status,
    window.onDidChangeActiveTextEditor(follow),
    store.onDidChange(follow),
    commands.registerCommand(COMMAND.startAnnotating, start),
    commands.registerCommand(COMMAND.stopAnnotating, stop),
    commands.registerCommand(COMMAND.toggleAnnotating, toggle),
    commands.registerCommand(COMMAND.showKeys, showKeys),
  );
};
