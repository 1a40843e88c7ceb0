// What changes to the text did to places for good, so that taking them back brings those back.

import type { Span } from '../text/span';
import { composeTextEdits, haveSameEffect, invertTextEdit } from './replacement';
import type { TextEdit } from './replacement';
import { sameFragments } from './shift';

/** UTF-16 spans of one annotation; none where its text is gone. */
export type Place = readonly Span[];

/** A place that would not come back by shifting it the other way. */
export interface Loss {
  /** Where the annotation was held: in the layer, or in an edit of the history. */
  readonly holder: string;
  readonly before: Place;
  readonly after: Place;
  /** The annotation as it was before the first of a row of changes that ate it up. */
  readonly whole: WholeAnnotation;
}

/** Text and offsets that an annotation had in an older text. */
export interface WholeAnnotation {
  readonly text: string;
  readonly fragments: readonly [Span<'codePoint'>, ...Span<'codePoint'>[]];
}

/** Losses by the annotation's id. */
export type Losses = ReadonlyMap<string, readonly Loss[]>;

/** One change to the text, and what it did for good. */
export interface JournalEntry {
  readonly edit: TextEdit;
  /** By making the change. */
  readonly done: Losses;
  /** By taking it back. */
  readonly undone: Losses;
}

/**
 * The loss that led to (or from) a place. An annotation may have come from the layer to the history
 * meanwhile or the other way, so the holder only decides between several.
 */
export function lossOf(
  losses: Losses | undefined,
  { id, holder }: { readonly id: string; readonly holder: string },
  end: 'before' | 'after',
  place: Place,
): Loss | undefined {
  const fitting = losses?.get(id)?.filter((loss) => sameFragments(loss[end], place)) ?? [];
  return fitting.find((loss) => loss.holder === holder) ?? fitting[0];
}

/** Losses with one more. */
export function addLoss(losses: Map<string, readonly Loss[]>, id: string, loss: Loss): void {
  losses.set(id, [...(losses.get(id) ?? []), loss]);
}

/** The changes that the editor may take back (last first out) and may make again. */
export interface Journal {
  readonly done: readonly JournalEntry[];
  readonly undone: readonly JournalEntry[];
}

export const EMPTY_JOURNAL: Journal = { done: [], undone: [] };

const MOST_ENTRIES = 5000;
// Characters and losses of all entries: some tens of megabytes at the most.
const MOST_WEIGHT = 4_000_000;
const LOSS_WEIGHT = 100;

/** Remembers a change; what had been taken back before it can't be made again. */
export function remember({ done }: Journal, entry: JournalEntry): Journal {
  return { done: bounded([...done, entry]), undone: [] };
}

/**
 * The entries that an undo takes back, the last of them first: an editor undoes several at once.
 * @param edit what the editor did, with offsets in `text`, which is the text before the undo
 * @returns `undefined` where no row of entries has that effect
 */
export function entriesUndone(
  { done }: Journal,
  text: string,
  edit: TextEdit,
): readonly JournalEntry[] | undefined {
  const lastFirst = [...done].reverse();
  const inverse = lastFirst.map((entry) => () => invertTextEdit(entry.edit));
  const count = countWithEffect(inverse, text, edit);
  return count === undefined ? undefined : lastFirst.slice(0, count);
}

/** The entries that a redo makes again, the first of them first; as `entriesUndone`. */
export function entriesRedone(
  { undone }: Journal,
  text: string,
  edit: TextEdit,
): readonly JournalEntry[] | undefined {
  const nextFirst = [...undone].reverse();
  const edits = nextFirst.map((entry) => () => entry.edit);
  const count = countWithEffect(edits, text, edit);
  return count === undefined ? undefined : nextFirst.slice(0, count);
}

function countWithEffect(
  steps: readonly (() => TextEdit)[],
  text: string,
  edit: TextEdit,
): number | undefined {
  let all: TextEdit = [];
  for (const [index, step] of steps.entries()) {
    all = composeTextEdits(all, step());
    if (haveSameEffect(text, all, edit)) return index + 1;
  }
  return undefined;
}

function bounded(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  let weight = 0;
  let kept = 0;
  while (kept < Math.min(entries.length, MOST_ENTRIES)) {
    weight += weightOf(entries[entries.length - 1 - kept]);
    // The last change of all is always remembered.
    if (weight > MOST_WEIGHT && kept > 0) break;
    kept += 1;
  }
  return kept === entries.length ? entries : entries.slice(-kept);
}

function weightOf(entry: JournalEntry | undefined): number {
  if (!entry) return 0;
  const text = entry.edit.reduce(
    (sum, { removed, inserted }) => sum + removed.length + inserted.length + LOSS_WEIGHT,
    0,
  );
  return text + LOSS_WEIGHT * (entry.done.size + entry.undone.size);
}
