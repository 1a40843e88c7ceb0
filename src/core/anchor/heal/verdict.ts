// Whether a place is sure enough: a wrong place would be worse than none.

import { tolerance } from './align';
import type { HasSimilar } from './similar';
import type { Candidate, Piece } from './piece';
import { fitOf, jumpBetween } from './neighbours';
import type { Fit, Neighbours } from './neighbours';
import type { Occurrences } from './occurrences';

// The chance that another mention of the same name stands by accident where one is expected.
const RARE = 0.001;
/** Text that came in is seldom in the place of text that went. */
const RARE_WHERE_TEXT_CAME = 0.01;
/** A shorter text is not known by itself, even where it is in the article only once. */
const NAME = 3;

/** Code points by which two neighbours moved apart where only words were corrected between. */
export const SMALL_JUMP = 16;
const NEAR = 200;

/** A text of this length says enough by itself. */
const LONG = 24;

/** Tells of a place whether it is in one sentence, or in one line, with a neighbour, as it was. */
export type IsLinked = (
  place: Candidate,
  neighbours: Neighbours,
  side: 'left' | 'right',
  unit: 'sentence' | 'line',
) => boolean;

/** What is looked up in the article to tell how sure a place is. */
export interface Evidence {
  readonly isLinked: IsLinked;
  readonly hasSimilar: HasSimilar;
}

/**
 * `sure`: it can be believed. `edge`: only one neighbour bears it out, and it may be another
 * mention of the same name. `unlikely`: nothing bears it out.
 */
export type Verdict = 'sure' | 'edge' | 'unlikely';

/**
 * Whether an exact place can be believed: small corrections at the most lie between it and both
 * neighbours, or one of them and nothing speaks for another place.
 */
export function verdictOn(
  piece: Piece,
  place: Candidate,
  { near, count, searched }: Occurrences,
  neighbours: Neighbours,
  { isLinked, hasSimilar }: Evidence,
): Verdict {
  const fit = fitOf(piece, place, neighbours);
  if (!fit.isInOrder) return 'unlikely';
  const others = near
    .filter(({ span }) => span.start !== place.span.start)
    .map((other) => fitOf(piece, other, neighbours))
    .filter(({ isInOrder }) => isInOrder);
  const chance = ((count - 1) / searched) * (2 * fit.deviation + 1);
  if (fit.left && fit.right) {
    if (others.some((other) => isRival(fit, other))) return 'unlikely';
    // Text that came in may have brought the name, and as much may have gone beside it.
    if (fit.deviation > 0 && others.length > 0) return 'edge';
    return !isLonely(piece, neighbours) || chance < RARE ? 'sure' : 'edge';
  }
  if (!neighbours.right) {
    // Only a sidecar that a person wrote does not know how long its article was.
    const isKnown = count === 1 && piece.text.length >= NAME;
    return fit.deviation === 0 || isKnown ? 'sure' : 'unlikely';
  }
  if (!fit.left && !fit.right) {
    // Words were corrected on both sides of it.
    const isNear = count === 1 && fit.deviation <= SMALL_JUMP;
    return isNear && piece.text.length >= LONG ? 'sure' : 'unlikely';
  }
  if (others.some(({ left, right }) => left || right)) return 'edge';
  // Its text may be gone, and this one another mention of the same name.
  if (piece.text.length < NAME) return 'edge';
  const { left, right, rate } = neighbours;
  const otherSide = fit.left ? right.now - right.old : left.now - left.old;
  const gap = fit.left ? right.old - piece.end : piece.start - left.old;
  if (hasSimilar(piece, piece.start + otherSide, tolerance(gap, rate), place)) return 'edge';
  // What came in may have brought the name, and the one that was there is in among it.
  if (jumpBetween(neighbours) > 0 && others.length > 0) return 'edge';
  if (count === 1 || (piece.text.length >= LONG && chance < RARE)) return 'sure';
  // Hardly any text went or came, and exactly at the distance that it had from its neighbour.
  const isHeld = fit.deviation === 0 && Math.abs(jumpBetween(neighbours)) <= SMALL_JUMP;
  const distance = fit.left ? piece.start - left.old : right.old - piece.end;
  if (isHeld && distance <= NEAR && chance < RARE) return 'sure';
  const side = fit.left ? 'left' : 'right';
  if (!isLinked(place, neighbours, side, 'line')) return 'edge';
  if (chance < RARE) return 'sure';
  if (fit.deviation > 0 || jumpBetween(neighbours) < 0) return 'edge';
  if (chance < RARE_WHERE_TEXT_CAME) return 'sure';
  return isLinked(place, neighbours, side, 'sentence') ? 'sure' : 'edge';
}

/** Where more than this share of the characters is another, a short text is like many. */
const WORN = 0.13;
const MOST_STRAY = 7;
const MOST_WORN = 0.25;

/**
 * True where a short piece is not to be believed because most of what is around it was changed as
 * well: it must be near where both neighbours expect it, and hardly changed itself.
 * @param damage the share of characters that differ in what was placed
 * @param isWhole false where it begins or ends in the middle of a word
 */
export function isTooWorn(
  { text, start, end }: Piece,
  place: Candidate,
  fit: Fit,
  damage: number,
  isWhole: boolean,
): boolean {
  if (damage < WORN || text.length >= LONG) return false;
  if (!fit.left || !fit.right || fit.deviation > MOST_STRAY) return true;
  if (place.errors === 0) return false;
  const growth = Math.abs(place.end - place.start - (end - start));
  return !isWhole || growth > 1 || place.errors > MOST_WORN * text.length;
}

const FAR = 60;

/**
 * True where a piece is far from its neighbours, though others are between that were not found: the
 * text there may be another.
 */
export function isLonely(piece: Piece, { left, right, isDisturbed }: Neighbours): boolean {
  const toRight = right ? right.old - piece.end : Infinity;
  return isDisturbed && piece.text.length < LONG && Math.min(piece.start - left.old, toRight) > FAR;
}

/** True where another place fits both neighbours nearly as well. */
function isRival(fit: Fit, other: Fit): boolean {
  if (!other.left || !other.right) return false;
  return other.deviation <= 3 * fit.deviation + 2;
}
