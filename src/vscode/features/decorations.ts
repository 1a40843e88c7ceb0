// Paints the annotations into the text, label by label.

import { Disposable, window } from 'vscode';
import type { Range, TextEditor, TextEditorDecorationType } from 'vscode';
import type { Layer } from '../../core/model/layer';
import type { LabelSet } from '../../core/model/labelSet';
import { rangeOf } from '../articleDocument';
import type { Feature } from '../feature';
import { labelStyle } from '../labelStyles';
import type { LabelStyle } from '../labelStyles';

/** What a painting was made from. */
interface Painted {
  readonly layer: Layer;
  readonly labelSet: LabelSet;
}

export const decorations: Feature = ({ store }) => {
  const types = new Map<string, TextEditorDecorationType>();
  // What was painted last, so that a change of something else does not paint again.
  const painted = new WeakMap<TextEditor, Painted>();

  const typeOf = ({ key, decoration }: LabelStyle): TextEditorDecorationType => {
    const known = types.get(key);
    if (known) return known;
    const made = window.createTextEditorDecorationType(decoration);
    types.set(key, made);
    return made;
  };

  const paint = (editor: TextEditor): void => {
    const article = store.of(editor.document);
    if (!article) return;
    const { labelSet } = article;
    const { layer } = article.session.state;
    const last = painted.get(editor);
    if (last?.layer === layer && last.labelSet === labelSet) return;
    painted.set(editor, { layer, labelSet });
    const ranges = new Map<TextEditorDecorationType, Range[]>(
      [...types.values()].map((type) => [type, []]),
    );
    const ofLabel = new Map<string, Range[]>();
    for (const { label, fragments } of layer.annotations) {
      const known = ofLabel.get(label) ?? rangesOf(label);
      ofLabel.set(label, known);
      for (const fragment of fragments) known.push(rangeOf(article.lines, fragment));
    }
    for (const [type, all] of ranges) editor.setDecorations(type, all);

    // Two labels may look the same.
    function rangesOf(label: string): Range[] {
      const type = typeOf(labelStyle(labelSet, label));
      const known = ranges.get(type) ?? [];
      ranges.set(type, known);
      return known;
    }
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
