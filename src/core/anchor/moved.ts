// Text that was taken out and put in elsewhere: annotations go with it.

import type { Span } from '../text/span';
import type { Place } from './journal';
import { startOfLine } from './lineStart';
import type { Replacement } from './replacement';

/** An annotation whose text was taken out whole. */
export interface Gone {
  readonly key: string;
  /** UTF-16 spans, in the text that `hunk` speaks of. */
  readonly place: Place;
  /** What took all of it out. */
  readonly hunk: Replacement;
}

/** Text that was put in. */
export interface Come {
  readonly text: string;
  /** UTF-16 offset in the text as it is now. */
  readonly offset: number;
}

// Beyond this much searching only whole lines are looked for, which costs nothing.
const MOST_SEARCHED = 20_000_000;

/**
 * Where annotations went: with all that was taken out together, else with their lines, else with
 * their own text, each only where exactly one such text was taken out and exactly one put in.
 */
export function findMoved(gone: readonly Gone[], come: readonly Come[]): Map<string, Place> {
  const found = new Map<string, Place>();
  if (gone.length === 0 || come.length === 0) return found;
  const hunks = [...new Set(gone.map(({ hunk }) => hunk))];
  const size = [...come.map(({ text }) => text), ...hunks.map(({ removed }) => removed)].reduce(
    (sum, text) => sum + text.length,
    0,
  );
  const isSmall = size * gone.length <= MOST_SEARCHED;
  const removed = hunks.map((hunk): Come => ({ text: hunk.removed, offset: hunk.offset }));
  const [comeLines, goneLines] = [lineIndex(come), lineIndex(removed)];
  /** Where a text is now, if it was taken out once and put in once. */
  const target = (text: string): number | undefined => {
    if (!isSmall || text.trim() === '' || onlyPlace(removed, text) === undefined) return undefined;
    return onlyPlace(come, text);
  };
  for (const { key, place, hunk } of gone) {
    const [first, last] = [place[0], place.at(-1)];
    if (!first || !last) continue;
    const whole = target(hunk.removed);
    const lines = linesAround(hunk, { start: first.start, end: last.end });
    const line = goneLines.get(lines.text) === undefined ? undefined : comeLines.get(lines.text);
    const own = { offset: first.start, text: textOf(hunk, { start: first.start, end: last.end }) };
    const ownTarget = place.length === 1 ? target(own.text) : undefined;
    const move =
      whole !== undefined
        ? whole - hunk.offset
        : line !== undefined
          ? line - lines.offset
          : ownTarget !== undefined
            ? ownTarget - own.offset
            : undefined;
    if (move === undefined) continue;
    found.set(
      key,
      place.map(({ start, end }) => ({ start: start + move, end: end + move })),
    );
  }
  return found;
}

/** Offset of the only place of a text; `undefined` where there is none or more than one. */
function onlyPlace(texts: readonly Come[], wanted: string): number | undefined {
  let found: number | undefined;
  for (const { text, offset } of texts) {
    const at = text.indexOf(wanted);
    if (at === -1) continue;
    if (found !== undefined || text.includes(wanted, at + 1)) return undefined;
    found = offset + at;
  }
  return found;
}

/** Offsets of the lines that stand in the texts once. */
function lineIndex(texts: readonly Come[]): Map<string, number | undefined> {
  const index = new Map<string, number | undefined>();
  for (const { text, offset } of texts) {
    let at = 0;
    for (const line of text.split('\n')) {
      index.set(line, index.has(line) ? undefined : offset + at);
      at += line.length + 1;
    }
  }
  return index;
}

/** The lines of what was taken out in which a span is. */
function linesAround({ offset, removed }: Replacement, span: Span): Come {
  const start = startOfLine(removed, span.start - offset);
  const end = removed.indexOf('\n', span.end - offset);
  return { text: removed.slice(start, end === -1 ? removed.length : end), offset: offset + start };
}

function textOf({ offset, removed }: Replacement, { start, end }: Span): string {
  return removed.slice(start - offset, end - offset);
}
