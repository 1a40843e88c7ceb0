// The settings that a person can change, with their types: the only place that reads them.

import { workspace } from 'vscode';
import type { Uri } from 'vscode';
import { RULE_LEVELS } from '../core/model/ruleLevel';
import type { RuleLevel, RuleLevels } from '../core/model/ruleLevel';

const SECTION = 'articleAnnotator';

/** How articles are checked while they are open. */
export interface CheckSettings {
  /** False: nothing is checked live but that a file can be annotated at all. */
  readonly enabled: boolean;
  /** Levels of rules, which go before those of the label set. */
  readonly levels: RuleLevels;
}

export const CHECK_SECTION = `${SECTION}.check`;

/** The settings that hold for a file. What is not a level is passed over. */
export function checkSettings(resource?: Uri): CheckSettings {
  const settings = workspace.getConfiguration(CHECK_SECTION, resource ?? null);
  const given = settings.get<unknown>('severity');
  const entries = typeof given === 'object' && given !== null ? Object.entries(given) : [];
  return {
    enabled: settings.get<unknown>('enabled') !== false,
    levels: Object.fromEntries(
      entries.filter((entry): entry is [string, RuleLevel] => isLevel(entry[1])),
    ),
  };
}

/** Whether a selection that ends inside a word of a file is widened to the word. */
export function snapsToWords(resource: Uri): boolean {
  return workspace.getConfiguration(SECTION, resource).get<unknown>('snapToWords') !== false;
}

function isLevel(value: unknown): value is RuleLevel {
  return RULE_LEVELS.some((level) => level === value);
}
