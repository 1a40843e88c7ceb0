// What single keys do in annotating mode, by task: for the sheet of keys. package.json binds them.

import { l10n } from 'vscode';
import { labelName } from '../core/model/labelSet';
import type { LabelSet } from '../core/model/labelSet';
import { COMMAND } from './commands';
import { shownKeys, taggingKeys } from './taggingKeys';

/** One line of the sheet of keys. */
export interface AnnotatingKey {
  /** What is pressed: `n`, `U, Ctrl+Y`. */
  readonly keys: string;
  /** What it does. */
  readonly does: string;
  readonly command: string;
  /** What the command is given. */
  readonly argument?: unknown;
}

/** The keys for one kind of work. */
export interface KeyGroup {
  readonly task: string;
  readonly keys: readonly AnnotatingKey[];
}

/** The keys in the order in which they are listed. Each works as a chord, too: Alt+A and the key. */
export function annotatingKeys(labelSet: LabelSet): readonly KeyGroup[] {
  const shortcuts = new Set(taggingKeys(labelSet).flatMap(({ keys }) => keys));
  // A label's own shortcut goes before a command's key.
  const left = ({ keys }: AnnotatingKey): readonly string[] =>
    keys.split(', ').filter((key) => !shortcuts.has(key));
  const groups: readonly KeyGroup[] = [
    { task: l10n.t('Tag'), keys: [...labelKeys(labelSet), ...taggingCommands()] },
    { task: l10n.t('Go to'), keys: movingKeys() },
    { task: l10n.t('Change'), keys: changingKeys() },
    { task: l10n.t('Link'), keys: linkingKeys() },
    { task: l10n.t('Move the ends'), keys: boundaryKeys() },
    { task: l10n.t('Split, join, fragments'), keys: partKeys() },
    { task: l10n.t('Select'), keys: selectingKeys() },
    { task: l10n.t('Article and views'), keys: articleKeys() },
  ];
  return groups.map(({ task, keys }) => ({
    task,
    keys: keys.flatMap((key) => {
      if (key.command === COMMAND.tag && key.argument !== undefined) return key;
      const shown = left(key);
      return shown.length === 0 ? [] : { ...key, keys: shown.join(', ') };
    }),
  }));
}

function labelKeys(labelSet: LabelSet): readonly AnnotatingKey[] {
  return taggingKeys(labelSet).flatMap((each) => {
    if (each.keys.length === 0) return [];
    const does = l10n.t('Tag as {0}', labelName(labelSet, each.label));
    return { keys: shownKeys(each), does, command: COMMAND.tag, argument: { label: each.label } };
  });
}

function taggingCommands(): readonly AnnotatingKey[] {
  return [
    { keys: 't', does: l10n.t('Tag with a label from a list'), command: COMMAND.tag },
    {
      keys: 'o',
      does: l10n.t('Tag every place of the text at the cursor in this article'),
      command: COMMAND.occurrences,
    },
    {
      keys: 'O',
      does: l10n.t('Tag every place of the text at the cursor in the corpus'),
      command: COMMAND.occurrencesInCorpus,
    },
  ];
}

function movingKeys(): readonly AnnotatingKey[] {
  return [
    {
      keys: 'Tab',
      does: l10n.t('Select the next name that is not tagged'),
      command: COMMAND.nextMention,
    },
    {
      keys: 'Shift+Tab',
      does: l10n.t('Select the previous name that is not tagged'),
      command: COMMAND.previousMention,
    },
    {
      keys: 'Space',
      does: l10n.t('Select the next statement that is not tagged'),
      command: COMMAND.nextStatement,
    },
    {
      keys: 'Shift+Space',
      does: l10n.t('Select the previous statement that is not tagged'),
      command: COMMAND.previousStatement,
    },
    { keys: 'n', does: l10n.t('Go to the next annotation'), command: COMMAND.next },
    { keys: 'N', does: l10n.t('Go to the previous annotation'), command: COMMAND.previous },
    {
      keys: 'f',
      does: l10n.t('Go to an annotation by the letters over it'),
      command: COMMAND.jump,
    },
    {
      keys: 'F',
      does: l10n.t('Go to an annotation by its text'),
      command: COMMAND.listAnnotations,
    },
  ];
}

function changingKeys(): readonly AnnotatingKey[] {
  return [
    {
      keys: 'l',
      does: l10n.t('Change the label of the annotation at the cursor'),
      command: COMMAND.changeLabel,
    },
    {
      keys: 'x, Delete',
      does: l10n.t('Delete the annotation at the cursor'),
      command: COMMAND.delete,
    },
    {
      keys: 'Enter',
      does: l10n.t('Set the attributes of the annotation at the cursor'),
      command: COMMAND.attributes,
    },
    {
      keys: 'm',
      does: l10n.t('Write a note on the annotation at the cursor'),
      command: COMMAND.note,
    },
    {
      keys: 'u, Ctrl+Z',
      does: l10n.t('Undo the last change to the annotations'),
      command: COMMAND.undo,
    },
    { keys: 'U, Ctrl+Y, Ctrl+Shift+Z', does: l10n.t('Redo'), command: COMMAND.redo },
  ];
}

