// A new change to the text: annotations shift, shrink, move with what was cut and pasted, or go.

import type { Held } from '../model/shiftHistory';
import type { Span } from '../text/span';
import { heldAt, isLossy, movedOutside, placeOf, wholeOf } from './heldPlace';
import type { Follower } from './heldPlace';
import { addLoss, lossOf } from './journal';
import type { Journal, JournalEntry, Loss, Place } from './journal';
import { findMoved } from './moved';
import type { Come, Gone } from './moved';
import type { TextEvent } from './followText';
import { growth } from './replacement';
import type { Replacement, TextEdit } from './replacement';
import { shiftFragments } from './shift';

/** Follows a new change. */
export interface EditFollower extends Follower {
  /** The change, as the journal shall remember it. */
  readonly entry: () => JournalEntry;
}

/** Visits annotations, wherever they are held. */
export type EachHeld = (visit: (holder: string, held: Held) => void) => void;

// A text that was cut is looked for in what is pasted this many changes later at the most.
const LONGEST_CUT = 50;
// A change that puts in this share of the text is a file that was read again.
const RELOAD_SHARE = 0.3;

/** @param journal the changes before this one: a cut may be among them */
export function followEdit(event: TextEvent, journal: Journal, each: EachHeld): EditFollower {
  const { before, edit, after } = event;
  const come = comeIn(edit);
  const moves = movedPlaces(event, journal, each, come);
  const losses = new Map<string, readonly Loss[]>();
  const lastLosses = journal.done.at(-1)?.done;

  const follow = (holder: string, held: Held): Held => {
    const { id } = held.annotation;
    const outside = movedOutside(held, edit);
    if (outside) return outside;
    const place = placeOf(held);
    const shifted = survivingPlace(place, edit);
    const next = shifted.length > 0 ? shifted : (moves.get(movedKey(holder, id)) ?? []);
    if (place.length === 0 && next.length === 0) return held;
    const last = lossOf(lastLosses, { id, holder }, 'after', place);
    const whole = last?.whole ?? wholeOf(held, before);
    if (isLossy(place, next, edit)) {
      addLoss(losses, id, { holder, before: place, after: next, whole });
    }
    return heldAt(held, next, whole, after.text);
  };
  return { follow, entry: () => ({ edit, done: losses, undone: new Map() }) };
}

/**
 * Where fragments are after a change. A word that is put in the place of a whole annotation in one
 * step, as by replacing all, is the annotation's from then on; a letter typed over it is not.
 */
export function survivingPlace(place: Place, edit: TextEdit): Place {
  const shifted = shiftFragments(place, edit);
  const [only] = place;
  if (shifted.length > 0 || !only || place.length > 1) return shifted;
  let delta = 0;
  for (const { offset, removed, inserted } of edit) {
    const isWhole = offset === only.start && offset + removed.length === only.end;
    if (isWhole && isOtherName(removed, inserted)) {
      const start = offset + delta;
      return [{ start, end: start + inserted.length }];
    }
    delta += inserted.length - removed.length;
  }
  return shifted;
}

function isOtherName(removed: string, inserted: string): boolean {
  const isAlike = inserted.length >= 2 && inserted.length <= 4 * removed.length + 20;
  return isAlike && inserted.trim() === inserted && !inserted.includes('\n');
}

function movedKey(holder: string, id: string): string {
  return `${id} in ${holder}`;
}

/** Where annotations went that this change, or one not long before it, took out. */
function movedPlaces(
  event: TextEvent,
  journal: Journal,
  each: EachHeld,
  come: readonly Come[],
): Map<string, Place> {
  if (come.length === 0) return new Map();
  const cuts = recentCuts(journal, come);
  const gone: Gone[] = [];
  const pasted: Gone[] = [];
  const orphans: { key: string; text: string }[] = [];
  const isReload = comesAnew(event, come);
  each((holder, held) => {
    const key = movedKey(holder, held.annotation.id);
    if (held.kind === 'orphan') {
      const cut = cuts.get(held.annotation.id);
      if (cut) pasted.push({ key, ...cut });
      else if (isReload) orphans.push({ key, text: held.annotation.text });
      return;
    }
    if (movedOutside(held, event.edit)) return;
    const { fragments } = held.annotation;
    const hunk = hunkAround(fragments, event.edit);
    if (hunk) gone.push({ key, place: fragments, hunk });
  });
  return new Map([
    ...onlyPlaces(orphans, event.after.text),
    ...findMoved(pasted, come),
    ...findMoved(gone, come),
  ]);
}

/** Annotations that are gone since a cut whose text is now put in again. */
function recentCuts(
  { done }: Journal,
  come: readonly Come[],
): Map<string, Pick<Gone, 'place' | 'hunk'>> {
  const cuts = new Map<string, Pick<Gone, 'place' | 'hunk'>>();
  const comeTexts = new Set(come.map(({ text }) => text.trim()));
  for (const [age, entry] of done.slice(-LONGEST_CUT).reverse().entries()) {
    for (const [id, losses] of entry.done) {
      const loss = losses.find(({ after }) => after.length === 0);
      const hunk = loss && hunkAround(loss.before, entry.edit);
      if (!hunk || cuts.has(id)) continue;
      // Right after the cut, its text may come with more around it.
      const comes = age === 0 || comeTexts.has(hunk.removed.trim());
      if (comes) cuts.set(id, { place: loss.before, hunk });
    }
  }
  return cuts;
}

/** True where the text is as good as new: read again from disk, or undone beyond all memory. */
function comesAnew({ after, cause }: TextEvent, come: readonly Come[]): boolean {
  const size = come.reduce((sum, { text }) => sum + text.length, 0);
  return cause !== 'edit' || size >= RELOAD_SHARE * after.text.length;
}

// A shorter text may be anywhere by chance.
const SHORTEST_UNIQUE = 4;
const MOST_SEARCHED = 20_000_000;

function onlyPlaces(
  orphans: readonly { readonly key: string; readonly text: string }[],
  text: string,
): [string, Place][] {
  if (orphans.length * text.length > MOST_SEARCHED) return [];
  return orphans.flatMap(({ key, text: wanted }): [string, Place][] => {
    const start = wanted.length < SHORTEST_UNIQUE ? -1 : text.indexOf(wanted);
    if (start === -1 || text.includes(wanted, start + 1)) return [];
    return [[key, [{ start, end: start + wanted.length }]]];
  });
}

function comeIn(edit: TextEdit): readonly Come[] {
  const come: Come[] = [];
  for (const [index, { offset, inserted }] of edit.entries()) {
    if (inserted.trim().length < 2) continue;
    come.push({ text: inserted, offset: offset + growth(edit.slice(0, index)) });
  }
  return come;
}

/** The replacement that took out all fragments, if one did. */
function hunkAround(place: Place, edit: TextEdit): Replacement | undefined {
  const [first, last] = [place[0], place.at(-1)];
  if (!first || !last) return undefined;
  const all: Span = { start: first.start, end: last.end };
  return edit.find(
    ({ offset, removed }) => offset <= all.start && all.end <= offset + removed.length,
  );
}
