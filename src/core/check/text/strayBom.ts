// Byte order marks inside the text.

import { strayByteOrderMarks } from '../../text/textIssues';
import { atPlaces } from './atPlaces';
import type { TextRule } from './textRule';

export const strayBom: TextRule = {
  id: 'stray-bom',
  severity: 'warning',
  docs: 'The text has a byte order mark (U+FEFF) that is not its first character: files were joined, or one got two. It can’t be seen, and a name with one in it is not found.',
  check(decoded) {
    const found = strayByteOrderMarks(decoded);
    if (!found) return undefined;
    return {
      span: found.first,
      message: `A byte order mark (U+FEFF) is inside the text ${atPlaces(found.count)}; delete it before the article is annotated.`,
    };
  },
};
