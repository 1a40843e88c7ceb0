// All places where a text stands in an article.

import type { Span } from '../text/span';
import { foldText } from './fold';
import { wordEdges } from './wordEdges';

export interface SearchOptions {
  readonly isWholeWord: boolean;
  readonly isCaseSensitive: boolean;
  /** Ends the search after so many places. */
  readonly most?: number;
}

/**
 * The places of a text, in order and without overlaps, as `foldText` compares. With `isWholeWord` no
 * word (see `wordAt`) is cut at either end. White space at the edges of what is looked for does not
 * count. Linear in the text.
 * @returns UTF-16 spans; none where nothing but white space is looked for
 */
export function findOccurrences(
  text: string,
  wanted: string,
  { isWholeWord, isCaseSensitive, most = Infinity }: SearchOptions,
): readonly Span[] {
  const { units: needle } = foldText(wanted.trim(), { isCaseSensitive });
  if (needle.length === 0) return [];
  const { units, sources } = foldText(text, { isCaseSensitive });
  const edges = isWholeWord ? wordEdges(text) : undefined;
  const found: Span[] = [];
  let from = 0;
  for (const index of matches(units, needle)) {
    const start = sources[index] ?? -1;
    const end = sources[index + needle.length] ?? -1;
    if (start < from || end === -1) continue;
    if (edges && !(edges.mayStart(start) && edges.mayEnd(end))) continue;
    found.push({ start, end });
    if (found.length >= most) break;
    from = end;
  }
  return found;
}

/** All matches, overlapping ones too, by Knuth, Morris and Pratt: linear whatever is repeated. */
function* matches(units: Uint16Array, needle: Uint16Array): Generator<number, void> {
  const borders = bordersOf(needle);
  let matched = 0;
  for (let at = 0; at < units.length; at += 1) {
    while (matched > 0 && units[at] !== needle[matched]) matched = borders[matched - 1] ?? 0;
    if (units[at] === needle[matched]) matched += 1;
    if (matched === needle.length) {
      yield at + 1 - matched;
      matched = borders[matched - 1] ?? 0;
    }
  }
}

/** For each prefix of a needle, the length of the longest proper prefix that it also ends with. */
function bordersOf(needle: Uint16Array): Int32Array {
  const borders = new Int32Array(needle.length);
  let border = 0;
  for (let at = 1; at < needle.length; at += 1) {
    while (border > 0 && needle[at] !== needle[border]) border = borders[border - 1] ?? 0;
    if (needle[at] === needle[border]) border += 1;
    borders[at] = border;
  }
  return borders;
}
