// Annotations that moved or were lost while nobody watched: told once, listed, and put right.

import { Disposable } from 'vscode';
import type { Feature } from '../feature';
import { healingCommands } from '../healing/healingCommands';
import { healingMessage } from '../healing/message';
import { healingProblems } from '../healing/problems';

export const healing: Feature = (context) =>
  Disposable.from(healingCommands(context), healingProblems(context), healingMessage(context));
