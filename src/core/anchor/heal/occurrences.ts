// Where the text of a piece stands in the article, word for word.

import type { ArticleText } from '../../sidecar/sidecar';
import type { Candidate, Piece } from './piece';

/** Places of one text. */
export interface Occurrences {
  /** Some of them: the nearest to where the text was. */
  readonly near: readonly Candidate[];
  /** How many there are in what was searched, up to a limit. */
  readonly count: number;
  /** UTF-16 length of what was searched. */
  readonly searched: number;
}

export type FindOccurrences = (piece: Piece) => Occurrences;

// Work that all searches together may do, in characters.
const MOST_SEARCHED = 60_000_000;
const SHORTEST_WINDOW = 2000;
const MOST_COUNTED = 2000;
const MOST_NEAR = 32;

/** Makes the search for pieces of one article; texts that come again are searched once. */
export function occurrencesIn(article: ArticleText, pieces: readonly Piece[]): FindOccurrences {
  const { text, offsets } = article;
  const texts = new Set(pieces.map((piece) => piece.text));
  const isAll = text.length * texts.size <= MOST_SEARCHED;
  const half = Math.max(SHORTEST_WINDOW, Math.floor(MOST_SEARCHED / pieces.length / 2));
  const known = new Map<string, readonly number[]>();

  return (piece) => {
    const expected = offsets.toUtf16(piece.start);
    const from = isAll ? 0 : Math.max(0, expected - half);
    const to = isAll ? text.length : Math.min(text.length, expected + piece.text.length + half);
    let starts = isAll ? known.get(piece.text) : undefined;
    starts ??= startsIn(text, piece.text, from, to);
    if (isAll) known.set(piece.text, starts);
    const near = nearest(starts, expected).map((start) => candidateAt(article, piece, start));
    return { near, count: starts.length, searched: Math.max(1, to - from) };
  };
}

/** The exact candidate that starts at a UTF-16 offset. */
export function candidateAt({ offsets }: ArticleText, piece: Piece, start: number): Candidate {
  const span = { start, end: start + piece.text.length };
  const at = offsets.toCodePoint(start);
  return { span, start: at, end: at + piece.end - piece.start, errors: 0 };
}

/** All starts of a text in a stretch of the article, until there are too many to tell anything. */
export function startsIn(text: string, wanted: string, from: number, to: number): number[] {
  const starts: number[] = [];
  if (to - from < wanted.length) return starts;
  const where = from === 0 && to === text.length ? text : text.slice(from, to);
  for (let at = where.indexOf(wanted); at !== -1; at = where.indexOf(wanted, at + 1)) {
    starts.push(from + at);
    if (starts.length >= MOST_COUNTED) break;
  }
  return starts;
}

function nearest(starts: readonly number[], expected: number): readonly number[] {
  // With very many, those beyond the limit are not even known: any choice would be a guess.
  if (starts.length >= MOST_COUNTED) return starts.filter((start) => start === expected);
  if (starts.length <= MOST_NEAR) return starts;
  const distance = (start: number): number => Math.abs(start - expected);
  const sorted = [...starts].sort((a, b) => distance(a) - distance(b));
  return sorted.slice(0, MOST_NEAR).sort((a, b) => a - b);
}
