// Undo and redo: the editor has none for what is not text.

import { invertEdit } from './edit';
import type { Edit } from './edit';

/** The edits that can be undone (last first out) and those that can be done again. */
export interface History {
  readonly done: readonly Edit[];
  readonly undone: readonly Edit[];
}

export const EMPTY_HISTORY: History = { done: [], undone: [] };

/** A step back or forth: the edit to apply, and the history after it. */
export interface HistoryStep {
  readonly edit: Edit;
  readonly history: History;
}

/** Remembers an edit; what had been undone before it can no longer be done again. */
export function record(history: History, edit: Edit): History {
  return { done: [...history.done, edit], undone: [] };
}

/** The step that undoes the last edit; `undefined` where there is none. */
export function undo({ done, undone }: History): HistoryStep | undefined {
  const last = done.at(-1);
  if (last === undefined) return undefined;
  return {
    edit: invertEdit(last),
    history: { done: done.slice(0, -1), undone: [...undone, last] },
  };
}

/** The step that does again what was undone last; `undefined` where there is none. */
export function redo({ done, undone }: History): HistoryStep | undefined {
  const next = undone.at(-1);
  if (next === undefined) return undefined;
  return { edit: next, history: { done: [...done, next], undone: undone.slice(0, -1) } };
}
