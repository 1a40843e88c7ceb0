// How names are compared when an entity is looked for.

import { plainLetters } from './entityKey';

const ARTICLE_WORD = /^(?:the|an?) (?=.)/u;
const POSSESSIVE = /(?<=\p{L})['’]s?(?=\s|$)/gu;
// Words that have no letter in most acronyms.
const SMALL = new Set(['the', 'of', 'and', 'for', 'in', 'on', 'de', 'la', 'al', 'a']);
// UTF-16 code units. A longer text is a description, which no list has as a name.
const LONGEST = 200;

/**
 * What is the same for spellings of one name: case, accents, full stops of initials, hyphens, a
 * possessive ending and an article before it don’t tell names apart. Empty for a text that is no
 * name.
 */
export function nameFold(text: string): string {
  if (text.length > LONGEST) return '';
  return plainLetters(text)
    .replace(POSSESSIVE, '')
    .replace(/['’‘ʼʿʾ.]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .replace(ARTICLE_WORD, '');
}

/** True for a text such as `U.N.` or `NATO`: a few letters, none of them small. */
export function isAcronym(text: string): boolean {
  return /^\p{Lu}{2,8}$/u.test(text.replaceAll('.', ''));
}

/** The acronyms that a name of several words may have, folded: with its small words and without. */
export function acronymsOf(folded: string): readonly string[] {
  const words = folded.split(' ');
  if (words.length < 2) return [];
  const initials = (some: readonly string[]): string => some.map((word) => firstOf(word)).join('');
  const large = words.filter((word) => !SMALL.has(word));
  return [...new Set([initials(words), initials(large)])].filter(({ length }) => length > 1);
}

function firstOf(word: string): string {
  return String.fromCodePoint(word.codePointAt(0) ?? 0);
}
