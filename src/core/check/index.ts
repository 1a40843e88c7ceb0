// The linter: all rules, and the check of one sidecar by them.

import type { FilePosition } from '../sidecar/problem';
import { articleChanged } from './articleChanged';
import { articleMissing } from './articleMissing';
import { danglingRelation } from './danglingRelation';
import { duplicateAnnotation } from './duplicateAnnotation';
import { edgeSpace } from './edgeSpace';
import { fileName } from './fileName';
import { midWord } from './midWord';
import { outOfRange } from './outOfRange';
import type { CheckInput, Finding, Rule } from './rule';
import { textDiffers } from './textDiffers';
import { unknownLabel } from './unknownLabel';

export const RULES: readonly Rule[] = [
  articleMissing,
  articleChanged,
  fileName,
  outOfRange,
  textDiffers,
  duplicateAnnotation,
  unknownLabel,
  danglingRelation,
  edgeSpace,
  midWord,
];

/** All that the rules find in one sidecar, in the order of its file. */
export function checkSidecar(input: CheckInput, rules = RULES): readonly Finding[] {
  const findings = rules.flatMap((rule) =>
    [...rule.check(input)].map((flaw): Finding => ({
      rule: rule.id,
      severity: rule.severity,
      position: input.positions.get(flaw.id ?? '') ?? FILE_START,
      ...flaw,
    })),
  );
  return findings.sort((a, b) => comparePositions(a.position, b.position));
}

const FILE_START: FilePosition = { line: 1, column: 1 };

function comparePositions(a: FilePosition, b: FilePosition): number {
  return a.line - b.line || a.column - b.column;
}
