// Moves a layer along with changes to its article's text.

import { compareAnnotations, mapFragments, quote } from '../model/annotation';
import type { Annotation } from '../model/annotation';
import type { Layer } from '../model/layer';
import type { ArticleText } from '../sidecar/sidecar';
import { shiftSpanByAll } from './shift';
import type { TextChange } from './shift';

/**
 * The layer after changes to the text. An annotation of which no text is left becomes an orphan;
 * it keeps the text that it had, so that it is found again when that comes back.
 * @param before the article that the changes' offsets speak of
 * @param after the article with the changes made
 */
export function shiftLayer(
  layer: Layer,
  changes: readonly TextChange[],
  before: ArticleText,
  after: ArticleText,
): Layer {
  const annotations: Annotation[] = [];
  const orphans: Annotation<'codePoint'>[] = [...layer.orphans];
  for (const annotation of layer.annotations) {
    const shifted = annotation.fragments.flatMap((span) => shiftSpanByAll(span, changes) ?? []);
    const [first, ...rest] = shifted;
    if (first) {
      const fragments = [first, ...rest] as const;
      annotations.push({ ...annotation, fragments, text: quote(after.text, fragments) });
    } else {
      const fragments = mapFragments(annotation.fragments, before.offsets.spanToCodePoints);
      orphans.push({ ...annotation, fragments });
    }
  }
  return {
    ...layer,
    annotations: annotations.sort(compareAnnotations),
    orphans: orphans.sort(compareAnnotations),
  };
}
