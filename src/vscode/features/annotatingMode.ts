// Annotating mode: the article is read-only, and single keys tag, move and undo.

import { commands, Disposable, l10n, QuickPickItemKind, StatusBarAlignment, window } from 'vscode';
import type { QuickPickItem, TextEditor } from 'vscode';
import { activeArticle } from '../activeArticle';
import { DEFAULT_LABEL_SET } from '../../core/model/labelSet';
import { annotatingKeys } from '../annotatingKeys';
import type { AnnotatingKey } from '../annotatingKeys';
import { COMMAND, CONTEXT } from '../commands';
import { contextKeySetter } from '../contextKeySetter';
import type { Feature } from '../feature';
import { openFirstArticle } from '../firstArticle';
import { keyHints } from '../keyHints';
import { plainLabel } from '../plainText';
import { say } from '../say';
import { keysLine } from '../taggingKeys';
import { whenActive } from '../whenActive';

// The editor lets nobody set a file read-only but the person in front of it, by these commands.
const MAKE_READ_ONLY = 'workbench.action.files.setActiveEditorReadonlyInSession';
const MAKE_WRITABLE = 'workbench.action.files.resetActiveEditorReadonlyInSession';

// The status bar has room for a few; the sheet of keys has all.
const MOST_KEYS = 6;

/** A line of the sheet of keys; without a key it is the heading of a task. */
interface KeyItem extends QuickPickItem {
  readonly key?: AnnotatingKey;
}

export const annotatingMode: Feature = ({ store, commandUses, speech }) => {
  // Articles in the mode; the editor, too, remembers read-only by file until the window closes.
  const inMode = new Set<string>();
  const keyOf = ({ document }: TextEditor): string => document.uri.toString();

  const setContextKey = contextKeySetter();
  const follow = (): void => {
    const editor = window.activeTextEditor;
    const isArticle = store.of(editor?.document) !== undefined;
    const isOn = editor !== undefined && inMode.has(keyOf(editor));
    setContextKey(CONTEXT.annotating, isArticle && isOn);
    showStatus(editor, isOn);
    hints.show(isOn ? store.of(editor.document)?.labelSet : undefined);
  };

  const status = window.createStatusBarItem(
    'articleAnnotator.status',
    StatusBarAlignment.Left,
    100,
  );
  status.name = l10n.t('Article Annotator');
  status.command = COMMAND.toggleAnnotating;
  const hints = keyHints(commandUses, speech);
  // What is on show; the editor draws an item anew for each value that it is given.
  let shown: string | undefined;
  const showStatus = (editor: TextEditor | undefined, isOn: boolean): void => {
    const article = store.of(editor?.document);
    if (!article) {
      shown = undefined;
      status.hide();
      return;
    }
    const count = article.session.state.layer.annotations.length;
    const text = isOn
      ? `$(edit) ${l10n.t('Annotating')}: ${plainLabel(keysLine(article.labelSet, MOST_KEYS))}`
      : `$(tag) ${count === 1 ? l10n.t('1 annotation') : l10n.t('{0} annotations', count)}`;
    if (text === shown) return;
    shown = text;
    status.text = text;
    status.tooltip = isOn
      ? l10n.t('Annotating mode is on: the article is read-only. Press Esc or click to leave.')
      : l10n.t('Start annotating mode');
    status.accessibilityInformation = {
      label: `${l10n.t('Article Annotator')}. ${status.tooltip}`,
    };
    status.show();
  };

  const start = async (): Promise<void> => {
    if (!window.activeTextEditor) {
      const opened = await openFirstArticle();
      if (!opened) return;
      await whenActive(store, opened);
    }
    const active = await activeArticle(store);
    if (!active) return;
    inMode.add(keyOf(active.editor));
    await commands.executeCommand(MAKE_READ_ONLY);
    follow();
    say(l10n.t('Keys tag now. ? lists them, Esc leaves.'));
  };
  const stop = async (): Promise<void> => {
    const editor = window.activeTextEditor;
    if (!editor || !inMode.delete(keyOf(editor))) return;
    await commands.executeCommand(MAKE_WRITABLE);
    follow();
    say(l10n.t('Keys type into the article again.'));
  };
  const toggle = (): Promise<void> => {
    const editor = window.activeTextEditor;
    return editor && inMode.has(keyOf(editor)) ? stop() : start();
  };

  const showKeys = async (): Promise<void> => {
    commandUses.note(COMMAND.showKeys);
    const article = store.of(window.activeTextEditor?.document);
    const items = annotatingKeys(article?.labelSet ?? DEFAULT_LABEL_SET).flatMap(
      ({ task, keys }): readonly KeyItem[] => [
        { label: task, kind: QuickPickItemKind.Separator },
        ...keys.map((key) => ({ label: key.keys, description: key.does, key })),
      ],
    );
    const picked = await window.showQuickPick(items, {
      title: l10n.t('Keys in annotating mode'),
      placeHolder: l10n.t('Outside the mode: Alt+A (Mac: Ctrl+Alt+A), then the key'),
      matchOnDescription: true,
    });
    if (picked?.key) await commands.executeCommand(picked.key.command, picked.key.argument);
  };

  follow();
  return Disposable.from(
    status,
    hints,
    window.onDidChangeActiveTextEditor(follow),
    store.onDidChange(follow),
    commands.registerCommand(COMMAND.startAnnotating, start),
    commands.registerCommand(COMMAND.stopAnnotating, stop),
    commands.registerCommand(COMMAND.toggleAnnotating, toggle),
    commands.registerCommand(COMMAND.showKeys, showKeys),
  );
};
