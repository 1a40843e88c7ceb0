// Changes that the editor takes back or makes again: every place comes back exactly.

import type { Held } from '../model/shiftHistory';
import type { ArticleText } from '../sidecar/sidecar';
import { heldAt, isLossy, movedOutside, placeOf, wholeOf } from './heldPlace';
import type { Follower } from './heldPlace';
import { addLoss, lossOf } from './journal';
import type { JournalEntry, Loss, Losses, Place } from './journal';
import { invertTextEdit } from './replacement';
import type { TextEdit } from './replacement';
import { shiftFragments } from './shift';

/** Follows entries of the journal, one after the other. */
export interface Replay extends Follower {
  /** The entries again, with what this replay did for good. */
  readonly entries: () => readonly JournalEntry[];
}

/**
 * @param entries in the order in which they are taken back or made again
 * @param edit what they do together, in the text before
 */
export function replay(
  entries: readonly JournalEntry[],
  direction: 'undo' | 'redo',
  { before, edit, after }: { before: ArticleText; edit: TextEdit; after: ArticleText },
): Replay {
  const isUndo = direction === 'undo';
  const steps = entries.map((entry) => ({
    edit: isUndo ? invertTextEdit(entry.edit) : entry.edit,
    /** What going the other way did. */
    opposite: isUndo ? entry.done : entry.undone,
    /** What going this way did before. */
    own: isUndo ? entry.undone : entry.done,
    losses: new Map<string, readonly Loss[]>(),
  }));
  const known = new Set(steps.flatMap(({ opposite, own }) => [...opposite.keys(), ...own.keys()]));

  const follow = (holder: string, held: Held): Held => {
    const { id } = held.annotation;
    if (!known.has(id)) {
      const outside = held.kind === 'orphan' ? held : movedOutside(held, edit);
      if (outside) return outside;
    }
    const whole = wholeOf(held, before);
    let place: Place = placeOf(held);
    for (const { edit: stepEdit, opposite, own, losses } of steps) {
      // Something else may have been done to the annotation meanwhile; then no loss fits it.
      const back = lossOf(opposite, { id, holder }, 'after', place);
      const again = lossOf(own, { id, holder }, 'before', place);
      const next = back?.before ?? again?.after ?? shiftFragments(place, stepEdit);
      if (isLossy(place, next, stepEdit)) {
        const loss = { holder, before: place, after: next, whole: again?.whole ?? whole };
        addLoss(losses, id, loss);
      }
      place = next;
    }
    return heldAt(held, place, whole, after.text);
  };

  return {
    follow,
    entries: () =>
      entries.map((entry, index) => {
        const losses: Losses = new Map([
          ...(isUndo ? entry.undone : entry.done),
          ...(steps[index]?.losses ?? []),
        ]);
        return isUndo ? { ...entry, undone: losses } : { ...entry, done: losses };
      }),
  };
}
