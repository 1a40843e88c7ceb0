// The places that are known on both sides of a piece, and what they say of a place for it.

import { tolerance } from './align';
import type { Candidate, Piece } from './piece';

/** A place that is the same in both texts: code points of the old one and of the new one. */
export interface Anchor {
  readonly old: number;
  readonly now: number;
  /** Index of the piece that it comes from; -1 for an end of the text. */
  readonly index: number;
}

/** The nearest anchors; the right one is missing where nothing is known of the text's end. */
export interface Neighbours {
  readonly left: Anchor;
  readonly right: Anchor | undefined;
  /** How much was corrected in this article (see `correctionRate`). */
  readonly rate: number;
  /** True where the piece before or after it is not placed, though hardly a word was corrected. */
  readonly isDisturbed: boolean;
}

/** How a place fits its neighbours. */
export interface Fit {
  /** True where nothing but small corrections lies between. */
  readonly left: boolean;
  readonly right: boolean;
  /** By how many code points the distance to the nearer fitting neighbour changed. */
  readonly deviation: number;
  /** False where it would be on the wrong side of a neighbour. */
  readonly isInOrder: boolean;
}

const SMALL_RATE = 0.003;

/** Finds neighbours among placed pieces. */
export class AnchorMap {
  private readonly anchors: readonly Anchor[];

  /**
   * @param oldLength code points of the old text; `undefined` where that is not to be believed
   */
  constructor(
    private readonly pieces: readonly Piece[],
    private readonly placed: ReadonlyMap<number, Candidate>,
    private readonly oldLength: number | undefined,
    private readonly newLength: number,
    private readonly rate: number,
  ) {
    const anchors: Anchor[] = [];
    for (const [index, { start, end }] of placed) {
      const piece = pieces[index];
      if (!piece) continue;
      anchors.push({ old: piece.start, now: start, index }, { old: piece.end, now: end, index });
    }
    this.anchors = anchors.sort((a, b) => a.old - b.old || a.now - b.now);
  }

  /** The neighbours of a piece, itself left out. */
  around(piece: Piece, index: number): Neighbours {
    let at = firstAfter(this.anchors, piece.start);
    while (at > 0 && this.anchors[at - 1]?.index === index) at -= 1;
    const left = this.anchors[at - 1] ?? { old: 0, now: 0, index: -1 };
    let next = firstAfter(this.anchors, piece.end - 1);
    while (this.anchors[next]?.index === index) next += 1;
    const end =
      this.oldLength === undefined
        ? undefined
        : { old: this.oldLength, now: this.newLength, index: -1 };
    const isMissing = [index - 1, index + 1].some(
      (other) => this.pieces[other] && !this.placed.has(other),
    );
    const isDisturbed = isMissing && this.rate < SMALL_RATE;
    return { left, right: this.anchors[next] ?? end, rate: this.rate, isDisturbed };
  }
}

/** How a place for a piece fits its neighbours. */
export function fitOf(piece: Piece, place: Candidate, { left, right, rate }: Neighbours): Fit {
  const slack = place.errors;
  const fromLeft = Math.abs(place.start - left.now - (piece.start - left.old));
  const fitsLeft = fromLeft <= tolerance(piece.start - left.old, rate) + slack;
  const fromRight = right
    ? Math.abs(right.now - place.end - (right.old - piece.end))
    : Number.POSITIVE_INFINITY;
  const fitsRight =
    right !== undefined && fromRight <= tolerance(right.old - piece.end, rate) + slack;
  const isInOrder =
    place.start >= left.now - slack && (right === undefined || place.end <= right.now + slack);
  const deviation = fitsLeft && fitsRight ? fromLeft + fromRight : fitsRight ? fromRight : fromLeft;
  return { left: fitsLeft, right: fitsRight, deviation, isInOrder };
}

/** How far the displacement differs between the two neighbours; negative where text went. */
export function jumpBetween({ left, right }: Neighbours): number {
  return right ? right.now - right.old - (left.now - left.old) : 0;
}

function firstAfter(anchors: readonly Anchor[], old: number): number {
  let [low, high] = [0, anchors.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((anchors[middle]?.old ?? 0) <= old) low = middle + 1;
    else high = middle;
  }
  return low;
}
