// Paints the annotations into the text, label by label.

import { Disposable, window } from 'vscode';
import type { Range, TextEditor, TextEditorDecorationType } from 'vscode';
import type { Layer } from '../../core/model/layer';
import { rangeOf } from '../articleDocument';
import type { Feature } from '../feature';

export const decorations: Feature = ({ store, styles }) => {
  const types = new Map<string, TextEditorDecorationType>();
  // What was painted last, so that a change of something else does not paint again.
  const painted = new WeakMap<TextEditor, Layer>();

  const typeOf = (label: string): TextEditorDecorationType => {
    const known = types.get(label);
    if (known) return known;
    const made = window.createTextEditorDecorationType(styles(label).decoration);
    types.set(label, made);
    return made;
  };

  const paint = (editor: TextEditor): void => {
    const article = store.of(editor.document);
    if (!article) return;
    const { layer } = article.session.state;
    if (painted.get(editor) === layer) return;
    painted.set(editor, layer);
    const ranges = new Map<string, Range[]>([...types.keys()].map((label) => [label, []]));
    for (const { label, fragments } of layer.annotations) {
      const ofLabel = ranges.get(label) ?? [];
      ranges.set(label, ofLabel);
      for (const fragment of fragments) ofLabel.push(rangeOf(article.lines, fragment));
    }
    for (const [label, ofLabel] of ranges) editor.setDecorations(typeOf(label), ofLabel);
  };
  const paintAll = (): void => {
    window.visibleTextEditors.forEach(paint);
  };

  paintAll();
  return Disposable.from(
    store.onDidChange(paintAll),
    window.onDidChangeVisibleTextEditors(paintAll),
    {
      dispose: () => {
        for (const type of types.values()) type.dispose();
      },
    },
  );
};
