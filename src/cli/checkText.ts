// The linter's report for people and editors: one line a finding.

import type { CheckFormat } from './checkFormat';
import { findingLine } from './print';

export const checkText: CheckFormat = {
  id: 'text',
  description: 'one line each: file:line:column: rule: message',
  print: ({ files }, { folder }) =>
    files
      .flatMap(({ path, findings }) =>
        findings.map((finding) => findingLine(folder, path, finding)),
      )
      .join(''),
};
