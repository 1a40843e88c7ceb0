// What is looked for in a changed article: the fragments of annotations, each with its own text.

import type { Annotation } from '../../model/annotation';
import type { Span } from '../../text/span';

/** One fragment of an annotation whose place is to be found. Offsets are code points. */
export interface Piece {
  /** Index of the annotation in the sidecar. */
  readonly owner: number;
  readonly text: string;
  /** Where it was in the text that was annotated. */
  readonly start: number;
  readonly end: number;
}

/** A place in the article as it is now. */
export interface Candidate {
  /** UTF-16 span. */
  readonly span: Span;
  /** The same in code points, as old offsets are. */
  readonly start: number;
  readonly end: number;
  /** Characters in which its text differs from what is looked for. */
  readonly errors: number;
}

const GLUE = ' … ';

/**
 * The pieces of an annotation; none where its text and its offsets do not fit each other, so that
 * nobody can tell which part of the text belongs to which fragment.
 */
export function piecesOf(annotation: Annotation<'codePoint'>, owner: number): readonly Piece[] {
  const { fragments, text } = annotation;
  if (text === '') return [];
  if (fragments.length === 1) {
    const [{ start }] = fragments;
    return [{ owner, text, start, end: start + lengthOf(text) }];
  }
  const points = Array.from(text);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of fragments) {
    if (at > 0 && points.slice(at, at + GLUE.length).join('') !== GLUE) return [];
    if (at > 0) at += GLUE.length;
    const own = points.slice(at, at + end - start);
    at += end - start;
    pieces.push({ owner, text: own.join(''), start, end });
  }
  return at === points.length ? pieces : [];
}

/** Order of pieces: by start, the longer first. */
export function comparePieces(a: Piece, b: Piece): number {
  return a.start - b.start || b.end - a.end || a.owner - b.owner;
}

function lengthOf(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const next = text.charCodeAt(i + 1);
    const isPair = unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 && next < 0xe000;
    if (isPair) i += 1;
    length += 1;
  }
  return length;
}
