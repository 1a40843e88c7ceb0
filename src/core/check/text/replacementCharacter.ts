// Characters that were lost before.

import { replacementCharacters } from '../../text/textIssues';
import { atPlaces } from './atPlaces';
import type { TextRule } from './textRule';

export const replacementCharacter: TextRule = {
  id: 'replacement-character',
  severity: 'warning',
  docs: 'The text has the character � (U+FFFD), which a program puts where it could not read a byte. The letters that were there are lost; get the article from its source again.',
  check(decoded) {
    const found = replacementCharacters(decoded);
    if (!found) return undefined;
    return {
      span: found.first,
      message: `A lost character (U+FFFD) is ${atPlaces(found.count)}; get the text from its source again, read in the right encoding.`,
    };
  },
};
