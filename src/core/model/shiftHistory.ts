// The history of edits, walked and rewritten annotation by annotation as the text changes.

import type { Annotation } from './annotation';
import type { Change, Edit } from './edit';
import type { History } from './history';

/** An annotation with its place in the text, or without one. */
export type Held =
  | { readonly kind: 'placed'; readonly annotation: Annotation }
  | { readonly kind: 'orphan'; readonly annotation: Annotation<'codePoint'> };

/**
 * Rewrites every annotation that a history holds. What had a place and has none any more becomes a
 * change of orphans, and the other way round, so that no undo brings back a wrong place.
 * @param follow gets a key that stays the same for one annotation as long as it is in the history
 */
export function shiftHistory(history: History, follow: (key: string, held: Held) => Held): History {
  const done = history.done.map((edit, index) => shiftEdit(edit, index, follow));
  const last = history.done.length + history.undone.length - 1;
  const undone = history.undone.map((edit, index) => shiftEdit(edit, last - index, follow));
  return { done, undone };
}

function shiftEdit(edit: Edit, index: number, follow: (key: string, held: Held) => Held): Edit {
  if (edit.annotations.length + edit.orphans.length === 0) return edit;
  const annotations: Change<Annotation>[] = [];
  const orphans: Change<Annotation<'codePoint'>>[] = [];
  let isSame = true as boolean;
  const side = (which: string, held: Held | undefined): Held | undefined => {
    const shifted = held && follow(`${index} ${which} ${held.annotation.id}`, held);
    isSame &&= shifted === held;
    return shifted;
  };
  const put = (before: Held | undefined, after: Held | undefined): void => {
    const placed = changeOf(
      before?.kind === 'placed' ? before.annotation : undefined,
      after?.kind === 'placed' ? after.annotation : undefined,
    );
    const orphan = changeOf(
      before?.kind === 'orphan' ? before.annotation : undefined,
      after?.kind === 'orphan' ? after.annotation : undefined,
    );
    if (placed) annotations.push(placed);
    if (orphan) orphans.push(orphan);
  };
  for (const { before, after } of edit.annotations) {
    put(side('before', placedOf(before)), side('after', placedOf(after)));
  }
  for (const { before, after } of edit.orphans) {
    put(side('before', orphanOf(before)), side('after', orphanOf(after)));
  }
  return isSame ? edit : { ...edit, annotations, orphans };
}

function placedOf(annotation: Annotation | undefined): Held | undefined {
  return annotation && { kind: 'placed', annotation };
}

function orphanOf(annotation: Annotation<'codePoint'> | undefined): Held | undefined {
  return annotation && { kind: 'orphan', annotation };
}

function changeOf<T>(before: T | undefined, after: T | undefined): Change<T> | undefined {
  if (before === undefined && after === undefined) return undefined;
  return { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}
