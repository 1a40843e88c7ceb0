// The option `--severity rule=level`.

import { RULE_TABLE } from '../core/check/ruleTable';
import { RULE_LEVELS } from '../core/model/ruleLevel';
import type { RuleLevel, RuleLevels } from '../core/model/ruleLevel';

/** Levels that were read, or one sentence on what is wrong with them. */
export type LevelArguments =
  | { readonly ok: true; readonly levels: RuleLevels }
  | { readonly ok: false; readonly message: string };

/** Reads the option's values; of two for the same rule the last one holds. */
export function readLevels(values: readonly string[]): LevelArguments {
  const levels = new Map<string, RuleLevel>();
  for (const value of values) {
    const [rule = '', given = ''] = value.split('=', 2);
    const entry = RULE_TABLE.find(({ id }) => id === rule);
    if (!entry) {
      return wrong(`There is no rule ${JSON.stringify(rule)}; docs/rules.md lists them all.`);
    }
    if (!entry.canBeSet) return wrong(`The rule ${rule} is always an error.`);
    const level = RULE_LEVELS.find((known) => known === given);
    if (level === undefined) {
      return wrong(`Give --severity ${rule}=<level> with one of ${RULE_LEVELS.join(', ')}.`);
    }
    levels.set(rule, level);
  }
  return { ok: true, levels: Object.fromEntries(levels) };
}

function wrong(message: string): LevelArguments {
  return { ok: false, message };
}
