// What is wrong with a sidecar, in the Problems view at its line and column.

import { Disposable, l10n, languages, workspace } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import type { SidecarProblem } from '../../core/sidecar/problem';
import { readSidecar } from '../../core/sidecar/read';
import { isSidecarName } from '../../core/sidecar/sidecar';
import { nameOf } from '../../corpus/fileSystem';
import { problemDiagnostic } from '../checking/diagnostics';
import type { Feature } from '../feature';
import { tellOfFile } from '../tellOfFile';

export const problems: Feature = ({ store }) => {
  const collection = languages.createDiagnosticCollection('articleAnnotator');
  // Sidecars of which a person was told that they can't be read: once is enough.
  const told = new Set<string>();

  const show = (sidecar: Uri, found: readonly SidecarProblem[]): void => {
    collection.set(
      sidecar,
      found.map((problem) => problemDiagnostic(problem, problem.rule)),
    );
  };

  const checkDocument = (document: TextDocument): void => {
    if (!isSidecarName(document.uri.path)) return;
    const reading = readSidecar(document.getText());
    show(document.uri, reading.ok ? [] : reading.problems);
  };

  const checkArticles = (): void => {
    for (const { sidecar, session } of store.articles) {
      const { persistence } = session.state;
      const key = sidecar.toString();
      if (persistence.kind === 'unreadable') {
        show(sidecar, persistence.problems);
        if (!told.has(key)) tell(sidecar, persistence.problems[0]);
        told.add(key);
      } else if (told.delete(key)) collection.delete(sidecar);
    }
  };

  workspace.textDocuments.forEach(checkDocument);
  checkArticles();
  return Disposable.from(
    collection,
    store.onDidChange(checkArticles),
    workspace.onDidOpenTextDocument(checkDocument),
    workspace.onDidChangeTextDocument(({ document }) => {
      checkDocument(document);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      if (isSidecarName(uri.path) && !told.has(uri.toString())) collection.delete(uri);
    }),
  );
};

function tell(sidecar: Uri, problem: SidecarProblem | undefined): void {
  if (!problem) return;
  const { line, column, message } = problem;
  const what = l10n.t(
    '{0} can’t be read and is left as it is. Line {1}, column {2}: {3}',
    nameOf(sidecar.path),
    line,
    column,
    message,
  );
  tellOfFile(what, l10n.t('Open Sidecar'), sidecar, problem);
}
