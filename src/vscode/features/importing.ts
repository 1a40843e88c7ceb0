// Imports annotations from files of other programs onto the articles of a folder.

import { commands, Disposable, l10n, ProgressLocation, Uri, window } from 'vscode';
import { CancelledError, nameOf } from '../../corpus/fileSystem';
import type { EditedArticles } from '../../corpus/editArticles';
import { FORMATS } from '../../formats';
import { COMMAND } from '../commands';
import type { Feature, FeatureContext } from '../feature';
import { carryOutImport, planImport } from '../importing/importPlan';
import type { ImportChoices, ImportPlan } from '../importing/importPlan';
import { importReport } from '../importing/importReport';
import { askHow, askSource, pickedFiles } from '../importing/importWizard';
import type { ImportSource } from '../importing/importWizard';
import { pickCorpus } from '../pickCorpus';
import { plainMessage } from '../plainText';
import { readOnlyTexts } from '../readOnlyTexts';
import type { ReadOnlyTexts } from '../readOnlyTexts';

/** What the command may be given instead of asking; the explorer gives the folder. */
interface ImportArguments extends ImportChoices {
  readonly format?: string;
  /** Files or folders. With them and a format nothing is asked. */
  readonly files?: readonly Uri[];
}

export const importing: Feature = (context) => {
  const reports = readOnlyTexts('article-annotator-import');
  return Disposable.from(
    reports,
    commands.registerCommand(
      COMMAND.import,
      async (folder?: unknown, given?: unknown): Promise<void> => {
        const source =
          folder instanceof Uri ? folder : await pickCorpus(l10n.t('Import into which folder?'));
        if (!source) return;
        try {
          await importInto(context, reports, source, given ?? {});
        } catch (error) {
          tellFailure(context, error);
        }
      },
    ),
  );
};

async function importInto(
  context: FeatureContext,
  reports: ReadOnlyTexts,
  source: Uri,
  { format: id, files, ...choices }: ImportArguments,
): Promise<void> {
  const format = FORMATS.find((known) => known.id === id && known.read !== undefined);
  const planOf = (input: ImportSource, chosen: ImportChoices): Thenable<ImportPlan> =>
    window.withProgress(
      {
        location: ProgressLocation.Notification,
        title: l10n.t('Looking at what would be imported'),
        cancellable: true,
      },
      (progress, cancellation) =>
        planImport(context, { source, ...input, choices: chosen }, cancellation, (done, path) => {
          progress.report({ message: plainMessage(`${done} ${path}`) });
        }),
    );
  if (format && files) {
    const input = { ...(await pickedFiles(files)), format };
    await carryOut(context, reports, source, input, choices, await planOf(input, choices));
    return;
  }
  for (let before: ImportSource | undefined; ;) {
    const input = await askSource(source, before);
    if (!input) return;
    const answer = await askHow({
      input,
      plan: (chosen) => planOf(input, chosen),
      showReport: (plan, chosen) =>
        reports.show(REPORT, importReport(input.name, plan.outcome, chosen), true),
    });
    if (answer.kind === 'left') return;
    before = input;
    if (answer.kind === 'back') continue;
    const { choices: chosen, plan } = answer.value;
    await carryOut(context, reports, source, input, chosen, plan);
    return;
  }
}

const REPORT = 'import.md';

async function carryOut(
  context: FeatureContext,
  reports: ReadOnlyTexts,
  source: Uri,
  input: ImportSource,
  choices: ImportChoices,
  plan: ImportPlan,
): Promise<void> {
  const title = plainMessage(l10n.t('Imported from {0}', input.name));
  const done = await carryOutImport(context, { source, ...input, choices }, plan, title);
  const report = importReport(input.name, plan.outcome, choices, done);
  for (const { place, kind, message } of plan.outcome.notes) {
    const at = place.line === undefined ? place.file : `${place.file}:${place.line}`;
    context.log.warn(`${at}: import/${kind}: ${message}`);
  }
  void tell(reports, plan, done, report, source);
}

/** What was changed is told by the change itself; here is the rest. */
async function tell(
  reports: ReadOnlyTexts,
  { outcome }: ImportPlan,
  { isCancelled }: EditedArticles,
  report: string,
  source: Uri,
): Promise<void> {
  const leftOut = outcome.notes.filter(({ kind }) => kind === 'left-out').length;
  const problems = leftOut + outcome.leftAlone.length;
  if (problems === 0 || isCancelled) return;
  const show = l10n.t('Show Report');
  const choice = await window.showWarningMessage(
    plainMessage(
      problems === 1
        ? l10n.t('1 thing could not be imported into {0}.', nameOf(source.path))
        : l10n.t('{0} things could not be imported into {1}.', problems, nameOf(source.path)),
    ),
    show,
  );
  if (choice === show) await reports.show(REPORT, report);
}

function tellFailure({ log }: FeatureContext, error: unknown): void {
  if (error instanceof CancelledError) {
    void window.showInformationMessage(l10n.t('The import was cancelled; nothing was changed.'));
    return;
  }
  log.error(error instanceof Error ? error : String(error));
  const reason = error instanceof Error ? error.message : String(error);
  void window.showErrorMessage(plainMessage(l10n.t('The import failed: {0}', reason)));
}
