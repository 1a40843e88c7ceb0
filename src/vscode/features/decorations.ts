// Paints the annotations into the text, label by label and lot by lot.

import { Disposable, window } from 'vscode';
import type { TextEditor, TextEditorDecorationType } from 'vscode';
import type { Annotation } from '../../core/model/annotation';
import type { Layer } from '../../core/model/layer';
import type { LabelSet } from '../../core/model/labelSet';
import type { LineIndex } from '../../core/text/lines';
import { rangeOf } from '../articleDocument';
import type { Feature } from '../feature';
import { labelStyle } from '../labelStyles';
import type { LabelStyle } from '../labelStyles';

/** What a painting was made from, and what it put where. */
interface Painting {
  readonly layer: Layer;
  readonly labelSet: LabelSet;
  readonly lines: LineIndex;
  readonly lots: number;
  readonly content: Map<TextEditorDecorationType, Set<Annotation>>;
}

// The editor takes all that has one decoration type at once, so many annotations are dealt out to
// several types of one look: an edit then paints only the lots that it touched.
const LOT_SIZE = 250;

export const decorations: Feature = ({ store }) => {
  const types = new Map<string, TextEditorDecorationType>();
  const painted = new WeakMap<TextEditor, Painting>();

  const typeOf = ({ key, decoration }: LabelStyle, lot: number): TextEditorDecorationType => {
    const name = `${lot} ${key}`;
    const known = types.get(name);
    if (known) return known;
    const made = window.createTextEditorDecorationType(decoration);
    types.set(name, made);
    return made;
  };

  const typeFinder = (labelSet: LabelSet, lots: number) => {
    const styles = new Map<string, LabelStyle>();
    return (annotation: Annotation): TextEditorDecorationType => {
      const { label } = annotation;
      const style = styles.get(label) ?? labelStyle(labelSet, label);
      styles.set(label, style);
      return typeOf(style, lotOf(annotation, lots));
    };
  };

  const paint = (editor: TextEditor): void => {
    const article = store.of(editor.document);
    if (!article) return;
    const { labelSet, lines } = article;
    const { layer } = article.session.state;
    const last = painted.get(editor);
    // Never fewer than before, so that undo at the edge of a number of lots does not deal anew.
    const lots = Math.max(lotsFor(layer.annotations.length), last?.lots ?? 1);
    const isAnew = last?.lines !== lines || last.labelSet !== labelSet || last.lots !== lots;
    if (!isAnew && last.layer === layer) return;
    const content = isAnew ? new Map<TextEditorDecorationType, Set<Annotation>>() : last.content;
    const before = isAnew ? [] : last.layer.annotations;
    painted.set(editor, { layer, labelSet, lines, lots, content });

    const { removed, added } = difference(before, layer.annotations);
    const typeFor = typeFinder(labelSet, lots);
    const touched = new Set(isAnew ? last?.content.keys() : []);
    for (const annotation of removed) {
      const type = typeFor(annotation);
      content.get(type)?.delete(annotation);
      touched.add(type);
    }
    for (const annotation of added) {
      const type = typeFor(annotation);
      const known = content.get(type) ?? new Set();
      content.set(type, known.add(annotation));
      touched.add(type);
    }
    for (const type of touched) {
      const shown = [...(content.get(type) ?? [])];
      const spans = shown.flatMap(({ fragments }) => fragments);
      editor.setDecorations(
        type,
        spans.map((span) => rangeOf(lines, span)),
      );
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

/** A number of lots that seldom changes, as all is painted anew then: a power of two. */
function lotsFor(annotations: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(annotations / LOT_SIZE, 1)));
}

/** The lot of an annotation, wherever it is in the text and whatever else is there. */
function lotOf({ id }: Annotation, lots: number): number {
  let sum = 0;
  if (lots > 1) for (let i = 0; i < id.length; i += 1) sum = Math.imul(sum, 31) + id.charCodeAt(i);
  return (sum >>> 0) % lots;
}

/** What is between the items that two lists begin with alike and those that they end with alike. */
function difference<T>(before: readonly T[], now: readonly T[]) {
  const most = Math.min(before.length, now.length);
  let start = 0;
  while (start < most && before[start] === now[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === now.at(-1 - end)) end += 1;
  return {
    removed: before.slice(start, before.length - end),
    added: now.slice(start, now.length - end),
  };
}
