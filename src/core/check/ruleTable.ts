// Every rule that a finding can name, for settings, documentation and reports.

import type { Severity } from '../model/ruleLevel';
import type { ProblemRule } from '../sidecar/problem';
import { RULES } from './index';
import { ENTITY_LIST_FLAW } from './entityListFlaw';
import { LABEL_SET_FLAW } from './labelSetFlaw';
import { ARTICLE_ENCODING, ARTICLE_FILE, TEXT_RULES } from './text/index';

/** A rule as it is listed. */
export interface RuleEntry {
  readonly id: string;
  readonly severity: Severity;
  /** One paragraph. */
  readonly docs: string;
  /** False for what can't be switched off, since without it nothing else can be checked. */
  readonly canBeSet: boolean;
}

const READING: Readonly<Record<ProblemRule | 'sidecar/link', string>> = {
  'sidecar/yaml': 'The sidecar is not YAML that can be read whole.',
  'sidecar/conflict': 'The sidecar has the conflict markers of a merge.',
  'sidecar/format': 'The sidecar has another format than this version knows.',
  'sidecar/value': 'A key of the sidecar is missing, or its value can’t be.',
  'sidecar/size': 'The sidecar is too large, or nested too deep, to be read.',
  'sidecar/file': 'The sidecar is not a file that can be read and written in its place.',
  'sidecar/link': 'A link that is named like a sidecar leads to no file.',
};

/** All rules, those that can be set first. */
export const RULE_TABLE: readonly RuleEntry[] = [
  ...[...RULES, ...TEXT_RULES].map(({ id, severity, docs }) => ({
    id,
    severity,
    docs,
    canBeSet: true,
  })),
  { ...ARTICLE_ENCODING, canBeSet: false },
  { ...ARTICLE_FILE, canBeSet: false },
  { ...LABEL_SET_FLAW, canBeSet: false },
  { ...ENTITY_LIST_FLAW, canBeSet: false },
  ...Object.entries(READING).map(([id, docs]): RuleEntry => ({
    id,
    severity: 'error',
    docs,
    canBeSet: false,
  })),
];
