// Knowing an edit again after the text under it was changed.

import type { Annotation } from './annotation';
import type { Change, Edit } from './edit';

/**
 * The last of some edits that does the same as another one, wherever its annotations were moved to
 * by changes of the text; `undefined` where there is none.
 */
export function findMoved(edits: readonly Edit[], edit: Edit): Edit | undefined {
  const wanted = deed(edit);
  return [...edits].reverse().find((each) => each === edit || deed(each) === wanted);
}

/** All that an edit does but for places and texts, as one text. */
function deed({ annotations, orphans, relations, status, attributes, conflicts }: Edit): string {
  const unplaced = [...annotations, ...orphans].map(({ before, after }) => [
    before && withoutPlace(before),
    after && withoutPlace(after),
  ]);
  const items = unplaced.map((change) => JSON.stringify(change)).sort();
  const links = relations.map((change: Change<unknown>) => JSON.stringify(change)).sort();
  return JSON.stringify([items, links, status, attributes, conflicts]);
}

function withoutPlace(annotation: Annotation | Annotation<'codePoint'>): unknown {
  return { ...annotation, fragments: undefined, text: undefined };
}
