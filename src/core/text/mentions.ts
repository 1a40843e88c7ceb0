// What in a paragraph is probably a mention: a name, or somebody who is said to say something.

import { isMetadataLine } from './header';
import { DETERMINER, PHRASE_BREAK, REPORTING, SENTENCE_STARTER } from './newsWords';
import { capitalRuns, tokensOf } from './nounPhrase';
import type { Token } from './nounPhrase';
import { sentencesIn } from './sentences';
import { sourcesIn } from './sources';
import { containsSpan, sameSpan, trimSpan } from './span';
import type { Span } from './span';
import { wordsIn } from './words';

const CALENDAR =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|GMT)$/u;
const COMPASS =
  /^(?:north|south|east|west|northern|southern|eastern|western|central|north-?east(?:ern)?|north-?west(?:ern)?|south-?east(?:ern)?|south-?west(?:ern)?)$/u;
const NATIONALITY = /.(?:ian|ish|ese)$/u;
// A mark of a sentence that is quoted.
const OPENING = /["“„«‘']$/u;

/**
 * The probable mentions of a paragraph, by where they start, the longer first: names as runs of
 * capitalised words (with `southern`, or `the` before several) and the sources of `sourcesIn`. Left out are the
 * article's header and credits, the calendar, adjectives like `Karvan` before a noun, and a single
 * word that begins a sentence, unless it has its capital elsewhere too. A guess by capitals and
 * lists of words, made for English.
 * @param within what `capitalisedWithin` gives for the text
 */
export function probableMentions(
  text: string,
  paragraph: Span,
  within: ReadonlySet<string>,
): readonly Span[] {
  if (isMetadataLine(text.slice(paragraph.start, paragraph.end))) return [];
  return sentencesIn(text, paragraph).flatMap((sentence) => {
    const sources = sourcesIn(text, sentence);
    const names = namesIn(text, sentence, within).filter(
      (name) => !sources.some((source) => isHardlyMore(text, source, name)),
    );
    // A byte order mark at its end is white space, and yet a part of a word.
    return [...sources, ...names]
      .flatMap((span) => trimSpan(text, span) ?? [])
      .sort((a, b) => a.start - b.start || b.end - a.end);
  });
}

/** The words that have a capital where no sentence begins. */
export function capitalisedWithin(text: string): ReadonlySet<string> {
  const words = text.matchAll(/(?<=[\p{L},;]['’)]?[ \t])\p{Lu}[\p{L}\p{M}-]*/gu);
  return new Set([...words].map(([word]) => word));
}

/** True where `outer` is `inner` with nothing but `the` and the like beside it, or the same. */
export function isHardlyMore(text: string, outer: Span, inner: Span): boolean {
  if (sameSpan(outer, inner)) return true;
  if (!containsSpan(outer, inner)) return false;
  const beside = [
    { start: outer.start, end: inner.start },
    { start: inner.end, end: outer.end },
  ];
  return beside
    .flatMap((span) => wordsIn(text, span))
    .every(({ start, end }) => DETERMINER.test(text.slice(start, end)));
}

function namesIn(text: string, sentence: Span, within: ReadonlySet<string>): readonly Span[] {
  const tokens = tokensOf(text, sentence);
  return capitalRuns(tokens).flatMap(([from, last]) => {
    const first = beginningOf(text, tokens, [from, last], within);
    const words = tokens.slice(first, last + 1);
    if (words.every(({ word }) => CALENDAR.test(word) || /^\d/u.test(word))) return [];
    if (first === last && isAdjective(tokens, first, within)) return [];
    const [name, end] = [tokens[withWordBefore(tokens, first, last)], tokens[last]];
    return name && end ? { start: name.start, end: end.end } : [];
  });
}

/** Index of the `southern` before a name, or of the `the` before one of several words. */
function withWordBefore(tokens: readonly Token[], first: number, last: number): number {
  const { word = '' } = tokens[first - 1] ?? {};
  if (!tokens[first]?.follows) return first;
  if (COMPASS.test(word)) return first - 1;
  const isLong = last > first && !isBeforeNoun(tokens[last + 1]);
  return isLong && /^the$/iu.test(word) ? first - 1 : first;
}

/** Index of a run's first word, which is not an ordinary one that begins a sentence. */
function beginningOf(
  text: string,
  tokens: readonly Token[],
  [first, last]: readonly [number, number],
  within: ReadonlySet<string>,
): number {
  const token = tokens[first];
  if (!token || within.has(token.word)) return first;
  const opens = first === 0 || OPENING.test(text.slice(0, token.start).slice(-1));
  if (!opens || isShouted(token.word)) return first;
  const isAlone = !/^\p{Lu}/u.test(tokens[first + 1]?.word ?? '') || first === last;
  if (!isAlone && !SENTENCE_STARTER.test(token.word)) return first;
  const next = tokens.findIndex(({ word }, i) => i > first && /^\p{Lu}/u.test(word));
  return next === -1 || next > last ? last + 1 : next;
}

/** A nationality before a noun: `Karvan` where `Karva` is a word of the text, or `Ukrainian`. */
function isAdjective(
  tokens: readonly Token[],
  index: number,
  within: ReadonlySet<string>,
): boolean {
  const token = tokens[index];
  if (!token || !isBeforeNoun(tokens[index + 1])) return false;
  const stem = token.word.replace(/(?:n|i|s)$/u, '');
  return NATIONALITY.test(token.word) || (stem !== token.word && within.has(stem));
}

/** True for a lower-case word after a blank that may be a noun. */
function isBeforeNoun(next: Token | undefined): boolean {
  if (!next?.follows || !/^\p{Ll}/u.test(next.word)) return false;
  return !PHRASE_BREAK.test(next.word) && !REPORTING.test(next.word);
}

function isShouted(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}
