// Exports the corpus of a folder to a file or a folder that the person picks.

import { commands, Disposable, extensions, l10n, ProgressLocation, Uri, window } from 'vscode';
import type { CancellationToken } from 'vscode';
import { corpusAnnotators } from '../../corpus/annotators';
import { exportCorpus } from '../../corpus/exportCorpus';
import type { ExportOptions } from '../../corpus/exportCorpus';
import { previewExport } from '../../corpus/exportPreview';
import { CancelledError, nameOf } from '../../corpus/fileSystem';
import { FORMATS } from '../../formats';
import { COMMAND, EXTENSION_ID } from '../commands';
import { optionsOf, readAnswers } from '../exporting/exportAnswers';
import type { ExportAnswers, ExportFacts } from '../exporting/exportAnswers';
import { exportMemory } from '../exporting/exportMemory';
import { askExport } from '../exporting/exportWizard';
import type { ExportRequest } from '../exporting/exportWizard';
import { previewCounts, previewText } from '../exporting/previewText';
import { logExport, tellExport, tellNotWritten } from '../exporting/tellExport';
import { fileTarget, folderTarget } from '../exportTarget';
import type { Feature, FeatureContext } from '../feature';
import type { HostServices } from '../hostServices';
import { pickCorpus } from '../pickCorpus';
import { plainMessage } from '../plainText';
import { readOnlyTexts } from '../readOnlyTexts';
import type { ReadOnlyTexts } from '../readOnlyTexts';

/** What the command may be given instead of asking; the explorer gives the folder. */
interface ExportArguments {
  readonly format?: string;
  readonly out?: Uri;
  /** Answers to the other questions, of which none is asked where there is a format and a place. */
  readonly answers?: unknown;
}

export const exporting: Feature = (context) => {
  const previews = readOnlyTexts('article-annotator-export');
  return Disposable.from(
    previews,
    commands.registerCommand(
      COMMAND.export,
      async (folder?: unknown, given?: unknown): Promise<void> => {
        const source =
          folder instanceof Uri ? folder : await pickCorpus(l10n.t('Export which folder?'));
        if (!source) return;
        try {
          const request = await requestOf(context, previews, source, given ?? {});
          if (request) await exportTo(context, source, request);
        } catch (error) {
          tellFailure(context, error);
        }
      },
    ),
  );
};

/** All that is to be known: as it was given, or else as the person answers. */
async function requestOf(
  context: FeatureContext,
  previews: ReadOnlyTexts,
  source: Uri,
  { format: id, out, answers: given }: ExportArguments,
): Promise<ExportRequest | undefined> {
  const format = FORMATS.find((known) => known.id === id);
  const [labelSet, annotators] = await Promise.all([
    // The folder may be below the one that has the label set.
    context.labelSets.load(Uri.joinPath(source, 'article.txt')),
    corpusAnnotators(context.host.openFolder(source)),
  ]);
  if (format && out) {
    return { facts: { format, labelSet, annotators }, answers: readAnswers(given), out };
  }
  const memory = exportMemory(context.workspaceMemory);
  const request = await askExport({
    source,
    format,
    annotators,
    labelSet,
    memory,
    preview: (facts, answers, place) =>
      showPreview(context, previews, source, { facts, answers, out: place }),
  });
  if (request) memory.keepExport(source, request.facts.format.id, request.out);
  return request;
}

async function exportTo(
  context: FeatureContext,
  source: Uri,
  request: ExportRequest,
): Promise<void> {
  const { host, log } = context;
  const { facts, out } = request;
  const target =
    facts.format.extension === undefined
      ? folderTarget(out, hiddenName(host))
      : fileTarget(host, out);
  const title = l10n.t('Exporting to {0}', nameOf(out.path));
  const outcome = await withCorpus(context, source, request, title, (corpus, options) =>
    exportCorpus(corpus, options, target),
  );
  logExport(log, outcome);
  void tellExport(outcome, source, request);
}

/** Shows what would be written beside the questions. */
async function showPreview(
  context: FeatureContext,
  previews: ReadOnlyTexts,
  source: Uri,
  request: {
    readonly facts: ExportFacts;
    readonly answers: ExportAnswers;
    readonly out: Uri | undefined;
  },
): Promise<string | undefined> {
  const { format } = request.facts;
  const name = nameOf(request.out?.path ?? source.path);
  const file = request.out || format.extension === undefined ? name : `${name}.${format.extension}`;
  const title = l10n.t('Looking at what would be exported');
  try {
    const preview = await withCorpus(context, source, request, title, previewExport);
    if (preview.outcome.kind !== 'written') {
      void tellNotWritten(preview.outcome, source);
      if (preview.outcome.kind !== 'lossy') return undefined;
    }
    await previews.show(l10n.t('{0} (preview)', file), previewText(file, preview), true);
    return previewCounts(preview);
  } catch (error) {
    if (error instanceof CancelledError) return undefined;
    throw error;
  }
}

/** Does something with the corpus and the options of a request, with progress. */
async function withCorpus<T>(
  { host, store }: FeatureContext,
  source: Uri,
  { facts, answers }: Pick<ExportRequest, 'facts' | 'answers'>,
  title: string,
  work: (corpus: ReturnType<HostServices['openFolder']>, options: ExportOptions) => Promise<T>,
): Promise<T> {
  // What was tagged a moment ago belongs into the export.
  await Promise.all(store.articles.map(({ session }) => session.settled()));
  const { format, labelSet } = facts;
  return window.withProgress(
    { location: ProgressLocation.Notification, title: plainMessage(title), cancellable: true },
    (progress, cancellation: CancellationToken) =>
      work(host.openFolder(source), {
        format,
        labelSet,
        ...optionsOf(answers, facts),
        program: programName(),
        cancellation,
        onProgress: (done, total, path) => {
          if (cancellation.isCancellationRequested) return;
          const message = plainMessage(`${done}/${total} ${path}`);
          progress.report({ message, increment: 100 / total });
        },
      }),
  );
}

/** As the command line of this version names itself, so that both write the same. */
function programName(): string {
  const { version } = (extensions.getExtension(EXTENSION_ID)?.packageJSON ?? {}) as {
    readonly version?: string;
  };
  return `article-annotator ${version ?? ''}`.trim();
}

function tellFailure({ log }: FeatureContext, error: unknown): void {
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

/** A name that nothing has, and that no search for articles looks into. */
function hiddenName({ random }: HostServices): string {
  const digits = Array.from(random(8), (byte) => byte.toString(16).padStart(2, '0'));
  return `.article-annotator-${digits.join('')}`;
}
