// Going from annotation to annotation.

import { commands, Disposable, l10n, Selection, TextEditorRevealType, window } from 'vscode';
import type { TextEditor, Uri } from 'vscode';
import { hull } from '../../core/model/annotation';
import type { Annotation } from '../../core/model/annotation';
import { neighbour } from '../../core/model/find';
import { labelName } from '../../core/model/labelSet';
import { activeArticle } from '../activeArticle';
import { rangeOf, spanOf } from '../articleDocument';
import type { OpenArticle } from '../articleStore';
import { COMMAND } from '../commands';
import type { Feature } from '../feature';
import { say } from '../say';
import { shorten } from '../shorten';

export const navigation: Feature = ({ store }) => {
  // The annotation that the last move in an editor went to: two may share one span.
  const visited = new WeakMap<TextEditor, string>();

  const show = (editor: TextEditor, article: OpenArticle, annotation: Annotation): void => {
    const range = rangeOf(article.lines, hull(annotation));
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
    visited.set(editor, annotation.id);
    const { annotations } = article.session.state.layer;
    const label = labelName(article.labelSet, annotation.label);
    const number = annotations.indexOf(annotation) + 1;
    say(
      l10n.t('{0} of {1}. {2}: {3}', number, annotations.length, label, shorten(annotation.text)),
    );
  };

  const go = async (direction: 'next' | 'previous'): Promise<void> => {
    const active = await activeArticle(store);
    if (!active) return;
    const { editor, article } = active;
    const { annotations } = article.session.state.layer;
    const from = spanOf(article.lines, editor.selection);
    const target = neighbour(annotations, from, direction, visited.get(editor));
    if (target) show(editor, article, target);
    else say(l10n.t('This article has no annotations yet.'));
  };

  const reveal = async (uri: Uri, id: string): Promise<void> => {
    const article = store.at(uri);
    const annotation = article?.session.state.layer.annotations.find((item) => item.id === id);
    if (!article || !annotation) return;
    const shown = window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === uri.toString(),
    );
    const editor = await window.showTextDocument(uri, {
      preserveFocus: false,
      ...(shown?.viewColumn && { viewColumn: shown.viewColumn }),
    });
    show(editor, article, annotation);
  };

  return Disposable.from(
    commands.registerCommand(COMMAND.next, () => go('next')),
    commands.registerCommand(COMMAND.previous, () => go('previous')),
    commands.registerCommand(COMMAND.reveal, reveal),
  );
};
