// What the YAML parser complains of, in words that say what to do.

import type { ErrorCode, LineCounter, YAMLError } from 'yaml';
import type { SidecarProblem } from './problem';

const REMEDIES: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: 'put the line under the others of its block',
  BLOCK_AS_IMPLICIT_KEY: 'put a value that has `: ` in it in double quotes',
  MISSING_CHAR: 'look for a missing quote, bracket or `-`; the file may be cut off',
  MULTILINE_IMPLICIT_KEY: 'look for a missing `:` after a key; the file may be cut off',
  MULTIPLE_DOCS: 'a sidecar is one document; take out the `---` or `...` and what follows',
  TAB_AS_INDENT: 'put spaces in its place',
};
const OTHERWISE = 'correct this line or restore the file';

/** An error of the YAML parser, at its place in the file. */
export function yamlProblem({ code, message, pos }: YAMLError, lines: LineCounter): SidecarProblem {
  const { line, col } = lines.linePos(pos[0]);
  const said = (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
  // The library's own advice is for programmers.
  const what = said.replace(/; please use YAML\.\w+\(\)/, '').replace(/\.$/, '');
  return {
    line: Math.max(line, 1),
    column: Math.max(col, 1),
    rule: 'sidecar/yaml',
    message: `Not valid YAML: ${what}; ${REMEDIES[code] ?? OTHERWISE}.`,
  };
}
