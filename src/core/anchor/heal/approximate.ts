// A piece whose text was changed: the most similar text near where it is expected.

import search from 'approx-string-match';
import type { ArticleText } from '../../sidecar/sidecar';
import { tolerance } from './align';
import { fitOf, jumpBetween } from './neighbours';
import type { Neighbours } from './neighbours';
import type { Candidate, Piece } from './piece';
import { isLonely } from './verdict';

// Characters that all searches of one article may read, times the 32-character words of errors.
const MOST_WORK = 15_000_000;
const LONGEST_WINDOW = 20_000;
/** A longer text is found by its first and its last characters. */
const LONGEST_PATTERN = 256;
const END_LENGTH = 96;
/** Where one neighbour is missing, a shorter text has too little in it to be known again. */
const LONG_ALONE = 40;
/** The ends of a shorter text must be certain. */
const LONG = 24;
/** With a letter changed, anything may look like a shorter one. */
const SHORTEST = 4;
const SHORT = 7;

const WORD_PART = /[\p{L}\p{N}\p{M}]/u;

export type FindApproximate = (piece: Piece, neighbours: Neighbours) => Candidate | undefined;

/** Makes the search for pieces of one article; it gives up when it has done all it may. */
export function approximateIn(article: ArticleText): FindApproximate {
  let work = 0;

  return (piece, neighbours) => {
    const window = windowOf(piece, neighbours, article);
    if (!window) return undefined;
    const most = mostErrors(piece, neighbours);
    if (most === 0 || isLonely(piece, neighbours)) return undefined;
    work += (window.to - window.from) * Math.ceil(Math.min(most, LONGEST_PATTERN) / 32);
    if (work > MOST_WORK) return undefined;
    return piece.text.length > LONGEST_PATTERN
      ? findByEnds(piece, neighbours, window, article)
      : findWhole(piece, neighbours, window, most, article);
  };
}

/** A stretch of the article, UTF-16. */
interface Window {
  readonly from: number;
  readonly to: number;
}

/** Where a piece can be if at least one of its neighbours is right. */
function windowOf(
  piece: Piece,
  neighbours: Neighbours,
  { offsets, text }: ArticleText,
): Window | undefined {
  const { left, right } = neighbours;
  if (!right) return undefined;
  const slack = Math.ceil(piece.text.length / 4) + 2;
  const byLeft = left.now + piece.start - left.old;
  const byRight = right.now - (right.old - piece.start);
  const from = Math.min(
    byLeft - tolerance(piece.start - left.old),
    byRight - tolerance(right.old - piece.end),
  );
  const to = Math.max(
    byLeft + tolerance(piece.start - left.old),
    byRight + tolerance(right.old - piece.end),
  );
  const first = Math.max(left.now - 2, Math.floor(from) - slack, 0);
  const last = Math.min(right.now + 2, Math.ceil(to) + piece.end - piece.start + slack);
  if (last <= first || last - first > LONGEST_WINDOW + piece.text.length) return undefined;
  return { from: offsets.toUtf16(first), to: Math.min(text.length, offsets.toUtf16(last)) };
}

/** How many characters may differ: more where both neighbours are near and agree. */
function mostErrors({ text, start, end }: Piece, neighbours: Neighbours): number {
  const { left, right } = neighbours;
  const jump = Math.abs(jumpBetween(neighbours));
  const isHeld = right && jump <= 4 && start - left.old <= 150 && right.old - end <= 150;
  const { length } = text;
  if (length < SHORTEST) return 0;
  if (length <= SHORT) return isHeld ? 2 : 1;
  return Math.floor((isHeld ? 0.4 : 0.25) * length);
}

