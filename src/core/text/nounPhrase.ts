// The noun phrase around a word, guessed from capitals and small words.

import { ADJECTIVE_ENDING, DETERMINER, NAME_PARTICLE, PHRASE_BREAK, REPORTING } from './newsWords';
import type { Span } from './span';
import { wordAt, wordsIn } from './words';

// Words on either side of the one at the cursor.
const LONGEST = 8;
// Before the word that is the head, without the determiner.
const MOST_ADJECTIVES = 4;

/** A word of the sentence, and what is between it and the one before. */
export interface Token extends Span {
  readonly word: string;
  /** True where nothing but a blank is between it and the word before. */
  readonly follows: boolean;
}

/**
 * The noun phrase at a UTF-16 offset of a sentence: a guess without a dictionary.
 *
 * A name is a run of capitalised words with the small words that names have within them
 * (`Ministry of the Interior`, `Gen. J. R. al-Nadiri`), and a determiner before it. Other phrases
 * run from a determiner over words that may be adjectives to the word at the cursor, or from an
 * adjective on to the next word; an `of` and a phrase after it belong to it. A verb that looks like
 * a noun or an adjective deceives it, and a noun before a noun (`police officers`) is not seen.
 * @returns `undefined` where no word is at the offset, or where the word stands alone
 */
export function nounPhraseAt(text: string, sentence: Span, offset: number): Span | undefined {
  const at = wordAt(text, offset);
  const tokens = tokensOf(text, sentence);
  const index = tokens.findIndex(({ start, end }) => start === at?.start && end === at.end);
  const token = tokens[index];
  if (!token) return undefined;
  const name = isCapital(token, index) || isWithinName(tokens, index);
  const [first, last] = name ? nameAround(tokens, index) : phraseAround(tokens, index);
  const withDeterminer = determinerBefore(tokens, first, 0);
  const end = withComplement(tokens, last);
  if (withDeterminer === end) return undefined;
  const [start, stop] = [tokens[withDeterminer], tokens[end]];
  return start && stop && { start: start.start, end: stop.end };
}

/**
 * The names of a sentence as runs of capitalised words, in order: `Defence Minister Lena Morvath`,
 * `Ministry of the Interior`, `U.N.`; without determiners.
 */
export function capitalRuns(tokens: readonly Token[]): readonly (readonly [number, number])[] {
  const runs: (readonly [number, number])[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (!token || !isCapital(token, i)) continue;
    const [, last] = nameAround(tokens, i);
    runs.push([i, last]);
    i = last;
  }
  return runs;
}

/** The words of a sentence. */
export function tokensOf(text: string, sentence: Span): readonly Token[] {
  let before = -1;
  return wordsIn(text, sentence).map(({ start, end }) => {
    const word = text.slice(start, end);
    const between = before === -1 ? '' : text.slice(before, start);
    // The full stop of `Gen.` or of an initial does not part it from the name.
    const follows = /^\s+$/u.test(between) || /^\.\s+$/u.test(between);
    before = end;
    return { start, end, word, follows };
  });
}

/** A capitalised word or a number; not `The` or `He` at the beginning of a sentence. */
function isCapital({ word }: Token, index: number): boolean {
  if (!/^(?:al-|el-|d['’])?\p{Lu}/u.test(word)) return false;
  const isFunctionWord = DETERMINER.test(word) || PHRASE_BREAK.test(word) || REPORTING.test(word);
  return !isFunctionWord || (index > 0 && word.length > 1 && word === word.toUpperCase());
}

/** A particle with capitalised words on both sides. */
function isWithinName(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (!token || !NAME_PARTICLE.test(token.word)) return false;
  return (
    capitalBeyond(tokens, index + 1, -1) !== undefined &&
    capitalBeyond(tokens, index - 1, 1) !== undefined
  );
}

/** Index of the next capitalised word on one side, over at most two particles. */
function capitalBeyond(tokens: readonly Token[], from: number, step: 1 | -1): number | undefined {
  for (let i = from + step; Math.abs(i - from) <= 3; i += step) {
    const token = tokens[i];
    // What parts two words is kept with the second of them.
    const joint = step === 1 ? token : tokens[i + 1];
    if (!token || !joint?.follows) return undefined;
    if (isCapital(token, i)) return i;
    if (!NAME_PARTICLE.test(token.word)) return undefined;
  }
  return undefined;
}

function nameAround(tokens: readonly Token[], index: number): readonly [number, number] {
  let [first, last] = [index, index];
  for (let i: number | undefined = index; i !== undefined && index - i < LONGEST;) {
    first = i;
    i = capitalBeyond(tokens, i, -1);
  }
  for (let i: number | undefined = index; i !== undefined && i - index < LONGEST;) {
    last = i;
    const number: Token | undefined = tokens[i + 1];
    // `Resolution 2254`
    const next: number | undefined = capitalBeyond(tokens, i, 1);
    const isNumbered: boolean = number?.follows === true && /^\d+$/u.test(number.word);
    i = next ?? (isNumbered && isCapital(tokens[i] ?? number ?? FIRST, i) ? i + 1 : undefined);
  }
  return [first, last];
}

const FIRST: Token = { start: 0, end: 0, word: '', follows: false };

function phraseAround(tokens: readonly Token[], index: number): readonly [number, number] {
  let last = index;
  while (last - index < MOST_ADJECTIVES && isBeforeNoun(tokens[last])) {
    const next = tokens[last + 1];
    if (!next?.follows || isBreak(next)) break;
    last += 1;
  }
  if (isBreak(tokens[index]) && !isDeterminer(tokens[index])) return [index, index];
  return [determinerBefore(tokens, index, MOST_ADJECTIVES), last];
}

/**
 * Index of the determiner before a word, over so many other words; of the word itself where there
 * is none.
 */
function determinerBefore(tokens: readonly Token[], index: number, over: number): number {
  if (isDeterminer(tokens[index])) return index;
  for (let i = index; i > 0 && index - i <= over; i -= 1) {
    const before = tokens[i - 1];
    if (!tokens[i]?.follows || !before) return index;
    if (isDeterminer(before)) return i - 1;
    if (isBreak(before)) return index;
  }
  return index;
}

/** The end of `of the village` after a phrase. */
function withComplement(tokens: readonly Token[], last: number): number {
  const [of, next] = [tokens[last + 1], tokens[last + 2]];
  if (of?.word !== 'of' || !of.follows || !next?.follows) return last;
  if (isBreak(next) && !isDeterminer(next)) return last;
  const from = isDeterminer(next) && tokens[last + 3]?.follows ? last + 3 : last + 2;
  const token = tokens[from];
  if (!token) return last;
  return isCapital(token, from) ? nameAround(tokens, from)[1] : phraseAround(tokens, from)[1];
}

function isBeforeNoun(token: Token | undefined): boolean {
  if (!token) return false;
  return isDeterminer(token) || ADJECTIVE_ENDING.test(token.word);
}

function isDeterminer(token: Token | undefined): boolean {
  return token !== undefined && DETERMINER.test(token.word);
}

function isBreak(token: Token | undefined): boolean {
  return token !== undefined && (PHRASE_BREAK.test(token.word) || REPORTING.test(token.word));
}
