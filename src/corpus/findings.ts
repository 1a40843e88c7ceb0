// What is wrong with the files of a corpus, by file.

import type { Finding } from '../core/check/rule';
import type { FilePosition, SidecarProblem } from '../core/sidecar/problem';

/** Findings in one file. */
export interface FileFindings {
  readonly path: string;
  /** At least one, in the order of the file. */
  readonly findings: readonly Finding[];
}

export const FILE_START: FilePosition = { line: 1, column: 1 };

/** A reason for which a sidecar can't be read, as a finding. */
export function problemFinding({ line, column, rule, message }: SidecarProblem): Finding {
  return { rule, severity: 'error', message, position: { line, column } };
}

/** A link that is named like a sidecar and leads to no file. */
export const BROKEN_LINK: Finding = {
  rule: 'sidecar/link',
  severity: 'error',
  message: 'The link leads to no file; put the file back, or delete the link.',
  position: FILE_START,
};

/** How many findings there are of each severity. */
export function countFindings(
  files: readonly FileFindings[],
): Readonly<Record<Finding['severity'], number>> {
  const count = { error: 0, warning: 0, info: 0 };
  for (const { severity } of files.flatMap(({ findings }) => findings)) count[severity] += 1;
  return count;
}
