// The next place worth tagging on which no annotation is.

import { isHardlyMore } from '../text/mentions';
import { paragraphEndingAfter, paragraphStartingBefore } from '../text/paragraphs';
import { sameSpan } from '../text/span';
import type { Span } from '../text/span';
import type { Annotation } from './annotation';

export interface NextPlace {
  readonly span: Span;
  /** True where the search went over the end (or beginning) of the article. */
  readonly isWrapped: boolean;
}

export interface PlaceSearch {
  /** The selection, or an empty span at the cursor. */
  readonly from: Span;
  readonly direction: 'next' | 'previous';
  /** The places of a paragraph, by where they start, the longer first. */
  readonly placesIn: (paragraph: Span) => readonly Span[];
  readonly isFree: (place: Span) => boolean;
}

/**
 * The next free place in the order of the text; past the end of the article it goes on at the
 * beginning. Only as many paragraphs are read as it takes.
 * @returns `undefined` where no place is free but the one that is selected
 */
export function nextUntagged(text: string, search: PlaceSearch): NextPlace | undefined {
  const { from, direction, placesIn, isFree } = search;
  const isNext = direction === 'next';
  const after = (place: Span): boolean => isBeyond(place, from, direction);
  const others = (place: Span): boolean => !sameSpan(place, from);
  const find = (paragraph: Span, isWanted: (place: Span) => boolean): Span | undefined => {
    const places = isNext ? placesIn(paragraph) : [...placesIn(paragraph)].reverse();
    return places.find((place) => isWanted(place) && isFree(place));
  };
  const step = (offset: number): Span | undefined =>
    (isNext ? paragraphEndingAfter : paragraphStartingBefore)(text, offset);
  const beyond = (paragraph: Span): number => (isNext ? paragraph.end : paragraph.start);

  const start = isNext ? from.start : from.start + 1;
  for (let paragraph = step(start); paragraph; paragraph = step(beyond(paragraph))) {
    const span = find(paragraph, after);
    if (span) return { span, isWrapped: false };
  }
  const isLeft = ({ start: first, end }: Span): boolean =>
    isNext ? first <= from.start : end >= from.start;
  let paragraph = step(isNext ? 0 : text.length + 1);
  for (; paragraph && isLeft(paragraph); paragraph = step(beyond(paragraph))) {
    const span = find(paragraph, others);
    if (span) return { span, isWrapped: true };
  }
  return undefined;
}

/**
 * True where a probable mention has not been tagged: no mention has a character of it. A longer
 * mention around it does not count, since names are within (`Karva` in “the mission in Karva”).
 */
export function isFreeOfMentions(
  text: string,
  place: Span,
  mentions: readonly Annotation[],
): boolean {
  return !mentions.some(({ fragments }) =>
    fragments.some(
      (fragment) =>
        overlaps(fragment, place) &&
        (!(fragment.start <= place.start && place.end <= fragment.end) ||
          isHardlyMore(text, fragment, place)),
    ),
  );
}

/** True where no statement has a character of a probable one. */
export function isFreeOfStatements(place: Span, statements: readonly Annotation[]): boolean {
  return !statements.some(({ fragments }) => fragments.some((each) => overlaps(each, place)));
}

/** By start, the longer first; a cursor stands before all that starts at it. */
function isBeyond(place: Span, from: Span, direction: 'next' | 'previous'): boolean {
  const isCursor = from.start === from.end;
  if (direction === 'next') {
    if (place.start !== from.start) return place.start > from.start;
    return isCursor || place.end < from.end;
  }
  if (place.start !== from.start) return place.start < from.start;
  return !isCursor && place.end > from.end;
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
