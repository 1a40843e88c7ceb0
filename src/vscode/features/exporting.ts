// Exports the corpus of a folder to a file that the person picks.

import { commands, l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { CancellationToken, Progress } from 'vscode';
import { encodeUtf8 } from '../../core/text/utf8';
import { exportCorpus } from '../../corpus/exportCorpus';
import type { ExportOutcome, ExportTarget } from '../../corpus/exportCorpus';
import { CancelledError, nameOf } from '../../corpus/fileSystem';
import type { FileFindings } from '../../corpus/findings';
import { FORMATS } from '../../formats';
import type { Format } from '../../formats/format';
import { parentOf } from '../articleDocument';
import { COMMAND } from '../commands';
import type { Feature, FeatureContext } from '../feature';
import { plainMessage } from '../plainText';

/** What the command may be given instead of asking; the explorer gives the folder. */
interface ExportArguments {
  readonly format?: string;
  readonly out?: Uri;
}

export const exporting: Feature = (context) =>
  commands.registerCommand(
    COMMAND.export,
    async (folder?: unknown, given?: unknown): Promise<void> => {
      const { format: id, out } = (given ?? {}) as ExportArguments;
      const source = folder instanceof Uri ? folder : await pickFolder();
      if (!source) return;
      const format = FORMATS.find((known) => known.id === id) ?? (await pickFormat());
      if (!format) return;
      const target = out ?? (await pickTarget(source, format));
      if (!target) return;
      await exportTo(context, source, format, target);
    },
  );

async function exportTo(
  { host, log, store }: FeatureContext,
  source: Uri,
  format: Format,
  out: Uri,
): Promise<void> {
  // What was tagged a moment ago belongs into the export.
  await Promise.all(store.articles.map(({ session }) => session.settled()));
  const corpus = host.openFolder(source);
  const target: ExportTarget = async (pieces) => {
    let text = '';
    for await (const piece of pieces) text += piece;
    await host.openFolder(parentOf(out)).write(nameOf(out.path), encodeUtf8(text));
  };
  try {
    const outcome = await window.withProgress(
      {
        location: ProgressLocation.Notification,
        title: l10n.t('Exporting to {0}', nameOf(out.path)),
        cancellable: true,
      },
      (progress, cancellation) =>
        exportCorpus(
          corpus,
          { format, cancellation, onProgress: report(progress, cancellation) },
          target,
        ),
    );
    logFindings(log, outcome);
    void tell(outcome, source, out, () => {
      log.show();
    });
  } catch (error) {
    if (error instanceof CancelledError) {
      void window.showInformationMessage(l10n.t('The export was cancelled; no file was changed.'));
      return;
    }
    log.error(error instanceof Error ? error : String(error));
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(
      plainMessage(l10n.t('The export failed and no file was changed: {0}', reason)),
    );
  }
}

function report(
  progress: Progress<{ message: string; increment: number }>,
  cancellation: CancellationToken,
) {
  return (done: number, total: number, path: string): void => {
    if (!cancellation.isCancellationRequested) {
      progress.report({ message: `${done}/${total} ${path}`, increment: 100 / total });
    }
  };
}

async function tell(
  outcome: ExportOutcome,
  source: Uri,
  out: Uri,
  showLog: () => void,
): Promise<void> {
  if (outcome.kind === 'unknown-annotator') return;
  if (outcome.kind === 'unreadable') {
    const [first] = outcome.errors;
    const finding = first?.findings[0];
    if (!first || !finding) return;
    const open = l10n.t('Open Sidecar');
    const { line, column } = finding.position;
    const choice = await window.showErrorMessage(
      plainMessage(
        l10n.t(
          'Nothing was exported: {0}, line {1}, column {2}: {3}',
          first.path,
          line,
          column,
          finding.message,
        ),
      ),
      open,
    );
    if (choice === open) await window.showTextDocument(Uri.joinPath(source, first.path));
    return;
  }
  const { articles, annotations, warnings } = outcome;
  const open = l10n.t('Open File');
  const details = l10n.t('Show Warnings');
  const done = plainMessage(
    l10n.t(
      '{0} articles with {1} annotations exported to {2}.',
      articles,
      annotations,
      nameOf(out.path),
    ),
  );
  const choice =
    warnings.length === 0
      ? await window.showInformationMessage(done, open)
      : await window.showWarningMessage(
          `${done} ${l10n.t('{0} files have warnings.', warnings.length)}`,
          details,
          open,
        );
  if (choice === open) await window.showTextDocument(out);
  if (choice === details) showLog();
}

function logFindings(log: FeatureContext['log'], outcome: ExportOutcome): void {
  const files: readonly FileFindings[] =
    outcome.kind === 'written'
      ? outcome.warnings
      : outcome.kind === 'unreadable'
        ? outcome.errors
        : [];
  for (const { path, findings } of files) {
    for (const { position, rule, message } of findings) {
      log.warn(`${path}:${position.line}:${position.column}: ${rule}: ${message}`);
    }
  }
}

/** The workspace's folder, or the folder of the open article; asked only where there are several. */
async function pickFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0]?.uri;
  if (folders.length > 1) {
    const picked = await window.showWorkspaceFolderPick({
      placeHolder: l10n.t('Export which folder?'),
    });
    return picked?.uri;
  }
  const article = window.activeTextEditor?.document.uri;
  if (article && workspace.fs.isWritableFileSystem(article.scheme) !== undefined) {
    return parentOf(article);
  }
  void window.showInformationMessage(l10n.t('Open a folder of articles first.'));
  return undefined;
}

async function pickFormat(): Promise<Format | undefined> {
  const items = FORMATS.map((format) => ({
    label: format.title,
    description: `.${format.extension}`,
    detail: format.description,
    format,
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Export annotations'),
    placeHolder: l10n.t('Format'),
  });
  return picked?.format;
}

async function pickTarget(source: Uri, format: Format): Promise<Uri | undefined> {
  const name = `${nameOf(source.path) || 'corpus'}.${format.extension}`;
  const picked = await window.showSaveDialog({
    title: l10n.t('Export annotations'),
    defaultUri: Uri.joinPath(source, name),
    filters: { [format.title]: [format.extension] },
  });
  if (!picked) return undefined;
  // An article is never written to, not even by a slip in the dialog.
  const isArticle = picked.path.endsWith('.txt') || picked.path.endsWith('.ann.yaml');
  if (!isArticle) return picked;
  void window.showErrorMessage(
    plainMessage(
      l10n.t('{0} is an article or a sidecar; choose another file.', nameOf(picked.path)),
    ),
  );
  return undefined;
}
