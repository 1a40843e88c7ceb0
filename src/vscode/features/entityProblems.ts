// What is wrong with a list of entities, in the Problems view at its line and column.

import { Disposable, languages, workspace } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import { ENTITIES_FILE } from '../../core/entities/entity';
import { readEntities } from '../../core/entities/readEntities';
import type { EntitiesProblem } from '../../core/entities/readEntities';
import { nameOf } from '../../corpus/fileSystem';
import { problemDiagnostic } from '../checking/diagnostics';
import type { Feature } from '../feature';
import { openDocument } from '../openDocument';

export const entityProblems: Feature = ({ entities, store }) => {
  const collection = languages.createDiagnosticCollection('articleAnnotator.entities');

  const show = (file: Uri, problems: readonly EntitiesProblem[]): void => {
    collection.set(
      file,
      problems.map((problem) => problemDiagnostic(problem, 'entities')),
    );
  };
  /** While a person edits the file, what they see counts. */
  const checkDocument = (document: TextDocument): void => {
    if (nameOf(document.uri.path) !== ENTITIES_FILE) return;
    const reading = readEntities(document.getText());
    show(document.uri, reading.ok ? [] : reading.problems);
  };
  const checkLists = (): void => {
    const lists = entities.lists.filter(({ file }) => !openDocument(file));
    collection.forEach((uri) => {
      if (!openDocument(uri)) collection.delete(uri);
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
