// What is wrong with a list of entities, in the Problems view at its line and column.

import { Diagnostic, DiagnosticSeverity, Disposable, languages, Range, workspace } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import { ENTITIES_FILE } from '../../core/entities/entity';
import { readEntities } from '../../core/entities/readEntities';
import type { EntitiesProblem } from '../../core/entities/readEntities';
import { nameOf } from '../../corpus/fileSystem';
import { PRODUCT } from '../commands';
import type { Feature } from '../feature';

export const entityProblems: Feature = ({ entities, store }) => {
  const collection = languages.createDiagnosticCollection('articleAnnotator.entities');
  const isOpen = (file: Uri): boolean =>
    workspace.textDocuments.some(({ uri }) => uri.toString() === file.toString());

  const show = (file: Uri, problems: readonly EntitiesProblem[]): void => {
    collection.set(file, problems.map(diagnostic));
  };
  /** While a person edits the file, what they see counts. */
  const checkDocument = (document: TextDocument): void => {
    if (nameOf(document.uri.path) !== ENTITIES_FILE) return;
    const reading = readEntities(document.getText());
    show(document.uri, reading.ok ? [] : reading.problems);
  };
  const checkLists = (): void => {
    const lists = entities.lists.filter(({ file }) => !isOpen(file));
    collection.forEach((uri) => {
      if (!isOpen(uri)) collection.delete(uri);
    });
    for (const { file, problems } of lists) if (problems.length > 0) show(file, problems);
  };
  /** An article that is opened has its list read, so that a broken one is noticed before it is needed. */
  const readFor = ({ uri }: { readonly uri: Uri }): void => {
    entities.at(uri);
  };

  workspace.textDocuments.forEach(checkDocument);
  store.articles.forEach(readFor);
  checkLists();
  return Disposable.from(
    collection,
    entities.onDidChange(checkLists),
    store.onDidChange(readFor),
    workspace.onDidOpenTextDocument(checkDocument),
    workspace.onDidChangeTextDocument(({ document }) => {
      checkDocument(document);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      if (nameOf(uri.path) === ENTITIES_FILE) checkLists();
    }),
  );
};

function diagnostic({ line, column, message }: EntitiesProblem): Diagnostic {
  const at = new Range(line - 1, column - 1, line - 1, column);
  const made = new Diagnostic(at, message, DiagnosticSeverity.Error);
  made.source = PRODUCT;
  made.code = 'entities';
  return made;
}
