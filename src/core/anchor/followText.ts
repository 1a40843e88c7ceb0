// Takes annotations along with changes to the text under them, back and forth.

import { compareAnnotations } from '../model/annotation';
import type { Annotation } from '../model/annotation';
import type { History } from '../model/history';
import type { Layer } from '../model/layer';
import { shiftHistory } from '../model/shiftHistory';
import type { Held } from '../model/shiftHistory';
import type { ArticleText } from '../sidecar/sidecar';
import type { Unit } from '../text/span';
import { followEdit } from './followEdit';
import { LAYER } from './heldPlace';
import type { Follower } from './heldPlace';
import { entriesRedone, entriesUndone, remember } from './journal';
import type { Journal } from './journal';
import { replay } from './replay';
import type { TextEdit } from './replacement';

/** All that moves with the text of an article. */
export interface Followed {
  readonly layer: Layer;
  /** What a person did to the annotations: it can still be undone after the text changed. */
  readonly history: History;
  /** What changes to the text did to annotations for good. */
  readonly journal: Journal;
}

/** A change to the text of an article. */
export interface TextEvent {
  readonly before: ArticleText;
  readonly edit: TextEdit;
  readonly after: ArticleText;
  /** Whether the editor makes a new change, or takes one back, or makes it again. */
  readonly cause: 'edit' | 'undo' | 'redo';
}

/**
 * What annotations, their history and the journal are after a change to the text. An annotation of
 * which no text is left becomes an orphan with the text that it had, and comes back to its place
 * when the change is taken back.
 */
export function followText(followed: Followed, event: TextEvent): Followed {
  if (event.edit.length === 0) return followed;
  return event.cause === 'edit'
    ? followNew(followed, event)
    : (followReplay(followed, event, event.cause) ?? followNew(followed, event));
}

function followNew(followed: Followed, event: TextEvent): Followed {
  const follower = followEdit(event, followed.journal, (visit) => {
    eachHeld(followed, visit);
  });
  const moved = followAll(followed, follower);
  // After an undo that the journal does not know, its older entries speak of no text that will be.
  const journal = event.cause === 'edit' ? followed.journal : { done: [], undone: [] };
  return { ...moved, journal: remember(journal, follower.entry()) };
}

function followReplay(
  followed: Followed,
  event: TextEvent,
  direction: 'undo' | 'redo',
): Followed | undefined {
  const { text } = event.before;
  const isUndo = direction === 'undo';
  const find = isUndo ? entriesUndone : entriesRedone;
  const entries = find(followed.journal, text, event.edit);
  if (!entries) return undefined;
  const follower = replay(entries, direction, event);
  const moved = followAll(followed, follower);
  const { done, undone } = followed.journal;
  const again = follower.entries();
  const journal: Journal = isUndo
    ? { done: done.slice(0, done.length - again.length), undone: [...undone, ...again] }
    : { done: [...done, ...again], undone: undone.slice(0, undone.length - again.length) };
  return { ...moved, journal };
}

function followAll(
  { layer, history }: Followed,
  { follow }: Follower,
): { layer: Layer; history: History } {
  const annotations: Annotation[] = [];
  const orphans: Annotation<'codePoint'>[] = [];
  const put = (held: Held): void => {
    if (held.kind === 'placed') annotations.push(held.annotation);
    else orphans.push(held.annotation);
  };
  for (const annotation of layer.annotations) {
    put(follow(LAYER, { kind: 'placed', annotation }));
  }
  for (const annotation of layer.orphans) {
    put(follow(LAYER, { kind: 'orphan', annotation }));
  }
  return {
    layer: { ...layer, annotations: inOrder(annotations), orphans: inOrder(orphans) },
    history: shiftHistory(history, (key, held) => follow(`history ${key}`, held)),
  };
}

function eachHeld({ layer, history }: Followed, visit: (key: string, held: Held) => void): void {
  for (const annotation of layer.annotations) visit(LAYER, { kind: 'placed', annotation });
  for (const annotation of layer.orphans) visit(LAYER, { kind: 'orphan', annotation });
  shiftHistory(history, (key, held) => {
    visit(`history ${key}`, held);
    return held;
  });
}

/** Sorted; most changes leave the order as it is, and then nothing is to be done. */
function inOrder<U extends Unit>(annotations: Annotation<U>[]): Annotation<U>[] {
  const isSorted = annotations.every((annotation, index) => {
    const next = annotations[index + 1];
    return !next || compareAnnotations(annotation, next) <= 0;
  });
  return isSorted ? annotations : annotations.sort(compareAnnotations);
}
