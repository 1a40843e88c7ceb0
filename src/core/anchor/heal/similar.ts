// Whether a text like that of a piece is at a place.

import search from 'approx-string-match';
import type { ArticleText } from '../../sidecar/sidecar';
import type { Candidate, Piece } from './piece';

// A longer text is not looked for: nothing like it stands somewhere by accident.
const LONGEST_PATTERN = 256;

/**
 * True where a text like a piece's begins near an offset, in code points, without being the one at
 * a place.
 */
export type HasSimilar = (piece: Piece, near: number, reach: number, place: Candidate) => boolean;

/** Makes that search for one article. */
export function similarIn({ text, offsets }: ArticleText): HasSimilar {
  return (piece, near, reach, { span }) => {
    const { length } = piece.text;
    if (length > LONGEST_PATTERN) return false;
    const from = offsets.toUtf16(Math.max(0, Math.floor(near - reach)));
    const to = offsets.toUtf16(Math.max(0, Math.ceil(near + reach))) + length;
    const matches = search(text.slice(from, to), piece.text, Math.floor(length / 3));
    return matches.some(({ start, end }) => from + end <= span.start || from + start >= span.end);
  };
}
