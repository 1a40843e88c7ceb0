// Finds the places of annotations in an article that changed while nobody watched.

import type { Annotation } from '../../model/annotation';
import type { ArticleText, Sidecar } from '../../sidecar/sidecar';
import type { Span } from '../../text/span';
import { align, correctionRate, tolerance } from './align';
import { approximateIn, isWord } from './approximate';
import { folded } from './fold';
import { AnchorMap, fitOf } from './neighbours';
import type { Neighbours } from './neighbours';
import { candidateAt, occurrencesIn, startsIn } from './occurrences';
import type { Occurrences } from './occurrences';
import { comparePieces, piecesOf } from './piece';
import type { Candidate, Piece } from './piece';
import { similarIn } from './similar';
import { SMALL_JUMP, isTooWorn, verdictOn } from './verdict';
import type { Evidence, IsLinked } from './verdict';

/** Fragments in the article, and in how many characters their text differs. */
export interface HealedPlace {
  readonly fragments: Annotation['fragments'];
  readonly errors: number;
}

/** Letters that places which moved by themselves must have together; fewer where they moved little. */
const ISLAND = 60;
const NEAR_ISLAND = 24;
const ISLAND_SHARE = 40;
/** So many places that kept their distances exactly are enough, with so many letters. */
const STIFF = 3;
const STIFF_LETTERS = 16;
// Each round takes back the least certain places of the alignment.
const MOST_ROUNDS = 12;
/** Texts of this length are found before shorter ones, which then have neighbours. */
const LONG = 16;
/** A text of this length that is in the article once has moved there, with its paragraph. */
const KNOWN_ALONE = 120;
const LONGEST_LINK = 200;
const LONGEST_GAP = 2000;
const MOST_RIVALS = 8;
const SENTENCE_END = /[.!?…]\s|\n/u;

/**
 * The places of a sidecar's annotations in an article with another text: by one alignment over all
 * of them first, then one by one between those that are certain.
 * @returns by index of the annotation; what can't be placed with certainty is left out
 */
export function heal(sidecar: Sidecar, original: ArticleText): Map<number, HealedPlace> {
  const article = { ...original, text: folded(original.text) };
  const pieces = sidecar.annotations
    .flatMap(piecesOf)
    .map((piece) => ({ ...piece, text: folded(piece.text) }))
    .sort(comparePieces);
  const oldEnd = pieces.reduce((end, piece) => Math.max(end, piece.end), 0);
  const oldLength = sidecar.article.length >= oldEnd ? sidecar.article.length : undefined;
  const find = occurrencesIn(article, pieces);
  const found = pieces.map(find);
  const placed = align(
    pieces.map((piece, index) => ({ piece, candidates: found[index]?.near ?? [] })),
  );
  const rate = correctionRate(pieces, placed);
  const anchorsOf = (places: ReadonlyMap<number, Candidate>): AnchorMap =>
    new AnchorMap(pieces, places, oldLength, article.offsets.codePoints, rate);
  const evidence = { isLinked: linked(original), hasSimilar: similarIn(article) };

  dropUncertain(pieces, found, placed, anchorsOf, evidence);
  const approximate = approximateIn(article);
  const between: Finder = (piece, neighbours, occurrences) =>
    exactBetween(article, piece, neighbours, occurrences, evidence) ??
    approximate(piece, neighbours);
  // Long texts first: they are known again by themselves, and then are neighbours of the short.
  const rounds: readonly Round[] = [
    { shortest: LONG, find: between },
    { shortest: 0, find: between },
    { shortest: 0, find: between },
    { shortest: KNOWN_ALONE, find: (_piece, _neighbours, occurrences) => movedAlone(occurrences) },
    { shortest: 0, find: between },
  ];
  for (const { shortest, find: findPlace } of rounds) {
    const anchors = anchorsOf(placed);
    const added = new Map<number, Candidate>();
    for (const [index, piece] of pieces.entries()) {
      const occurrences = found[index];
      if (placed.has(index) || piece.text.length < shortest || !occurrences) continue;
      const place = findPlace(piece, anchors.around(piece, index), occurrences);
      if (place) added.set(index, place);
    }
    for (const [index, place] of added) placed.set(index, place);
  }
  dropWorn(pieces, placed, anchorsOf(placed), article.text);
  return wholeAnnotations(sidecar, pieces, withoutClashes(pieces, placed));
}

