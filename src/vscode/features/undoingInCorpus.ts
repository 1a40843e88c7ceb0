// The command that undoes the last change of many articles.

import { commands } from 'vscode';
import { COMMAND } from '../commands';
import type { Feature } from '../feature';

export const undoingInCorpus: Feature = ({ corpusEdits }) =>
  commands.registerCommand(COMMAND.undoInCorpus, () => corpusEdits.undo());
