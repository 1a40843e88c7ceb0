// Characters that only some programs take for a line end.

import { unusualTerminators } from '../../text/textIssues';
import { atPlaces } from './atPlaces';
import { codePointName } from './codePointName';
import type { TextRule } from './textRule';

export const lineTerminator: TextRule = {
  id: 'line-terminator',
  severity: 'warning',
  docs: 'The text has a line separator (U+2028), a paragraph separator (U+2029) or a next-line control (U+0085). Some programs end a line there and others do not, so whoever works line by line gets other lines.',
  check(decoded) {
    const found = unusualTerminators(decoded);
    if (!found) return undefined;
    return {
      span: found.first,
      message: `${codePointName(decoded, found.first)}, which only some programs take for a line end, is ${atPlaces(found.count)}; put a plain line end there before the article is annotated.`,
    };
  },
};
