// What is wrong with a label set, in the Problems view at its line and column.

import { Disposable, l10n, languages, workspace } from 'vscode';
import type { Diagnostic, TextDocument } from 'vscode';
import { LABEL_SET_FLAW } from '../../core/check/labelSetFlaw';
import type { LabelSetProblem } from '../../core/labelSet/problem';
import { readLabelSet } from '../../core/labelSet/read';
import { nameOf } from '../../corpus/fileSystem';
import { problemDiagnostic } from '../checking/diagnostics';
import type { Feature } from '../feature';
import { isLabelSetFile, tellUnreadable } from '../labelSet/document';
import { openDocument } from '../openDocument';

// Other programs have files of this name, too.
const OURS = 'article-labels';

export const labelSetProblems: Feature = ({ labelSets }) => {
  const collection = languages.createDiagnosticCollection('articleAnnotator.labelSet');
  // Label sets of which a person was told that they can't be read: once is enough.
  const told = new Set<string>();

  const checkDocument = (document: TextDocument): void => {
    if (!isLabelSetFile(document.uri)) return;
    const text = document.getText();
    if (!text.includes(OURS) && !told.has(document.uri.toString())) return;
    const reading = readLabelSet(text);
    collection.set(document.uri, reading.ok ? [] : reading.problems.map(diagnostic));
  };

  const follow = (): void => {
    const unreadable = new Set<string>();
    for (const { file, problems, hasLastGood } of labelSets.unreadable) {
      const key = file.toString();
      unreadable.add(key);
      // What is typed goes before what is on disk.
      if (!openDocument(file)) collection.set(file, problems.map(diagnostic));
      const [first] = problems;
      if (!told.has(key) && first) {
        const name = nameOf(file.path);
        const what = hasLastGood
          ? l10n.t('{0} can’t be read, so the labels stay as they were.', name)
          : l10n.t('{0} can’t be read, so the built-in labels are used.', name);
        tellUnreadable(file, first, what);
      }
      told.add(key);
    }
    for (const document of workspace.textDocuments) checkDocument(document);
    collection.forEach((uri) => {
      if (!unreadable.has(uri.toString()) && !openDocument(uri)) collection.delete(uri);
    });
    for (const key of told) if (!unreadable.has(key)) told.delete(key);
  };

  follow();
  return Disposable.from(
    collection,
    labelSets.onDidChange(follow),
    workspace.onDidOpenTextDocument(checkDocument),
    workspace.onDidChangeTextDocument(({ document }) => {
      checkDocument(document);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      if (!isLabelSetFile(uri)) return;
      const known = labelSets.unreadable.find(({ file }) => file.toString() === uri.toString());
      collection.set(uri, (known?.problems ?? []).map(diagnostic));
    }),
  );
};

function diagnostic(problem: LabelSetProblem): Diagnostic {
  return problemDiagnostic(problem, LABEL_SET_FLAW.id);
}
