// Checks all articles of the workspace by command, those that are not open too.

import {
  commands,
  Disposable,
  l10n,
  languages,
  ProgressLocation,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { Diagnostic } from 'vscode';
import { checkCorpus } from '../../corpus/checkCorpus';
import type { CorpusCheck } from '../../corpus/checkCorpus';
import { CancelledError } from '../../corpus/fileSystem';
import { countFindings } from '../../corpus/findings';
import { LABEL_SET_FILE } from '../../corpus/labelSetFile';
import { isSidecarName } from '../../core/sidecar/sidecar';
import { parentOf } from '../articleDocument';
import type { OpenArticle } from '../articleStore';
import { COMMAND } from '../commands';
import { plainMessage } from '../plainText';
import type { FeatureContext } from '../feature';
import { checkSettings } from '../settings';
import { watchDeletedFolders } from '../watchFiles';
import { fileRange, ruleDiagnostic } from './diagnostics';

export function folderCheck({ store, host, labelSets, log }: FeatureContext): Disposable {
  const collection = languages.createDiagnosticCollection('articleAnnotator.folder');

  /** What is open is checked live, so nothing of it is said twice. */
  const yieldToLive = ({ uri, sidecar }: OpenArticle): void => {
    if (collection.has(uri)) collection.delete(uri);
    if (collection.has(sidecar)) collection.delete(sidecar);
  };

  const show = (folder: Uri, { files }: CorpusCheck): void => {
    const byFile = new Map<string, Diagnostic[]>();
    for (const { path, findings } of files) {
      for (const finding of findings) {
        const { position, inArticle } = finding;
        const uri = Uri.joinPath(folder, inArticle?.path ?? path).toString();
        const range = inArticle
          ? fileRange(inArticle.start, inArticle.end)
          : fileRange(position, { line: position.line, column: position.column + 1 });
        const diagnostics = byFile.get(uri) ?? [];
        diagnostics.push(ruleDiagnostic(finding, range));
        byFile.set(uri, diagnostics);
      }
    }
    for (const [uri, diagnostics] of byFile) collection.set(Uri.parse(uri), diagnostics);
    store.articles.forEach(yieldToLive);
  };

  const check = async (given?: unknown): Promise<void> => {
    const folders = given instanceof Uri ? [given] : foldersToCheck();
    if (folders.length === 0) {
      void window.showInformationMessage(l10n.t('Open a folder of articles first.'));
      return;
    }
    // What was tagged a moment ago is checked too.
    await Promise.all(store.articles.map(({ session }) => session.settled()));
    try {
      const checks = await window.withProgress(
        {
          location: ProgressLocation.Notification,
          title: l10n.t('Checking articles'),
          cancellable: true,
        },
        async (progress, cancellation) => {
          const done: CorpusCheck[] = [];
          for (const folder of folders) {
            const result = await checkCorpus(host.openFolder(folder), {
              labelSet: await labelSets.load(Uri.joinPath(folder, LABEL_SET_FILE)),
              levels: checkSettings(folder).levels,
              cancellation,
              onProgress: (count, total, path) => {
                progress.report({ message: `${count}/${total} ${path}`, increment: 100 / total });
              },
            });
            done.push(result);
          }
          return done;
        },
      );
      collection.clear();
      for (const [i, folder] of folders.entries()) {
        const result = checks[i];
        if (result) show(folder, result);
      }
      void tell(checks);
    } catch (error) {
      if (error instanceof CancelledError) {
        void window.showInformationMessage(l10n.t('The check was cancelled.'));
        return;
      }
      log.error(error instanceof Error ? error : String(error));
      const reason = error instanceof Error ? error.message : String(error);
      void window.showErrorMessage(plainMessage(l10n.t('The check failed: {0}', reason)));
    }
  };

  /** What was found in a file is old once the file changes. */
  const forget = (uri: Uri): void => {
    collection.delete(uri);
    if (!isSidecarName(uri.path)) return;
    const stem = uri.path.slice(0, -'.ann.yaml'.length);
    collection.delete(uri.with({ path: stem }));
  };
  const watchers = ['**/*.ann.yaml', '**/*.txt'].map((pattern) =>
    workspace.createFileSystemWatcher(pattern, true),
  );

  const forgetFolder = (folder: Uri): void => {
    const gone: Uri[] = [];
    collection.forEach((uri) => {
      if (uri.toString().startsWith(`${folder.toString()}/`)) gone.push(uri);
    });
    for (const uri of gone) collection.delete(uri);
  };

  return Disposable.from(
    collection,
    watchDeletedFolders(forgetFolder),
    commands.registerCommand(COMMAND.checkFolder, check),
    store.onDidChange(yieldToLive),
    ...watchers,
    ...watchers.flatMap((watcher) => [watcher.onDidChange(forget), watcher.onDidDelete(forget)]),
  );
}

async function tell(checks: readonly CorpusCheck[]): Promise<void> {
  const { error, warning, info } = countFindings(checks.flatMap(({ files }) => files));
  const sidecars = checks.reduce((sum, check) => sum + check.sidecars, 0);
  const showProblems = l10n.t('Show Problems');
  const text = l10n.t(
    '{0} sidecars checked: {1} errors, {2} warnings, {3} infos.',
    sidecars,
    error,
    warning,
    info,
  );
  const hasAny = error + warning + info > 0;
  const show = error > 0 ? window.showWarningMessage : window.showInformationMessage;
  const choice = await show(text, ...(hasAny ? [showProblems] : []));
  if (choice === showProblems) await commands.executeCommand('workbench.actions.view.problems');
}

/** The folders of the workspace, or the folder of the open article. */
function foldersToCheck(): readonly Uri[] {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length > 0) return folders.map(({ uri }) => uri);
  const article = window.activeTextEditor?.document.uri;
  const isOnDisk = article && workspace.fs.isWritableFileSystem(article.scheme) !== undefined;
  return isOnDisk ? [parentOf(article)] : [];
}