function findWhole(
  piece: Piece,
  neighbours: Neighbours,
  { from, to }: Window,
  most: number,
  article: ArticleText,
): Candidate | undefined {
  const text = article.text.slice(from, to);
  const matches = search(text, piece.text, most);
  const candidates = matches
    .flatMap((match) => variants(text, piece.text, match))
    .map(({ start, end, errors }) => candidateOf(article, from + start, from + end, errors));
  const best = nearest(piece, candidates, neighbours);
  if (!best) return undefined;
  const fit = fitOf(piece, best, neighbours);
  if (!fit.isInOrder || (!fit.left && !fit.right)) return undefined;
  const isBoth = fit.left && fit.right;
  const { length } = piece.text;
  if (!isBoth && (length < LONG_ALONE || best.errors > 0.1 * length)) return undefined;
  const edges = length < LONG ? hasFirmEdges : hasLikeEdges;
  if (cutsWord(article.text, piece.text, best)) return undefined;
  if (!edges(article.text, piece.text, best)) return undefined;
  // It must be clearly better than the best of what does not overlap it.
  const better = isBoth ? Math.max(1, Math.floor(0.1 * length)) : Math.max(3, 0.2 * length);
  const rest = [text.slice(0, best.span.start - from), text.slice(best.span.end - from)];
  const bound = Math.min(length - 1, Math.ceil(best.errors + better - 1));
  const isRivalled = rest.some((part, index) => {
    const at = index === 0 ? from : best.span.end;
    return search(part, piece.text, bound).some(({ start, end, errors }) => {
      const rival = fitOf(piece, candidateOf(article, at + start, at + end, errors), neighbours);
      return isBoth ? rival.left && rival.right : rival.left || rival.right;
    });
  });
  return isRivalled ? undefined : best;
}

/** A long text: its first and its last characters, as far from each other as they were. */
function findByEnds(
  piece: Piece,
  neighbours: Neighbours,
  window: Window,
  article: ArticleText,
): Candidate | undefined {
  const most = Math.floor(END_LENGTH / 4);
  const text = article.text.slice(window.from, window.to);
  const [head, tail] = [piece.text.slice(0, END_LENGTH), piece.text.slice(-END_LENGTH)];
  const [first, otherFirst] = search(text, head, most);
  const lastOnes = search(text, tail, most);
  const last = lastOnes.at(-1);
  if (!first || !last || (otherFirst && otherFirst.start - first.end > 0)) return undefined;
  if ((lastOnes[0]?.end ?? 0) < last.start) return undefined;
  const change = Math.abs(last.end - first.start - piece.text.length);
  if (first.end > last.start || change > 0.1 * piece.text.length) return undefined;
  const errors = first.errors + last.errors + change;
  const [start, end] = [window.from + first.start, window.from + last.end];
  const place = candidateOf(article, start, end, errors);
  const fit = fitOf(piece, place, neighbours);
  const isWhole = !cutsWord(article.text, piece.text, place);
  return isWhole && fit.isInOrder && (fit.left || fit.right) ? place : undefined;
}

interface Match {
  readonly start: number;
  readonly end: number;
  readonly errors: number;
}

/**
 * A match, and the same drawn out to the edges of its words: a letter that was changed at an edge
 * is as well left out as taken in, by the count of errors.
 */
function variants(text: string, wanted: string, match: Match): readonly Match[] {
  const start = snapStart(text, wanted, match.start);
  const end = snapEnd(text, wanted, match.end);
  const errors = match.errors + Math.abs(start - match.start) + Math.abs(end - match.end);
  return [{ start, end, errors: Math.min(errors, match.errors + 1) }];
}

const LONGEST_SNAP = 2;

function snapStart(text: string, wanted: string, start: number): number {
  if (text[start] === wanted[0] || !isWord(wanted[0]) || !isWord(text[start])) return start;
  for (let back = 0; back <= LONGEST_SNAP; back += 1) {
    if (!isWord(text[start - back - 1])) return start - back;
  }
  return start;
}

function snapEnd(text: string, wanted: string, end: number): number {
  const last = text[end - 1];
  if (last === wanted.at(-1) || !isWord(wanted.at(-1)) || !isWord(last)) return end;
  for (let on = 0; on <= LONGEST_SNAP; on += 1) {
    if (!isWord(text[end + on])) return end + on;
  }
  return end;
}

/**
 * True where both ends of a short match are surely its ends: its first or second letter is there,
 * or its second is where a word begins and nothing else was changed.
 */
