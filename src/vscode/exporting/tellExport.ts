// What came of an export, and what may be done with it now.

import { commands, l10n, Position, Range, Uri, window } from 'vscode';
import type { LogOutputChannel, QuickPickItem } from 'vscode';
import type { ExportOutcome } from '../../corpus/exportCorpus';
import { nameOf } from '../../corpus/fileSystem';
import type { FileFindings } from '../../corpus/findings';
import { plainLabel, plainMessage } from '../plainText';
import { canReveal, revealPlace } from '../revealPlace';
import { tellOfFile } from '../tellOfFile';
import { leftOutWords } from './leftOutWords';
import type { ExportRequest } from './exportWizard';

/** Something to look at in a file. */
interface Remark extends QuickPickItem {
  readonly path: string;
  readonly position: { readonly line: number; readonly column: number };
}

// The log has the rest.
const MOST_LISTED = 1000;

/** @param source the folder that was exported */
export async function tellExport(
  outcome: ExportOutcome,
  source: Uri,
  { facts, out }: ExportRequest,
): Promise<void> {
  if (outcome.kind === 'written') await tellWritten(outcome, source, facts.format.extension, out);
  else await tellNotWritten(outcome, source);
}

/** Why nothing was, or would be, written. */
export async function tellNotWritten(
  outcome: Exclude<ExportOutcome, { readonly kind: 'written' }>,
  source: Uri,
): Promise<void> {
  if (outcome.kind === 'unknown-annotator') {
    const names = outcome.unknown.join(', ');
    void window.showErrorMessage(
      plainMessage(l10n.t('Nothing was exported: {0} has no annotations in this folder.', names)),
    );
    return;
  }
  if (outcome.kind === 'lossy') {
    const show = l10n.t('Show Losses');
    const { losses } = outcome;
    const choice = await window.showErrorMessage(
      l10n.t('Nothing was exported: {0} things can’t be held by the format.', losses.length),
      show,
    );
    if (choice === show) await listRemarks(outcome, source);
    return;
  }
  const [first] = outcome.errors;
  const finding = first?.findings[0];
  if (!first || !finding) return;
  const { line, column } = finding.position;
  tellOfFile(
    l10n.t(
      'Nothing was exported: {0}, line {1}, column {2}: {3}',
      first.path,
      line,
      column,
      finding.message,
    ),
    l10n.t('Open Sidecar'),
    Uri.joinPath(source, first.path),
    finding.position,
  );
}

async function tellWritten(
  outcome: Extract<ExportOutcome, { readonly kind: 'written' }>,
  source: Uri,
  extension: string | undefined,
  out: Uri,
): Promise<void> {
  const { articles, annotations, leftOut, warnings, losses } = outcome;
  const reveal = l10n.t('Reveal');
  const open = l10n.t('Open');
  const show = losses.length > 0 ? l10n.t('Show Losses') : l10n.t('Show Warnings');
  const isWhole = warnings.length === 0 && losses.length === 0;
  const message = [
    l10n.t(
      '{0} articles with {1} annotations exported to {2}.',
      articles,
      annotations,
      nameOf(out.path),
    ),
    ...(leftOut.length > 0 ? [leftOutWords(leftOut)] : []),
    ...(warnings.length > 0 ? [l10n.t('{0} files have warnings.', warnings.length)] : []),
    ...(losses.length > 0
      ? [l10n.t('{0} things can’t be held by the format.', losses.length)]
      : []),
  ].join(' ');
  const buttons = [
    ...(canReveal(out) ? [reveal] : []),
    ...(extension === undefined ? [] : [open]),
    ...(isWhole ? [] : [show]),
  ];
  const tell = isWhole ? window.showInformationMessage : window.showWarningMessage;
  const choice = await tell(plainMessage(message), ...buttons);
  if (choice === reveal) await revealPlace(out);
  // This also opens what is no text.
  if (choice === open) await commands.executeCommand('vscode.open', out);
  if (choice === show) await listRemarks(outcome, source);
}

/** Lists losses and warnings, and goes to the place of the one that is picked. */
async function listRemarks(outcome: ExportOutcome, source: Uri): Promise<void> {
  const remarks = [...lossesOf(outcome), ...findingsOf(outcome)].slice(0, MOST_LISTED);
  const picked = await window.showQuickPick(remarks, {
    title: l10n.t('What was left out or changed; pick one to go there'),
    placeHolder: l10n.t('Type a kind, such as overlap, or a part of a name'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!picked) return;
  const { line, column } = picked.position;
  const place = new Position(line - 1, column - 1);
  await window.showTextDocument(Uri.joinPath(source, picked.path), {
    selection: new Range(place, place),
  });
}

function lossesOf(outcome: ExportOutcome): readonly Remark[] {
  const losses = outcome.kind === 'written' || outcome.kind === 'lossy' ? outcome.losses : [];
  return losses.map(({ path, position, kind, message }) => remark(path, position, kind, message));
}

function findingsOf(outcome: ExportOutcome): readonly Remark[] {
  return filesOf(outcome).flatMap(({ path, findings }) =>
    findings.map(({ position, rule, message }) => remark(path, position, rule, message)),
  );
}

function remark(path: string, position: Remark['position'], kind: string, message: string): Remark {
  const place = `${path}:${position.line}:${position.column}`;
  return {
    label: plainLabel(message),
    description: plainLabel(kind),
    detail: plainLabel(place),
    path,
    position,
  };
}

function filesOf(outcome: ExportOutcome): readonly FileFindings[] {
  if (outcome.kind === 'written') return [...outcome.warnings, ...outcome.ties];
  return outcome.kind === 'unreadable' ? outcome.errors : [];
}

/** Puts everything in the log, a line each. */
export function logExport(log: LogOutputChannel, outcome: ExportOutcome): void {
  const losses = outcome.kind === 'written' || outcome.kind === 'lossy' ? outcome.losses : [];
  for (const { path, position, kind, message } of losses) {
    log.warn(`${path}:${position.line}:${position.column}: export/${kind}: ${message}`);
  }
  for (const { path, findings } of filesOf(outcome)) {
    for (const { position, rule, message } of findings) {
      log.warn(`${path}:${position.line}:${position.column}: ${rule}: ${message}`);
    }
  }
}
