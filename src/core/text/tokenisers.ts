// The tokenisers behind one type, by the names that a person chooses from.

import type { Span } from './span';
import { spacyTokens } from './spacyTokens';
import { treebankTokens } from './treebankTokens';
import { unicodeTokens, whitespaceTokens } from './plainTokens';

/** Names of the tokenisers. */
export type TokeniserId = 'unicode' | 'whitespace' | 'treebank' | 'spacy';

/**
 * The tokens of a stretch of text, such as a sentence, in order. They are disjoint, none is empty
 * or has a blank in it, and all that is between them is blank or can't be seen. Offsets are UTF-16.
 */
export type Tokeniser = (text: string, stretch: Span) => readonly Span[];

const TOKENISERS: Readonly<Record<TokeniserId, Tokeniser>> = {
  unicode: unicodeTokens,
  whitespace: whitespaceTokens,
  treebank: treebankTokens,
  spacy: spacyTokens,
};

/** The tokeniser of a name. */
export function tokeniserOf(id: TokeniserId): Tokeniser {
  return TOKENISERS[id];
}