function hasFirmEdges(text: string, wanted: string, { span, errors }: Candidate): boolean {
  const { start, end } = span;
  const [before, first, second] = [text[start - 1], text[start], text[start + 1]];
  const [after, last, lastButOne] = [text[end], text[end - 1], text[end - 2]];
  const fitsStart =
    first === wanted[0] ||
    second === wanted[1] ||
    (errors === 1 && first === wanted[1] && !isWord(before));
  const fitsEnd =
    last === wanted.at(-1) ||
    lastButOne === wanted.at(-2) ||
    (errors === 1 && last === wanted.at(-2) && !isWord(after));
  // A word that goes on, where less than the whole text was found, may be all of it.
  const shortest = wanted.length + (wanted.length <= SHORT ? 1 : 0);
  const isCut = isWord(last) && isWord(after) && end - start < shortest;
  // With much of it changed, a name in the middle of a word is no name.
  const isHalf = 2 * errors >= wanted.length;
  const isPart =
    3 * errors >= wanted.length &&
    ((isWord(before) && (isHalf || first !== wanted[0])) ||
      (isWord(after) && (isHalf || last !== wanted.at(-1))));
  return fitsStart && fitsEnd && !isCut && !isPart;
}

/** True where an end is in the middle of a word, and its letters are not those that were there. */
function cutsWord(text: string, wanted: string, { span }: Candidate): boolean {
  const { start, end } = span;
  const found = text.slice(start, end);
  const isCutBefore = isWord(text[start - 1]) && isWord(text[start]);
  const isCutAfter = isWord(text[end - 1]) && isWord(text[end]);
  return (
    (isCutBefore && !isLikeHead(found, wanted, IN_WORD)) ||
    (isCutAfter && !isLikeTail(found, wanted, IN_WORD))
  );
}

/**
 * True where a long match begins and ends as the text did. Where its first word is gone, the word
 * before it may be as like as nothing to the one that went.
 */
function hasLikeEdges(text: string, wanted: string, { span }: Candidate): boolean {
  const found = text.slice(span.start, span.end);
  return isLikeHead(found, wanted, AT_WORD) && isLikeTail(found, wanted, AT_WORD);
}

/** How many characters at an end are compared, and how many errors may be among them. */
interface Likeness {
  readonly length: number;
  readonly most: number;
}

const AT_WORD: Likeness = { length: 8, most: 3 };
const IN_WORD: Likeness = { length: 4, most: 1 };

function isLikeHead(found: string, wanted: string, { length, most }: Likeness): boolean {
  const head = found.slice(0, length + most);
  return search(head, wanted.slice(0, length), most).some(({ start }) => start <= most);
}

function isLikeTail(found: string, wanted: string, { length, most }: Likeness): boolean {
  const tail = found.slice(-length - most);
  return search(tail, wanted.slice(-length), most).some(({ end }) => end >= tail.length - most);
}

export function isWord(character: string | undefined): boolean {
  return character !== undefined && WORD_PART.test(character);
}

/** Of places with the same number of errors, the one that fits best and is as long as it was. */
function nearest(
  piece: Piece,
  candidates: readonly Candidate[],
  neighbours: Neighbours,
): Candidate | undefined {
  const cost = (place: Candidate): number => {
    const { left, right, deviation } = fitOf(piece, place, neighbours);
    const growth = Math.abs(place.end - place.start - (piece.end - piece.start));
    return (left && right ? 0 : left || right ? 1e4 : 1e8) + 10 * place.errors + deviation + growth;
  };
  return [...candidates].sort((a, b) => cost(a) - cost(b))[0];
}

function candidateOf(
  { offsets, text }: ArticleText,
  from: number,
  to: number,
  errors: number,
): Candidate {
  // A surrogate pair is never cut.
  const start = isLow(text.charCodeAt(from)) && isHigh(text.charCodeAt(from - 1)) ? from - 1 : from;
  const end = isLow(text.charCodeAt(to)) && isHigh(text.charCodeAt(to - 1)) ? to + 1 : to;
  const span = { start, end };
  return { span, start: offsets.toCodePoint(start), end: offsets.toCodePoint(end), errors };
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
