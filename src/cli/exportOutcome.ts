// What the command line says of an export that came to its end.

import { mergeConflict } from '../core/check/mergeConflict';
import type { LeftOutCount } from '../core/choice/leftOut';
import type { ExportLoss, ExportOutcome } from '../corpus/exportCorpus';
import type { FileFindings } from '../corpus/findings';
import type { Format } from '../formats/format';
import { lossCounts } from '../formats/lossCounts';
import { counted, findingLine, findingLines, printable } from './print';
import { wrongUsage } from './usage';
import { EXIT } from './verb';
import type { Io } from './verb';

/** What was to be exported, as it was given: messages say it again. */
export interface ExportNames {
  readonly verb: string;
  readonly folder: string;
  /** `-` for standard output. */
  readonly out: string;
  readonly format: Format;
  readonly showsLosses: boolean;
  /** What was done: `written to`. */
  readonly deed: string;
}

export const STANDARD_OUTPUT = '-';

/** Says what came of an export, and answers with the exit code. */
export function tellOutcome(io: Io, names: ExportNames, outcome: ExportOutcome): number {
  const { verb, folder, showsLosses, deed } = names;
  const { title } = names.format;
  const out = names.out === STANDARD_OUTPUT ? 'standard output' : names.out;
  if (outcome.kind === 'unknown-annotator') {
    const known = outcome.known.map(printable).join(', ') || 'nobody';
    const unknown = outcome.unknown.map(printable).join(', ');
    const message = `No annotator ${unknown} has a layer in ${folder}; known: ${known}.`;
    return wrongUsage(io, verb, message);
  }
  if (outcome.kind === 'unreadable') {
    io.stderr(findingLines(folder, outcome.errors));
    io.stderr(`${failures(outcome.errors)}: the export failed and ${out} is not written.\n`);
    return EXIT.flawed;
  }
  const isLossy = outcome.kind === 'lossy';
  if (showsLosses || isLossy) {
    for (const loss of outcome.losses) io.stderr(lossLine(folder, loss));
  }
  if (isLossy) {
    const what = lossCounts(outcome.losses);
    io.stderr(`${title} can’t hold all (${what}): the export failed and ${out} is not written.\n`);
    return EXIT.flawed;
  }
  const { articles, annotations, losses, leftOut, ties } = outcome;
  if (showsLosses) io.stderr(findingLines(folder, ties));
  io.stderr(findingLines(folder, outcome.warnings));
  if (losses.length > 0) {
    const more = showsLosses ? '' : '; --losses prints each';
    io.stderr(`${title} can’t hold all: ${lossCounts(losses)}${more}.\n`);
  }
  if (leftOut.length > 0) {
    const more = ties.length === 0 || showsLosses ? '' : '; --losses prints each tie';
    io.stderr(`Left out by choice: ${leftOutCounts(leftOut)}${more}.\n`);
  }
  io.stderr(
    `${counted(articles, 'article')} with ${counted(annotations, 'annotation')} ${deed} ${out}.\n`,
  );
  return EXIT.done;
}

/** How many sidecars fail an export, and why: `1 sidecar can’t be read`. */
function failures(errors: readonly FileFindings[]): string {
  const inConflict = errors.filter(({ findings }) =>
    findings.every(({ rule }) => rule === mergeConflict.id),
  ).length;
  const unreadable = errors.length - inConflict;
  const conflicts = `${counted(inConflict, 'sidecar')} with unresolved merge conflicts`;
  return [
    ...(unreadable > 0 ? [`${counted(unreadable, 'sidecar')} can’t be read`] : []),
    ...(inConflict > 0 ? [`${conflicts} (--allow-conflicts exports our side)`] : []),
  ].join(', ');
}

function lossLine(folder: string, { path, position, kind, message }: ExportLoss): string {
  return findingLine(folder, path, {
    severity: 'warning',
    rule: `export/${kind}`,
    message,
    position,
  });
}

/** `2 articles (date), 1 annotation (label)`. */
function leftOutCounts(counts: readonly LeftOutCount[]): string {
  return counts.map(({ what, why, count }) => `${counted(count, what)} (${why})`).join(', ');
}
