// CR without LF, which some programs take for no line end.

import { lineEnds } from '../../text/textIssues';
import { atPlaces } from './atPlaces';
import type { TextRule } from './textRule';

export const loneCr: TextRule = {
  id: 'lone-cr',
  severity: 'warning',
  docs: 'A line ends with CR alone, as on very old systems. Annotations hold, since here it counts as a line end; other programs take it for a character in the line.',
  check(decoded) {
    const { cr } = lineEnds(decoded);
    const [first] = cr;
    if (first === undefined) return undefined;
    return {
      span: { start: first, end: first },
      message: `A line ends with CR alone ${atPlaces(cr.length)}; save the file with LF line ends.`,
    };
  },
};
