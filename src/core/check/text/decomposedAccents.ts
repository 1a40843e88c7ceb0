// Accented letters that are two characters.

import { decomposedLetters } from '../../text/textIssues';
import { atPlaces } from './atPlaces';
import type { TextRule } from './textRule';

export const decomposedAccents: TextRule = {
  id: 'decomposed-accents',
  severity: 'warning',
  docs: 'An accented letter is spelled as a letter and a mark (Unicode form NFD). It looks the same as the one character, but searches, dictionaries and comparisons do not find it, and a span can end between the two.',
  check(decoded) {
    const found = decomposedLetters(decoded);
    if (!found) return undefined;
    const letter = decoded.slice(found.first.start, found.first.end).normalize('NFC');
    return {
      span: found.first,
      message: `“${letter}” is spelled as a letter and a mark ${atPlaces(found.count)}; turn the text to Unicode form NFC before it is annotated.`,
    };
  },
};
