// LF and CRLF in one file.

import { lineEnds } from '../../text/textIssues';
import type { TextRule } from './textRule';

export const mixedLineEnds: TextRule = {
  id: 'mixed-line-ends',
  severity: 'warning',
  docs: 'Some lines of the article end with CRLF and others with LF. Annotations hold all the same, since they speak of the text with LF; but the next editor that saves the file changes lines that nobody touched.',
  check(decoded) {
    const { crlf, lf } = lineEnds(decoded);
    const [firstCrlf, firstLf] = [crlf[0], lf[0]];
    if (firstCrlf === undefined || firstLf === undefined) return undefined;
    const isCrlfRare = crlf.length < lf.length;
    const at = isCrlfRare ? firstCrlf : firstLf;
    return {
      span: { start: at, end: at },
      message: `${crlf.length} lines end with CRLF and ${lf.length} with LF; choose one for the whole file (in the status bar) and save it.`,
    };
  },
};
