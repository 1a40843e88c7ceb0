// Exports the corpus of a folder to a file or a folder that the person picks.

import { commands, l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { CancellationToken, Progress } from 'vscode';
import { exportCorpus } from '../../corpus/exportCorpus';
import type { ExportOutcome } from '../../corpus/exportCorpus';
import { CancelledError, nameOf } from '../../corpus/fileSystem';
import type { FileFindings } from '../../corpus/findings';
import { FORMATS } from '../../formats';
import type { Format } from '../../formats/format';
import { parentOf } from '../articleDocument';
import { COMMAND } from '../commands';
import { fileTarget, folderTarget, freeFolder } from '../exportTarget';
import type { Feature, FeatureContext } from '../feature';
import type { HostServices } from '../hostServices';
import { pickExportFile } from '../pickExportFile';
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
  { host, labelSets, log, store }: FeatureContext,
  source: Uri,
  format: Format,
  out: Uri,
): Promise<void> {
  // What was tagged a moment ago belongs into the export.
  await Promise.all(store.articles.map(({ session }) => session.settled()));
  const corpus = host.openFolder(source);
  const target =
    format.extension === undefined ? folderTarget(out, hiddenName(host)) : fileTarget(host, out);
  // The folder may be below the one that has the label set.
  const labelSet = await labelSets.load(Uri.joinPath(source, 'article.txt'));
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
          { format, labelSet, cancellation, onProgress: report(progress, cancellation) },
          target,
        ),
    );
    logFindings(log, outcome);
    void tell(outcome, source, format, out, () => {
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
  { extension }: Format,
  out: Uri,
  showLog: () => void,
): Promise<void> {
  // Neither an annotator nor a strict export can be asked for here.
  if (outcome.kind === 'unknown-annotator' || outcome.kind === 'lossy') return;
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
  const { articles, annotations, warnings, losses } = outcome;
  const open = extension === undefined ? l10n.t('Show Folder') : l10n.t('Open File');
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
    warnings.length === 0 && losses.length === 0
      ? await window.showInformationMessage(done, open)
      : await window.showWarningMessage(
          [
            done,
            ...(warnings.length > 0 ? [l10n.t('{0} files have warnings.', warnings.length)] : []),
            ...(losses.length > 0
              ? [l10n.t('{0} things can’t be held by the format.', losses.length)]
              : []),
          ].join(' '),
          details,
          open,
        );
  if (choice === open) {
    await (extension === undefined
      ? commands.executeCommand('revealFileInOS', out)
      : window.showTextDocument(out));
  }
  if (choice === details) showLog();
}

function logFindings(log: FeatureContext['log'], outcome: ExportOutcome): void {
  const losses = outcome.kind === 'written' || outcome.kind === 'lossy' ? outcome.losses : [];
  for (const { path, position, kind, message } of losses) {
    log.warn(`${path}:${position.line}:${position.column}: export/${kind}: ${message}`);
  }
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
    description: format.extension === undefined ? l10n.t('folder') : `.${format.extension}`,
    detail: format.description,
    format,
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Export annotations'),
    placeHolder: l10n.t('Format'),
  });
  return picked?.format;
}

/** A name that nothing has, and that no search for articles looks into. */
function hiddenName({ random }: HostServices): string {
  const digits = Array.from(random(8), (byte) => byte.toString(16).padStart(2, '0'));
  return `.article-annotator-${digits.join('')}`;
}

async function pickTarget(source: Uri, format: Format): Promise<Uri | undefined> {
  const corpus = nameOf(source.path) || 'corpus';
  return format.extension === undefined
    ? pickNewFolder(source, corpus, format)
    : pickFile(source, `${corpus}.${format.extension}`, format.title, format.extension);
}

/** A new folder in one that the person picks: what is there is never replaced. */
async function pickNewFolder(
  source: Uri,
  corpus: string,
  format: Format,
): Promise<Uri | undefined> {
  const [parent] =
    (await window.showOpenDialog({
      title: l10n.t('Export annotations to a new folder in this one'),
      openLabel: l10n.t('Export'),
      defaultUri: parentOf(source),
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  if (!parent) return undefined;
  const isInCorpus = `${parent.path}/`.startsWith(`${source.path}/`);
  if (!isInCorpus || format.writesTexts !== true) {
    return freeFolder(parent, `${corpus}-${format.id}`);
  }
  void window.showErrorMessage(
    l10n.t(
      'The texts that this format writes would be taken for articles there; choose a folder that is not among the articles.',
    ),
  );
  return undefined;
}

function pickFile(
  source: Uri,
  name: string,
  title: string,
  extension: string,
): Promise<Uri | undefined> {
  return pickExportFile({
    title: l10n.t('Export annotations'),
    defaultUri: Uri.joinPath(source, name),
    filters: { [title]: [extension] },
  });
}
