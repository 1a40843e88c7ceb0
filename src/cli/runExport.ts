// Runs an export that the command line was asked for.

import { resolve } from 'node:path';
import { unknownLabels } from '../core/choice/filterLabels';
import { exportCorpus } from '../corpus/exportCorpus';
import type { ExportOptions, ExportOutcome, ExportTarget } from '../corpus/exportCorpus';
import { CancelledError } from '../corpus/fileSystem';
import type { FilePiece } from '../formats/format';
import { writeStreamAtomically } from '../node/atomicWrite';
import { nodeFileSystem } from '../node/fileSystem';
import { writeFolderAtomically } from '../node/writeFolder';
import { exportFileProblem, exportFolderProblem } from './exportFile';
import { STANDARD_OUTPUT, tellOutcome } from './exportOutcome';
import { nearestLabelSet } from './nearestLabelSet';
import { printable } from './print';
import { showProgress } from './progress';
import { reportFileProblem, writeReport } from './reportFile';
import { folderProblem, wrongUsage } from './usage';
import { EXIT } from './verb';
import type { Io } from './verb';

/** An export as the command line is asked for it. */
export interface ExportCommand {
  /** Name of the verb. */
  readonly verb: string;
  /** As it was given: messages say it again. */
  readonly folder: string;
  readonly out: string;
  readonly showsLosses: boolean;
  readonly mayReplace: boolean;
  /** File that shall have a report on the export, as it was given; none where it is absent. */
  readonly report?: string | undefined;
  readonly options: ExportOptions;
}

/** Exports a folder, says what came of it, and answers with the exit code. */
export async function runExport(io: Io, command: ExportCommand): Promise<number> {
  const { verb, folder, out, report, options } = command;
  const root = resolve(io.cwd, folder);
  const file = resolve(io.cwd, out);
  const problem =
    (await folderProblem(root)) ??
    (await outProblem(root, file, command)) ??
    (report === undefined ? undefined : await reportFileProblem(resolve(io.cwd, report), root));
  if (problem !== undefined) return wrongUsage(io, verb, problem);
  const target = out === STANDARD_OUTPUT ? printTarget(io) : diskTarget(file, command);
  const outcome = await exportWith(io, command, target);
  if (typeof outcome === 'number') return outcome;
  if (report !== undefined && outcome.kind === 'written' && outcome.report) {
    await writeReport(resolve(io.cwd, report), outcome.report);
  }
  return tellOutcome(io, { ...command, format: options.format, deed: 'written to' }, outcome);
}

/**
 * Goes through an export with the label set of the folder, and shows how far it is.
 * @returns what came of it, or the exit code where it was not begun or was cancelled
 */
export async function exportWith(
  io: Io,
  { verb, folder, out, options }: Pick<ExportCommand, 'verb' | 'folder' | 'out' | 'options'>,
  target: ExportTarget,
): Promise<ExportOutcome | number> {
  const root = resolve(io.cwd, folder);
  const labels = await nearestLabelSet(root);
  if (!labels.ok) {
    const [first] = labels.problems;
    const reason = first ? `line ${first.line}: ${first.message}` : '';
    return wrongUsage(io, verb, `${labels.path} can’t be read: ${reason}`);
  }
  const unknown = unknownLabels(labels.labelSet, options.filter ?? {});
  if (unknown.length > 0) {
    const known = labels.labelSet.labels.map(({ key }) => printable(key)).join(', ');
    const message = `The label set has no label ${unknown.map(printable).join(', ')}; it has ${known}.`;
    return wrongUsage(io, verb, message);
  }
  const progress = showProgress(io, 'Exporting');
  try {
    const { cancellation } = io;
    return await exportCorpus(
      nodeFileSystem(root),
      { ...options, labelSet: labels.labelSet, cancellation, onProgress: progress.update },
      target,
    );
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
    progress.clear();
    io.stderr(out === STANDARD_OUTPUT ? 'Cancelled.\n' : `Cancelled; ${out} is as it was.\n`);
    return EXIT.cancelled;
  } finally {
    progress.clear();
  }
}

/** Why an export can't go where it shall. */
async function outProblem(
  corpus: string,
  path: string,
  { out, mayReplace, options: { format } }: ExportCommand,
): Promise<string | undefined> {
  const isFolder = format.extension === undefined;
  if (out === STANDARD_OUTPUT) {
    return isFolder ? `${format.title} is a folder of files; give one with --out.` : undefined;
  }
  if (!isFolder) return exportFileProblem(path, corpus);
  const writesTexts = format.writesTexts ?? false;
  return exportFolderProblem({ path, corpus, writesTexts, mayReplace });
}

function printTarget(io: Io): ExportTarget {
  return async (pieces) => {
    for await (const { content } of pieces) await io.stdout(content);
  };
}

function diskTarget(
  path: string,
  { mayReplace, options: { format } }: ExportCommand,
): ExportTarget {
  if (format.extension === undefined) {
    return (pieces) => writeFolderAtomically(path, pieces, mayReplace);
  }
  return (pieces) => writeStreamAtomically(path, contents(pieces));
}

async function* contents(pieces: AsyncIterable<FilePiece>): AsyncGenerator<FilePiece['content']> {
  for await (const { content } of pieces) yield content;
}
