// The linter's report for people and editors: one line a finding.

import type { CheckFormat } from './checkFormat';
import { findingLines } from './print';

export const checkText: CheckFormat = {
  id: 'text',
  description: 'one line each: file:line:column: severity: rule: message',
  print: ({ files }, { folder }) => findingLines(folder, files),
};
