// Why a label set can't be read, and where.

import type { FilePosition, SidecarProblem } from '../sidecar/problem';

/** A reason for which a label set is not used, with what to do about it. */
export interface LabelSetProblem extends FilePosition {
  /** One sentence that says what is wrong and what to do. */
  readonly message: string;
}

const CONFLICT =
  'Conflict markers of a git merge are in the file; resolve the conflict and save the file.';

/** What keeps YAML from being read, which is said of sidecars too, in words for a label set. */
export function yamlFlaw({ line, column, rule, message }: SidecarProblem): LabelSetProblem {
  const said = message.replaceAll('a sidecar', 'a label set');
  return { line, column, message: rule === 'sidecar/conflict' ? CONFLICT : said };
}
