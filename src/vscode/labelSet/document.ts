// The file of a label set as the editor holds it: changed there, so that the editor can undo it.

import { commands, l10n, Range, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import type { TextDocument } from 'vscode';
import { editLabelSet } from '../../core/labelSet/edit';
import type { LabelSetEdit } from '../../core/labelSet/edit';
import type { LabelSetProblem } from '../../core/labelSet/problem';
import { readLabelSet } from '../../core/labelSet/read';
import type { LabelSet } from '../../core/model/labelSet';
import { nameOf } from '../../corpus/fileSystem';
import { LABEL_SET_FILE } from '../../corpus/labelSetFile';
import { COMMAND } from '../commands';
import type { LabelSets } from '../labelSets';
import { plainMessage } from '../plainText';
import { tellOfFile } from '../tellOfFile';

/** A label set's file that can be read whole and has no unsaved changes. */
export interface LabelSetDocument {
  readonly document: TextDocument;
  readonly labelSet: LabelSet;
}

/** True for a file that is named as label sets are. */
export function isLabelSetFile(uri: Uri): boolean {
  return nameOf(uri.path) === LABEL_SET_FILE;
}

/**
 * The label set's file that a person means: the one in the active editor, the one in force for it,
 * else the one of the workspace folder.
 */
export async function meantLabelSet(labelSets: LabelSets): Promise<Uri | undefined> {
  const active = window.activeTextEditor?.document.uri;
  if (active && isLabelSetFile(active)) return active;
  const inForce = active && (await labelSets.fileFor(active));
  if (inForce) return inForce;
  for (const { uri } of workspace.workspaceFolders ?? []) {
    const file = await labelSets.fileFor(Uri.joinPath(uri, LABEL_SET_FILE));
    if (file) return file;
  }
  return undefined;
}

/** Says that there is no label set's file yet, and offers to make one. */
export async function offerLabelSet(message: string): Promise<void> {
  const create = l10n.t('Create Label Set');
  const choice = await window.showInformationMessage(message, create);
  if (choice === create) await commands.executeCommand(COMMAND.createLabelSet);
}

/** Opens a label set's file without showing it. Says why where it can't be changed. */
export async function openLabelSet(file: Uri): Promise<LabelSetDocument | undefined> {
  const document = await workspace.openTextDocument(file);
  if (document.isDirty) {
    void window.showErrorMessage(
      l10n.t('{0} has unsaved changes; save or revert it.', nameOf(file.path)),
    );
    return undefined;
  }
  const reading = readLabelSet(document.getText());
  if (reading.ok) return { document, labelSet: reading.labelSet };
  const [problem] = reading.problems;
  if (problem) tellUnreadable(file, problem, l10n.t('{0} can’t be read.', nameOf(file.path)));
  return undefined;
}

/** Changes a label set's file and saves it; false where it can't be, which is said. */
export async function changeLabelSet(file: Uri, change: LabelSetEdit): Promise<boolean> {
  const opened = await openLabelSet(file);
  if (!opened) return false;
  const { document } = opened;
  const changed = editLabelSet(document.getText(), change);
  if (!changed.ok) {
    void window.showErrorMessage(plainMessage(changed.message));
    return false;
  }
  const edit = new WorkspaceEdit();
  const end = document.lineAt(document.lineCount - 1).range.end;
  edit.replace(file, new Range(0, 0, end.line, end.character), changed.text);
  return (await workspace.applyEdit(edit)) && document.save();
}

/** Says that a label set can't be read, and leads to the place. */
export function tellUnreadable(file: Uri, problem: LabelSetProblem, what: string): void {
  const where = l10n.t('Line {0}, column {1}: {2}', problem.line, problem.column, problem.message);
  tellOfFile(`${what} ${where}`, l10n.t('Open Label Set'), file, problem);
}
