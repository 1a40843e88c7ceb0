// Tells the editor's menus and keys what the cursor is on.

import { Disposable, window } from 'vscode';
import type { LabelSet } from '../../core/model/labelSet';
import { selectedAnnotation } from '../activeArticle';
import { CONTEXT } from '../commands';
import { contextKeySetter } from '../contextKeySetter';
import type { Feature } from '../feature';
import { taggingKeys } from '../taggingKeys';

export const contextKeys: Feature = ({ store }) => {
  const set = contextKeySetter();
  let known: LabelSet | undefined;
  const setLabels = (labelSet: LabelSet): void => {
    if (known === labelSet) return;
    known = labelSet;
    const keys = taggingKeys(labelSet).flatMap((each) => each.keys);
    set(CONTEXT.shortcuts, keys.join(''));
    set(CONTEXT.labels, `,${labelSet.labels.map(({ key }) => key).join(',')},`);
  };
  const follow = (): void => {
    const editor = window.activeTextEditor;
    const article = store.of(editor?.document);
    set(CONTEXT.isArticle, article !== undefined);
    if (article) setLabels(article.labelSet);
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