function linkingKeys(): readonly AnnotatingKey[] {
  return [
    {
      keys: 'e',
      does: l10n.t('Link the annotation at the cursor to an entity'),
      command: COMMAND.linkEntity,
    },
    {
      keys: 'E',
      does: l10n.t('The same, and other mentions of the text with it'),
      command: COMMAND.linkEntityMore,
    },
    {
      keys: 'F2',
      does: l10n.t('Rename the entity of the mention at the cursor, everywhere'),
      command: COMMAND.renameEntity,
    },
    {
      keys: 'r',
      does: l10n.t('Draw a relation from the annotation at the cursor'),
      command: COMMAND.addRelation,
    },
    {
      keys: 'R',
      does: l10n.t('Delete a relation of the annotation at the cursor'),
      command: COMMAND.deleteRelation,
    },
  ];
}

function boundaryKeys(): readonly AnnotatingKey[] {
  return [
    {
      keys: 'w',
      does: l10n.t('Move the end of the annotation on by a word'),
      command: COMMAND.growEndByWord,
    },
    { keys: 'W', does: l10n.t('Move the end back by a word'), command: COMMAND.shrinkEndByWord },
    {
      keys: 'b',
      does: l10n.t('Move the beginning of the annotation back by a word'),
      command: COMMAND.growStartByWord,
    },
    {
      keys: 'B',
      does: l10n.t('Move the beginning on by a word'),
      command: COMMAND.shrinkStartByWord,
    },
    {
      keys: 'Alt+W',
      does: l10n.t('Move the end on by a character'),
      command: COMMAND.growEndByCharacter,
    },
    {
      keys: 'Alt+Shift+W',
      does: l10n.t('Move the end back by a character'),
      command: COMMAND.shrinkEndByCharacter,
    },
    {
      keys: 'Alt+B',
      does: l10n.t('Move the beginning back by a character'),
      command: COMMAND.growStartByCharacter,
    },
    {
      keys: 'Alt+Shift+B',
      does: l10n.t('Move the beginning on by a character'),
      command: COMMAND.shrinkStartByCharacter,
    },
    {
      keys: 'Alt+K',
      does: l10n.t('Move the end on by a sentence'),
      command: COMMAND.growEndBySentence,
    },
    {
      keys: 'Alt+Shift+K',
      does: l10n.t('Move the end back by a sentence'),
      command: COMMAND.shrinkEndBySentence,
    },
    {
      keys: 'Alt+J',
      does: l10n.t('Move the beginning back by a sentence'),
      command: COMMAND.growStartBySentence,
    },
    {
      keys: 'Alt+Shift+J',
      does: l10n.t('Move the beginning on by a sentence'),
      command: COMMAND.shrinkStartBySentence,
    },
  ];
}

function partKeys(): readonly AnnotatingKey[] {
  return [
    { keys: 'k', does: l10n.t('Split the annotation at the cursor'), command: COMMAND.split },
    {
      keys: 'j',
      does: l10n.t('Join the annotation with the next one of its label'),
      command: COMMAND.join,
    },
    {
      keys: 'd',
      does: l10n.t('Add the selection to an annotation as a fragment'),
      command: COMMAND.addFragment,
    },
    {
      keys: 'D',
      does: l10n.t('Remove the fragment at the cursor'),
      command: COMMAND.removeFragment,
    },
  ];
}

function selectingKeys(): readonly AnnotatingKey[] {
  return [
    {
      keys: 's',
      does: l10n.t('Select the sentence; again: the next one, too'),
      command: COMMAND.selectSentence,
    },
    {
      keys: 'q',
      does: l10n.t('Select the quotation; again: with its marks'),
      command: COMMAND.selectQuotation,
    },
    {
      keys: 'v',
      does: l10n.t('Select more: phrase, clause, sentence, quotation, paragraph'),
      command: COMMAND.expandSelection,
    },
    { keys: 'V', does: l10n.t('Select less again'), command: COMMAND.shrinkSelection },
  ];
}

function articleKeys(): readonly AnnotatingKey[] {
  return [
    {
      keys: 'z',
      does: l10n.t('Set how far the work on the article is'),
      command: COMMAND.setStatus,
    },
    {
      keys: 'Z',
      does: l10n.t('Set the attributes of the article'),
      command: COMMAND.articleAttributes,
    },
    {
      keys: 'g',
      does: l10n.t('Open the reading view beside the editor'),
      command: COMMAND.openReadingView,
    },
    { keys: '?, h', does: l10n.t('Show these keys'), command: COMMAND.showKeys },
    { keys: 'Esc', does: l10n.t('Leave annotating mode'), command: COMMAND.stopAnnotating },
  ];
}
