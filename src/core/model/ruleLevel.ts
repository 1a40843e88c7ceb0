// How much a flaw weighs.

/** `error`: an export would be wrong. `warning`: likely a mistake. `info`: worth a look. */
export type Severity = 'error' | 'warning' | 'info';

/** What a rule of the linter is set to; `off` silences it. */
export type RuleLevel = Severity | 'off';

export const RULE_LEVELS: readonly RuleLevel[] = ['off', 'info', 'warning', 'error'];

/** Levels by the id of a rule; a rule that is not named keeps its own. */
export type RuleLevels = Readonly<Record<string, RuleLevel>>;
