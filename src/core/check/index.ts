// The linter: all rules, and the check of one sidecar by them.

import type { RuleLevels } from '../model/ruleLevel';
import type { FilePosition } from '../sidecar/problem';
import { articleAttributeValue } from './articleAttributeValue';
import { articleChanged } from './articleChanged';
import { articleMissing } from './articleMissing';
import { attributeValue } from './attributeValue';
import { crossingSpans } from './crossingSpans';
import { danglingRelation } from './danglingRelation';
import { duplicateAnnotation } from './duplicateAnnotation';
import { duplicateRelation } from './duplicateRelation';
import { edgePunctuation } from './edgePunctuation';
import { edgeSpace } from './edgeSpace';
import { entityDiffers } from './entityDiffers';
import { fileName } from './fileName';
import { labelDiffers } from './labelDiffers';
import { levelOf } from './level';
import { locatedLayer } from './located';
import { mergeConflict } from './mergeConflict';
import { midWord } from './midWord';
import { missingArticleAttribute } from './missingArticleAttribute';
import { missingAttribute } from './missingAttribute';
import { missingRelation } from './missingRelation';
import { nestedSpans } from './nestedSpans';
import { outOfRange } from './outOfRange';
import { relationEnds } from './relationEnds';
import type { CheckInput, Finding, Rule } from './rule';
import { textDiffers } from './textDiffers';
import { unknownArticleAttribute } from './unknownArticleAttribute';
import { unknownAttribute } from './unknownAttribute';
import { unknownEntity } from './unknownEntity';
import { unknownLabel } from './unknownLabel';
import { unknownRelation } from './unknownRelation';
import { unlabelledRepeat } from './unlabelledRepeat';

export const RULES: readonly Rule[] = [
  mergeConflict,
  articleMissing,
  articleChanged,
  fileName,
  outOfRange,
  textDiffers,
  duplicateAnnotation,
  crossingSpans,
  nestedSpans,
  unknownLabel,
  unknownAttribute,
  attributeValue,
  missingAttribute,
  unknownArticleAttribute,
  articleAttributeValue,
  missingArticleAttribute,
  danglingRelation,
  unknownRelation,
  relationEnds,
  duplicateRelation,
  missingRelation,
  edgeSpace,
  edgePunctuation,
  midWord,
  unlabelledRepeat,
  labelDiffers,
  unknownEntity,
  entityDiffers,
];

/** How a check is made. */
export interface CheckOptions {
  /** The rules to check by; all where it is absent. */
  readonly rules?: readonly Rule[];
  /** Levels that settings or the command line give; they go before those of the label set. */
  readonly levels?: RuleLevels;
}

/** All that the rules find in one sidecar, in the order of its file. */
export function checkSidecar(
  input: Omit<CheckInput, 'layer'>,
  options: CheckOptions = {},
): readonly Finding[] {
  const layer = locatedLayer(input.sidecar, input.article);
  return checkLayer({ ...input, layer }, options);
}

/** As `checkSidecar`, where the layer is there already. */
export function checkLayer(
  input: CheckInput,
  { rules = RULES, levels = {} }: CheckOptions = {},
): readonly Finding[] {
  const findings = rules.flatMap((rule) => {
    const severity = levelOf(rule, input.labelSet.check, levels);
    if (severity === 'off') return [];
    return [...rule.check(input)].map((flaw): Finding => ({
      rule: rule.id,
      severity,
      position: input.positions.get(flaw.id ?? '') ?? FILE_START,
      ...flaw,
    }));
  });
  return findings.sort((a, b) => comparePositions(a.position, b.position));
}

const FILE_START: FilePosition = { line: 1, column: 1 };

function comparePositions(a: FilePosition, b: FilePosition): number {
  return a.line - b.line || a.column - b.column;
}
