// Characters that no text has.

import { controlCharacters } from '../../text/textIssues';
import { atPlaces } from './atPlaces';
import { codePointName } from './codePointName';
import type { TextRule } from './textRule';

export const controlCharacter: TextRule = {
  id: 'control-character',
  severity: 'warning',
  docs: 'The text has a control character, such as NUL. Programs drop it, stop at it or refuse the file, and every offset after it differs then.',
  check(decoded) {
    const found = controlCharacters(decoded);
    if (!found) return undefined;
    return {
      span: found.first,
      message: `The control character ${codePointName(decoded, found.first)} is ${atPlaces(found.count)}; delete it before the article is annotated.`,
    };
  },
};