function isInWord(text: string, at: number): boolean {
  return isWord(text[at - 1]) && isWord(text[at]);
}

/** Takes back short texts where so much was changed that one is as good as another. */
function dropWorn(
  pieces: readonly Piece[],
  placed: Map<number, Candidate>,
  anchors: AnchorMap,
  text: string,
): void {
  let [errors, length] = [0, 0];
  for (const [index, place] of placed) {
    errors += place.errors;
    length += pieces[index]?.text.length ?? 0;
  }
  for (const [index, place] of [...placed]) {
    const piece = pieces[index];
    if (!piece) continue;
    const fit = fitOf(piece, place, anchors.around(piece, index));
    const { start, end } = place.span;
    const isWhole = !isInWord(text, start) && !isInWord(text, end);
    if (isTooWorn(piece, place, fit, errors / length, isWhole)) placed.delete(index);
  }
}

type Finder = (
  piece: Piece,
  neighbours: Neighbours,
  occurrences: Occurrences,
) => Candidate | undefined;

/** Looks for all that is not placed yet and is long enough. */
interface Round {
  /** UTF-16 length of text. */
  readonly shortest: number;
  readonly find: Finder;
}

/** A long text that nothing like it is left of where it was, and that is elsewhere once. */
function movedAlone({ near, count }: Occurrences): Candidate | undefined {
  return count === 1 ? near[0] : undefined;
}

/** Takes back, round by round, what can't be believed, the shortest of neighbouring ones first. */
function dropUncertain(
  pieces: readonly Piece[],
  found: readonly Occurrences[],
  placed: Map<number, Candidate>,
  anchorsOf: (places: ReadonlyMap<number, Candidate>) => AnchorMap,
  evidence: Evidence,
): void {
  dropSmallIslands(pieces, placed);
  for (let round = 0; ; round += 1) {
    const anchors = anchorsOf(placed);
    const order = [...placed.keys()].sort((a, b) => a - b);
    const lengths = order.map((index) => {
      const [piece, place, places] = [pieces[index], placed.get(index), found[index]];
      if (!piece || !place || !places) return 0;
      const verdict = verdictOn(piece, place, places, anchors.around(piece, index), evidence);
      // An edge is taken back at first only: what was inside then has become the edge.
      const isDoubtful = verdict === 'unlikely' || (verdict === 'edge' && round === 0);
      return isDoubtful ? piece.text.length : Infinity;
    });
    const isAll = round === 0 || round >= MOST_ROUNDS;
    const dropped = order.filter((_, at) => {
      const [length = 0, before = Infinity, after = Infinity] = [
        lengths[at],
        lengths[at - 1],
        lengths[at + 1],
      ];
      return length < Infinity && (isAll || (length <= before && length <= after));
    });
    if (dropped.length === 0) break;
    for (const index of dropped) placed.delete(index);
  }
  dropSmallIslands(pieces, placed);
}

/**
 * Takes back the places that only few others bear out: those that moved together, but unlike all
 * before and after them. Two names stand at the same distance in many a sentence; three or more,
 * each exactly as far from the last as it was, hardly do so twice.
 */
function dropSmallIslands(pieces: readonly Piece[], placed: Map<number, Candidate>): void {
  let island: number[] = [];
  let isFirst = true;
  let isStiff = true;
  let jump = 0;
  let last: { readonly old: number; readonly now: number } = { old: 0, now: 0 };
  const close = (): void => {
    const lengths = island.map((index) => pieces[index]?.text.length ?? 0);
    const known = lengths.reduce((sum, length) => sum + Math.min(length, ISLAND_SHARE), 0);
    const starts = new Set(island.map((index) => pieces[index]?.start));
    const isKnown =
      known >= (jump <= SMALL_JUMP ? NEAR_ISLAND : ISLAND) ||
      (isStiff && starts.size >= STIFF && known >= STIFF_LETTERS);
    if (!isFirst && !isKnown) for (const index of island) placed.delete(index);
    [isFirst, isStiff] = [false, true];
    island = [];
  };
  for (const index of [...placed.keys()].sort((a, b) => a - b)) {
    const [piece, place] = [pieces[index], placed.get(index)];
    if (!piece || !place) continue;
    const change = Math.abs(place.start - last.now - (piece.start - last.old));
    if (change > tolerance(piece.start - last.old)) {
      close();
      jump = change;
    } else if (change > 0) isStiff = false;
    island.push(index);
    if (piece.end >= last.old) last = { old: piece.end, now: place.end };
  }
}

