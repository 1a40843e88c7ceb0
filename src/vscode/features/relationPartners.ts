// Marks what the annotation at the cursor is linked to.

import { Disposable, ThemeColor, window } from 'vscode';
import type { TextEditor } from 'vscode';
import type { Annotation } from '../../core/model/annotation';
import { relationEnds } from '../../core/model/relationEnds';
import { selectedAnnotation } from '../activeArticle';
import { rangeOf } from '../articleDocument';
import type { Feature } from '../feature';

export const relationPartners: Feature = ({ store }) => {
  const frame = window.createTextEditorDecorationType({
    outline: '1px solid',
    outlineColor: new ThemeColor('articleAnnotator.partnerBorder'),
  });
  // Editors in which something is marked, so that the others are left alone.
  const marked = new WeakSet<TextEditor>();

  const mark = (editor: TextEditor | undefined): void => {
    const article = store.of(editor?.document);
    if (!editor || !article) return;
    const { layer } = article.session.state;
    const here = layer.relations.length > 0 && selectedAnnotation({ editor, article });
    const partners = here ? (relationEnds(layer).get(here.id) ?? []) : [];
    if (partners.length === 0 && !marked.has(editor)) return;
    const ids = new Set(partners.map(({ other }) => other));
    const linked = layer.annotations.filter(({ id }: Annotation) => ids.has(id));
    editor.setDecorations(
      frame,
      linked.flatMap(({ fragments }) => fragments.map((span) => rangeOf(article.lines, span))),
    );
    if (linked.length > 0) marked.add(editor);
    else marked.delete(editor);
  };

  mark(window.activeTextEditor);
  return Disposable.from(
    frame,
    window.onDidChangeActiveTextEditor(mark),
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      mark(textEditor);
    }),
    store.onDidChange(({ uri }) => {
      for (const editor of window.visibleTextEditors) {
        if (editor.document.uri.toString() === uri.toString()) mark(editor);
      }
    }),
  );
};
