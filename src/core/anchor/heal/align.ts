// One alignment over all pieces: the places by which the whole sequence moves least.

import type { Candidate, Piece } from './piece';

/** A piece with the places where it may be. */
export interface Choice {
  readonly piece: Piece;
  readonly candidates: readonly Candidate[];
}

/** A placed piece in a chain of them; the first of all stands for the start of the text. */
interface Link {
  readonly index: number;
  readonly piece: Pick<Piece, 'start' | 'end'>;
  readonly place: Pick<Candidate, 'start' | 'end'>;
  readonly cost: number;
  readonly last?: Link;
  readonly candidate?: Candidate;
}

// The chains that are followed at once: those that cost least so far.
const MOST_CHAINS = 64;

const LONGEST_REWARD = 40;
const CROSSING = 10;
const TORN = 30;
const LARGEST_JUMP = 26;

/**
 * Chooses a place for each piece or none, so that all pieces together cost least: a place pays the
 * more the longer its text is, and a change of the displacement from one piece to the next costs,
 * more so where it is large or turns the order round.
 * @param choices in the order of the old text
 * @returns the chosen place by index of the choice
 */
export function align(choices: readonly Choice[]): Map<number, Candidate> {
  const start: Link = {
    index: -1,
    piece: { start: 0, end: 0 },
    place: { start: 0, end: 0 },
    cost: 0,
  };
  let chains: readonly Link[] = [start];
  for (const [index, { piece, candidates }] of choices.entries()) {
    const reward = 4 + Math.min(piece.text.length, LONGEST_REWARD) / 2;
    const longer = candidates.map((candidate): Link => {
      let best: Link | undefined;
      let bestCost = Infinity;
      for (const chain of chains) {
        const cost = chain.cost + stepCost(chain, piece, candidate);
        if (cost < bestCost) [best, bestCost] = [chain, cost];
      }
      const cost = bestCost - reward;
      return { index, piece, place: candidate, candidate, cost, ...(best && { last: best }) };
    });
    if (longer.length > 0) chains = cheapest([...longer, ...chains]);
  }
  const chosen = new Map<number, Candidate>();
  for (let link = chains[0]; link?.candidate; link = link.last) {
    chosen.set(link.index, link.candidate);
  }
  return chosen;
}

function stepCost({ piece: before, place }: Link, piece: Piece, candidate: Candidate): number {
  const isInside = piece.start < before.end;
  // What begins inside a piece moves with its start, what comes after it with its end.
  const [oldFrom, newFrom] = isInside ? [before.start, place.start] : [before.end, place.end];
  const change = Math.abs(candidate.start - newFrom - (piece.start - oldFrom));
  if (change === 0) return 0;
  if (isInside) return TORN;
  const crossing = candidate.start < newFrom ? CROSSING : 0;
  const isSmall = change <= tolerance(piece.start - oldFrom);
  const jump = isSmall ? 1 + Math.log2(1 + change) / 2 : 7 + 2 * Math.log2(1 + change);
  // A text is most often changed before all that is annotated.
  const isFirst = before.end === 0;
  return crossing + Math.min(jump, LARGEST_JUMP) / (isFirst ? 2 : 1);
}

/**
 * By how much the distance of two places may change without more than small corrections between
 * them, in code points.
 * @param rate how much was corrected, as `correctionRate` gives it
 */
export function tolerance(distance: number, rate = LARGEST_RATE): number {
  return Math.min(1 + 3 * Math.sqrt(rate * distance), 30);
}

const LARGEST_RATE = 0.05;
// What is believed before anything is known, and how many code points of text weigh as much.
const USUAL_RATE = 0.02;
const USUAL_WEIGHT = 200;

/**
 * How much was corrected between the places of an alignment: the variance of their displacement by
 * code point. Where it is small, a place that is a little off is another mention of the same name.
 */
export function correctionRate(
  pieces: readonly Piece[],
  placed: ReadonlyMap<number, Candidate>,
): number {
  const squares: number[] = [];
  let length = USUAL_WEIGHT;
  let last: { readonly old: number; readonly now: number } = { old: 0, now: 0 };
  for (const index of [...placed.keys()].sort((a, b) => a - b)) {
    const [piece, place] = [pieces[index], placed.get(index)];
    if (!piece || !place || piece.start < last.old) continue;
    const distance = piece.start - last.old;
    const change = place.start - last.now - distance;
    if (Math.abs(change) <= tolerance(distance)) {
      squares.push(change * change);
      length += distance;
    }
    last = { old: piece.end, now: place.end };
  }
  // The largest are left out, since they may be mistakes; the others make up for them.
  const believed = squares
    .sort((a, b) => a - b)
    .slice(0, Math.floor(squares.length * BELIEVED_SHARE));
  const sum = believed.reduce((all, square) => all + square, 0) / BELIEVED_SHARE ** 4;
  return Math.min((sum + USUAL_RATE * USUAL_WEIGHT) / length, LARGEST_RATE);
}

const BELIEVED_SHARE = 0.9;

function cheapest(links: Link[]): readonly Link[] {
  return links.sort((a, b) => a.cost - b.cost).slice(0, MOST_CHAINS);
}
