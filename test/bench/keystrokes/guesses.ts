// How many of a sample's annotations Tab and Space stop at, and how often they stop elsewhere.

import { capitalisedWithin, probableMentions } from '../../../src/core/text/mentions';
import { paragraphEndingAfter } from '../../../src/core/text/paragraphs';
import { quotationsIn } from '../../../src/core/text/quotations';
import { sameSpan } from '../../../src/core/text/span';
import type { Span } from '../../../src/core/text/span';
import { probableStatements } from '../../../src/core/text/statements';
import { isClaim } from './gold';
import type { Gold } from './gold';

export interface Guesses {
  /** Annotations (a claim's fragments each) that a place has exactly the ends of. */
  readonly right: number;
  readonly places: number;
  readonly wanted: number;
}

export function guessesOf({ text, targets }: Gold): { names: Guesses; claims: Guesses } {
  const within = capitalisedWithin(text);
  const quotations = quotationsIn(text);
  const names: Span[] = [];
  const claims: Span[] = [];
  let paragraph = paragraphEndingAfter(text, 0);
  for (; paragraph; paragraph = paragraphEndingAfter(text, paragraph.end)) {
    names.push(...probableMentions(text, paragraph, within));
    claims.push(...probableStatements(text, paragraph, quotations));
  }
  const spans = (wanted: boolean): readonly Span[] =>
    targets.filter((each) => isClaim(each) === wanted).flatMap(({ fragments }) => fragments);
  return { names: compare(names, spans(false)), claims: compare(claims, spans(true)) };
}

function compare(places: readonly Span[], wanted: readonly Span[]): Guesses {
  const right = wanted.filter((span) => places.some((place) => sameSpan(place, span))).length;
  return { right, places: places.length, wanted: wanted.length };
}
