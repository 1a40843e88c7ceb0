// A few keys in the status bar that this person has not used yet; each goes once it is known.

import { commands, Disposable, l10n, StatusBarAlignment, window } from 'vscode';
import type { LabelSet } from '../core/model/labelSet';
import { annotatingKeys } from './annotatingKeys';
import { COMMAND } from './commands';
import type { CommandUses } from './commandUses';
import { say } from './say';
import type { Speech } from './speech';

// More would be read by nobody.
const MOST_HINTS = 3;

export interface KeyHints {
  /** Shows hints for the keys of a label set; none where it is `undefined`. */
  show(labelSet: LabelSet | undefined): void;
  dispose(): void;
}

/**
 * Hints and what is said stand in one place, since there is little room at 200 %, and nothing else
 * is to move when they come and go.
 */
export function keyHints(uses: CommandUses, speech: Speech): KeyHints {
  const item = window.createStatusBarItem(
    'articleAnnotator.keyHints',
    StatusBarAlignment.Left,
    Number.MIN_VALUE,
  );
  item.name = l10n.t('Article Annotator: keys to learn');
  item.command = COMMAND.showKeys;
  let wanted: LabelSet | undefined;
  let shown = '';

  const show = (labelSet: LabelSet | undefined): void => {
    wanted = labelSet;
    const hints = labelSet && !speech.isSaying ? hintsFor(labelSet, uses) : [];
    const text = hints.join(' · ');
    if (text === shown) return;
    shown = text;
    if (text === '') {
      item.hide();
      return;
    }
    item.text = text;
    item.tooltip = l10n.t('Keys to learn. Each goes when you have used it three times.');
    item.accessibilityInformation = { label: `${hints.join(', ')}. ${item.tooltip}` };
    item.show();
  };

  const subscriptions = Disposable.from(
    item,
    uses.onDidChange(() => {
      show(wanted);
    }),
    speech.onDidChange(() => {
      show(wanted);
    }),
    commands.registerCommand(COMMAND.showHintsAgain, () => {
      uses.forget();
      say(l10n.t('The status bar shows keys to learn again, while single keys annotate.'));
    }),
  );
  return {
    show,
    dispose: () => {
      subscriptions.dispose();
    },
  };
}

/** `N next`: the keys that are worth learning first and are not known yet. */
function hintsFor(labelSet: LabelSet, uses: CommandUses): readonly string[] {
  const unknown = commandsToLearn().filter(([command]) => !uses.isKnown(command));
  // Whoever knows them all shall not pay for hints with each change.
  if (unknown.length === 0) return [];
  const all = annotatingKeys(labelSet).flatMap(({ keys }) => keys);
  return unknown
    .flatMap(([command, word]) => {
      const key = all.find((each) => each.command === command);
      return key ? `${capital(key.keys.split(', ')[0] ?? '')} ${word}` : [];
    })
    .slice(0, MOST_HINTS);
}

/** In the order in which they are of use to a beginner. */
function commandsToLearn(): readonly (readonly [command: string, word: string])[] {
  return [
    [COMMAND.next, l10n.t('next')],
    [COMMAND.growEndByWord, l10n.t('longer')],
    [COMMAND.showKeys, l10n.t('all keys')],
    [COMMAND.undo, l10n.t('undo')],
    [COMMAND.delete, l10n.t('delete')],
    [COMMAND.attributes, l10n.t('attributes')],
    [COMMAND.selectSentence, l10n.t('sentence')],
    [COMMAND.addRelation, l10n.t('relation')],
    [COMMAND.occurrences, l10n.t('every occurrence')],
    [COMMAND.linkEntity, l10n.t('entity')],
    [COMMAND.changeLabel, l10n.t('label')],
    [COMMAND.jump, l10n.t('go to')],
  ];
}

function capital(key: string): string {
  return key.length === 1 ? key.toUpperCase() : key;
}
