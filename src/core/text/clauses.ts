// Clauses: the parts of a sentence between its commas, dashes, colons and semicolons.

import { abbreviationAtEnd, REPORTING } from './newsWords';
import { withoutHalfQuotes } from './quotations';
import type { Quotation } from './quotations';
import { trimSpan } from './span';
import type { Span } from './span';
import { wordsIn } from './words';

// A comma, semicolon or colon before a blank, with the quotation marks beside it; or a dash.
const SEPARATOR =
  /(?<sign>[,;:،؛])(?<close>[”’"'»)\]]*)\s+(?<open>[“‘"'«„]?)|(?<!\s)\s+[-–—]{1,2}\s+|—/gu;
// What comes after a comma that belongs to what stands before it.
const NO_CLAUSE = /^(?:(?:19|20)\d\d\b|(?:Inc|Ltd|Jr|Sr|LLC|Co)\b)/u;
const THAT = /\b(?<verb>\p{L}+)\s+that\s+/gu;
// `told reporters that`, `said on Tuesday that`.
const TOLD_THAT =
  /\b(?:told(?:\s+[\p{L}\p{M}.’'-]+){1,4}?|(?:said|says)\s+(?:at|by|in|late|on)(?:\s+[\p{L}\p{M}.’'-]+){1,4}?)\s+that\s+/gu;
// A second thing that is said.
const AND_THAT = /(?<!\s),?\s+and\s+that\s+/gu;
// `Morvath said two fell`, but not `said in Velmora`, `said Monday` or, after a quotation, `said the
// minister`.
const SAID =
  /(?<![”"’'»]\s*)\bsa(?:id|ys)\s+(?!(?:about|after|at|before|by|during|earlier|early|from|in|late|later|of|on|over|that|through|to|when|with|yesterday|today|nothing|so|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)(?=[\p{L}\p{N}])/gu;
// A part with fewer words is an aside or one of a list: `On Sunday,` or `Iran, Iraq and Syria`.
const LEAST_WORDS = 3;

interface Part extends Span {
  /** What stands before it may not be joined to it. */
  readonly isApart: boolean;
}

/**
 * The clause at a UTF-16 offset of a sentence. By signs and a few words, with no grammar: a part of
 * one or two words goes with its neighbour, unless it says who speaks (`he said`); what follows
 * `said` or `warned that` is a clause of its own. The full stop of the sentence is not in it.
 * @returns `undefined` where the offset is not in the sentence
 */
export function clauseAt(
  text: string,
  sentence: Span,
  offset: number,
  quotations: readonly Quotation[],
): Span | undefined {
  const parts = joined(text, partsOf(text, sentence));
  const part =
    parts.filter(({ start }) => start <= offset).at(-1) ?? (offset >= sentence.start && parts[0]);
  if (!part || offset > sentence.end) return undefined;
  return bareClause(text, part, quotations);
}

/** All clauses of a sentence, as `clauseAt` gives them. */
export function clausesIn(
  text: string,
  sentence: Span,
  quotations: readonly Quotation[],
): readonly Span[] {
  return joined(text, partsOf(text, sentence)).flatMap(
    (part) => bareClause(text, part, quotations) ?? [],
  );
}

/** A part without blanks, half a quotation’s marks and the full stop at its ends. */
function bareClause(text: string, part: Span, quotations: readonly Quotation[]): Span | undefined {
  const bare = trimSpan(text, part);
  const whole = bare && withoutHalfQuotes(text, bare, quotations);
  return whole && withoutFullStop(text, whole);
}

function partsOf(text: string, sentence: Span): readonly Part[] {
  const inside = text.slice(sentence.start, sentence.end);
  const cuts: { end: number; start: number; isApart: boolean }[] = [];
  for (const { 0: all, index, groups = {} } of inside.matchAll(SEPARATOR)) {
    const { sign, close = '', open = '' } = groups;
    const start = index + all.length - open.length;
    if (sign === ',' && NO_CLAUSE.test(inside.slice(start))) continue;
    const isQuoted = /[”’"'»]/u.test(close) || open !== '';
    // Brackets and marks that close stay with what they close.
    const end = index + (close === '' ? 0 : 1 + close.length);
    cuts.push({ end, start, isApart: isQuoted || sign !== ',' });
  }
  for (const { 0: all, index, groups } of inside.matchAll(THAT)) {
    if (!REPORTING.test(groups?.['verb'] ?? '')) continue;
    const start = index + all.length;
    cuts.push({ end: index + all.trimEnd().length, start, isApart: true });
  }
  for (const { 0: all, index } of [...inside.matchAll(SAID), ...inside.matchAll(TOLD_THAT)]) {
    cuts.push({ end: index + all.trimEnd().length, start: index + all.length, isApart: true });
  }
  for (const { 0: all, index } of inside.matchAll(AND_THAT)) {
    const isSaid = wordsIn(inside, { start: 0, end: index }).some(({ start, end }) =>
      REPORTING.test(inside.slice(start, end)),
    );
    if (isSaid) cuts.push({ end: index, start: index + all.length, isApart: true });
  }
  cuts.sort((a, b) => a.start - b.start);
  const parts: Part[] = [];
  let [from, isApart] = [0, true];
  for (const cut of [...cuts, { end: inside.length, start: inside.length, isApart: true }]) {
    if (cut.end > from) {
      parts.push({ start: sentence.start + from, end: sentence.start + cut.end, isApart });
    }
    if (cut.start > from) [from, isApart] = [cut.start, cut.isApart];
  }
  return parts;
}

/** Parts that are too short to stand alone go with the one before, or the one after. */
function joined(text: string, parts: readonly Part[]): readonly Part[] {
  const clauses: Part[] = [];
  for (const part of parts) {
    const last = clauses.at(-1);
    const goesWithLast =
      last &&
      !part.isApart &&
      !isAttribution(text, part) &&
      !isAttribution(text, last) &&
      (isShort(text, part) || isShort(text, last));
    if (goesWithLast) {
      clauses[clauses.length - 1] = { ...last, end: part.end };
    } else clauses.push(part);
  }
  return clauses;
}

function isShort(text: string, part: Span): boolean {
  return wordsIn(text, part).length < LEAST_WORDS;
}

/** `he said`, `said Morvath`, `Sir Rupert told the commission`. */
function isAttribution(text: string, part: Span): boolean {
  const words = wordsIn(text, part).map(({ start, end }) => text.slice(start, end));
  return words.length <= 6 && words.some((word) => REPORTING.test(word));
}

/** A span without the full stop at its end, unless that belongs to an abbreviation. */
export function withoutFullStop(text: string, span: Span): Span {
  const inside = text.slice(span.start, span.end);
  if (!/[^.!?…][.!?…]+$/u.test(inside) || abbreviationAtEnd(inside) !== undefined) return span;
  return {
    start: span.start,
    end: span.end - (/(?<![.!?…])[.!?…]+$/u.exec(inside)?.[0].length ?? 0),
  };
}
