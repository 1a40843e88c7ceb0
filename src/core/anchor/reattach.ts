// Puts an annotation that was lost, or found at a wrong place, where a person says it is.

import { quote } from '../model/annotation';
import type { Annotation } from '../model/annotation';
import type { Edit } from '../model/edit';
import type { Layer } from '../model/layer';

/**
 * The edit that gives an annotation or an orphan these fragments.
 * @param fragments UTF-16 spans of `text`, disjoint and in order
 * @returns `undefined` where the layer has nothing with this id
 */
export function reattach(
  layer: Layer,
  id: string,
  fragments: Annotation['fragments'],
  text: string,
): Edit | undefined {
  const orphan = layer.orphans.find((item) => item.id === id);
  const placed = layer.annotations.find((item) => item.id === id);
  const old = placed ?? orphan;
  if (!old) return undefined;
  const after: Annotation = { ...old, fragments, text: quote(text, fragments) };
  return {
    annotations: [{ ...(placed && { before: placed }), after }],
    orphans: orphan ? [{ before: orphan }] : [],
    relations: [],
  };
}
