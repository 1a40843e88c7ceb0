// Which texts are names, that mean the same thing where they come again.

const ARTICLE_WORD = /^(?:the|an?)\s+/iu;
// Words that are written with a capital only at the beginning of a sentence.
const PRONOUN =
  /^(?:he|she|it|we|they|you|i|his|her|hers|its|our|their|him|them|us|this|that|these|those|who|one|both|others?|some|many|people|officials?|residents?|there|here)$/iu;
// UTF-16 code units; one letter is never a name of its own.
const SHORTEST = 2;

/** True for a text with a capital letter in a word, other than an article before lower case. */
export function isName(text: string): boolean {
  const bare = text.replace(ARTICLE_WORD, '');
  if (bare.length < SHORTEST || PRONOUN.test(bare)) return false;
  // After “The”, a capital must follow; a script without capitals has names all the same.
  return /\p{Lu}|\p{Lt}|\p{Lo}/u.test(bare);
}
