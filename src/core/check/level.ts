// What a rule is set to.

import type { RuleLevel, RuleLevels, Severity } from '../model/ruleLevel';

/** By settings or the command line, else by the label set, else by the rule itself. */
export function levelOf(
  { id, severity }: { readonly id: string; readonly severity: Severity },
  labelSetLevels: RuleLevels | undefined,
  levels: RuleLevels,
): RuleLevel {
  return own(levels, id) ?? own(labelSetLevels, id) ?? severity;
}

// A name such as `constructor` is no rule.
function own(levels: RuleLevels | undefined, id: string): RuleLevel | undefined {
  return levels && Object.hasOwn(levels, id) ? levels[id] : undefined;
}