/** The exact place of a piece between its neighbours, where it is certain. */
function exactBetween(
  article: ArticleText,
  piece: Piece,
  neighbours: Neighbours,
  found: Occurrences,
  evidence: Evidence,
): Candidate | undefined {
  const { left, right } = neighbours;
  if (found.count === 0) return undefined;
  // The alignment may not have seen the places near here, if there are many.
  const expected = [left.now + piece.start - left.old];
  if (right) expected.push(right.now - (right.old - piece.start));
  const reach = tolerance(piece.start - left.old) + (right ? tolerance(right.old - piece.end) : 0);
  const only = found.count === 1 ? found.near : [];
  const near = new Map(only.map((place) => [place.span.start, place]));
  const stretches = expected.map((at): readonly [number, number] => [at - reach, at + reach]);
  // What came in may have pushed the text on, to anywhere up to where the right neighbour has it.
  const [first = 0, second = first] = expected;
  if (second > first && second - first <= LONGEST_GAP) stretches.push([first, second]);
  for (const [low, high] of stretches) {
    const from = article.offsets.toUtf16(Math.max(0, Math.floor(low)));
    const to = article.offsets.toUtf16(Math.max(0, Math.ceil(high))) + piece.text.length;
    for (const start of startsIn(
      article.text,
      piece.text,
      from,
      Math.min(to, article.text.length),
    )) {
      near.set(start, candidateAt(article, piece, start));
    }
  }
  // Where so many fit, none is certain.
  if (near.size > MOST_RIVALS) return undefined;
  const all = { ...found, near: [...near.values()] };
  const sure = all.near.filter(
    (place) => verdictOn(piece, place, all, neighbours, evidence) === 'sure',
  );
  return sure.length === 1 ? sure[0] : undefined;
}

function linked({ text, offsets }: ArticleText): IsLinked {
  return (place, { left, right }, side, unit) => {
    const [from, to] = side === 'left' ? [left.now, place.start] : [place.end, right?.now ?? 0];
    const isEnd = (side === 'left' ? left.index : right?.index) === -1;
    const [start, end] = [offsets.toUtf16(from), offsets.toUtf16(to)];
    if (isEnd || end - start > LONGEST_LINK) return false;
    const between = text.slice(start, end);
    return unit === 'line' ? !between.includes('\n') : !SENTENCE_END.test(between);
  };
}

/** Two pieces that were apart and are now at one place can't both be right: neither is kept. */
function withoutClashes(
  pieces: readonly Piece[],
  placed: ReadonlyMap<number, Candidate>,
): ReadonlyMap<number, Candidate> {
  const byPlace = new Map<string, number[]>();
  for (const [index, { span }] of placed) {
    const key = `${span.start}-${span.end}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), index]);
  }
  const clean = new Map(placed);
  for (const indices of byPlace.values()) {
    const [first, ...rest] = indices.map((index) => pieces[index]);
    const isClash = rest.some(
      (piece) => piece?.start !== first?.start || piece?.end !== first?.end,
    );
    if (isClash) for (const index of indices) clean.delete(index);
  }
  return clean;
}

/** Annotations all of whose pieces are placed, one after the other. */
function wholeAnnotations(
  { annotations }: Sidecar,
  pieces: readonly Piece[],
  placed: ReadonlyMap<number, Candidate>,
): Map<number, HealedPlace> {
  const parts = new Map<number, { places: Candidate[]; missing: boolean }>();
  for (const [index, { owner }] of pieces.entries()) {
    const part = parts.get(owner) ?? { places: [], missing: false };
    const place = placed.get(index);
    if (place) part.places.push(place);
    else part.missing = true;
    parts.set(owner, part);
  }
  const whole = new Map<number, HealedPlace>();
  for (const [owner, { places, missing }] of parts) {
    const [first, ...rest] = places.map(({ span }): Span => span);
    if (missing || !first || places.length !== annotations[owner]?.fragments.length) continue;
    const all = [first, ...rest];
    if (rest.some(({ start }, i) => start < (all[i]?.end ?? 0))) continue;
    const errors = places.reduce((sum, place) => sum + place.errors, 0);
    whole.set(owner, { fragments: [first, ...rest], errors });
  }
  return whole;
}
