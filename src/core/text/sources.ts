// Who is said to say something: `a resident said`, `according to the Red Lantern Society`.

import { DETERMINER, PHRASE_BREAK, REPORTING } from './newsWords';
import { tokensOf } from './nounPhrase';
import type { Token } from './nounPhrase';
import type { Span } from './span';

// Words of the longest source, its determiner included.
const LONGEST = 9;

const PRONOUN = /^(?:he|she|they|it)$/iu;
const BEFORE_SOURCE = /^(?:after|as|because|before|but|if|since|that|though|when|while)$/iu;
const WITHIN_SOURCE = /^(?:and|at|for|from|in|of|on)$/iu;
const BEFORE_VERB = /^(?:also|earlier|had|has|have|later|then)$/iu;

/**
 * Those who are said to say something in a sentence: the words before a verb such as `said`, as far
 * as no comma parts them, and those after `according to`. A guess by a list of words; a source of
 * which a verb is a part (`a driver who fled`) is not seen, and neither is one after the verb.
 */
export function sourcesIn(text: string, sentence: Span): readonly Span[] {
  const tokens = tokensOf(text, sentence);
  return tokens.flatMap(({ word }, i) => {
    if (!REPORTING.test(word) || word !== word.toLowerCase()) return [];
    const source = word === 'according' ? accordingTo(tokens, i) : before(tokens, i);
    const [first, last] = [source[0], source.at(-1)];
    return first && last && isSource(source) ? { start: first.start, end: last.end } : [];
  });
}

function before(tokens: readonly Token[], verb: number): readonly Token[] {
  let end = verb;
  while (tokens[end]?.follows && BEFORE_VERB.test(tokens[end - 1]?.word ?? '')) end -= 1;
  let start = end;
  while (tokens[start]?.follows && end - start < LONGEST) {
    const { word = '' } = tokens[start - 1] ?? {};
    if (BEFORE_SOURCE.test(word) || REPORTING.test(word)) break;
    start -= 1;
  }
  if (/^and$/iu.test(tokens[start]?.word ?? '')) start += 1;
  return tokens.slice(start, end);
}

function accordingTo(tokens: readonly Token[], according: number): readonly Token[] {
  if (tokens[according + 1]?.word !== 'to') return [];
  const start = according + 2;
  let end = start;
  while (tokens[end]?.follows && end - start < LONGEST) {
    const { word = '' } = tokens[end] ?? {};
    const goesOn = WITHIN_SOURCE.test(word) || DETERMINER.test(word) || !isBreak(word);
    if (!goesOn) break;
    end += 1;
  }
  return tokens.slice(start, end);
}

function isSource(words: readonly Token[]): boolean {
  const [first] = words;
  if (!first) return false;
  if (words.length === 1 && PRONOUN.test(first.word)) return true;
  const beginsWell = DETERMINER.test(first.word) || /^\p{Lu}/u.test(first.word);
  const isWithin = (word: string, i: number): boolean =>
    i > 0 && i < words.length - 1 && WITHIN_SOURCE.test(word);
  const isWhole = words.every(
    ({ word }, i) => !isBreak(word) || DETERMINER.test(word) || isWithin(word, i),
  );
  return beginsWell && isWhole && !DETERMINER.test(words.at(-1)?.word ?? '');
}

function isBreak(word: string): boolean {
  return PHRASE_BREAK.test(word) || REPORTING.test(word);
}
