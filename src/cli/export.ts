// `export`: a corpus in one file, in one of the formats.

import { extname, resolve } from 'node:path';
import { annotatorProblem } from '../core/sidecar/annotator';
import { mergeConflict } from '../core/check/mergeConflict';
import { exportCorpus } from '../corpus/exportCorpus';
import type { ExportOptions, ExportOutcome, ExportTarget } from '../corpus/exportCorpus';
import { CancelledError } from '../corpus/fileSystem';
import type { FileFindings } from '../corpus/findings';
import { FORMATS } from '../formats/index';
import type { Format } from '../formats/format';
import { writeStreamAtomically } from '../node/atomicWrite';
import { nodeFileSystem } from '../node/fileSystem';
import { exportFileProblem } from './exportFile';
import { counted, findingLine, printable } from './print';
import { showProgress } from './progress';
import { folderProblem, readArguments, wrongUsage } from './usage';
import { EXIT } from './verb';
import type { Io, Verb } from './verb';

const STANDARD_OUTPUT = '-';
const FORMAT_IDS = FORMATS.map(({ id }) => id);

const HELP = `Exports all articles in a folder and below, with their annotations, to one file.

Usage:
  article-annotator export <folder> --out <file> [--format <format>]
                           [--annotator <name>] [--drop-empty] [--no-formulas]
                           [--allow-conflicts]

Options:
  --out <file>        file to write; - for standard output
  --format <format>   ${FORMAT_IDS.join(' or ')}; the ending of <file> tells it where this is left out
  --annotator <name>  export the layer of this annotator (<article>.<name>.ann.yaml)
  --drop-empty        leave out articles without annotations
  --no-formulas       put an apostrophe before each text in a CSV cell that begins with
                      = + - @, a tab or a line end, so that no spreadsheet runs it as a
                      formula; such a text is then no longer the article's
  --allow-conflicts   export our side of unresolved merge conflicts
  -h, --help          print this

Formats:
${FORMATS.map(({ id, description }) => `  ${id.padEnd(8)}${description}`).join('\n')}

The file is written whole or not at all: where a sidecar can't be read or has unresolved merge
conflicts, or after Ctrl+C, it stays as it was. Exit code: 0 when it was written, 1 when a sidecar
can't be exported, 2 on wrong usage, 130 after Ctrl+C.

Examples:
  article-annotator export corpus --out corpus.jsonl
  article-annotator export corpus --out claims.csv --annotator gold --drop-empty
  article-annotator export corpus --format jsonl --out - | gzip > corpus.jsonl.gz
`;

export const exportVerb: Verb = {
  name: 'export',
  summary: 'export all articles in a folder to one file',
  help: HELP,
  async run(args, io) {
    const read = readArguments(args, {
      out: { type: 'string' },
      format: { type: 'string' },
      annotator: { type: 'string' },
      'drop-empty': { type: 'boolean' },
      'allow-conflicts': { type: 'boolean' },
      'no-formulas': { type: 'boolean' },
    });
    if (!read.ok) return wrongUsage(io, 'export', read.message);
    const { values, positionals } = read.parsed;
    const [folder] = positionals;
    if (folder === undefined || positionals.length > 1) {
      return wrongUsage(io, 'export', 'Give one folder.');
    }
    if (values.out === undefined || values.out === '') {
      return wrongUsage(io, 'export', 'Give the file to write with --out.');
    }
    const badName = values.annotator === undefined ? undefined : annotatorProblem(values.annotator);
    if (badName !== undefined) return wrongUsage(io, 'export', badName);
    const format = formatOf(values.format ?? extname(values.out).slice(1).toLowerCase());
    if (!format) {
      const ids = FORMAT_IDS.join(' or ');
      const message = values.format
        ? `There is no format ${values.format}; use ${ids}.`
        : `The ending of ${values.out} names no format; add --format ${ids}.`;
      return wrongUsage(io, 'export', message);
    }
    return exportFolder(io, {
      folder,
      out: values.out,
      options: {
        format,
        dropEmpty: values['drop-empty'] ?? false,
        allowConflicts: values['allow-conflicts'] ?? false,
        write: { neutraliseFormulas: values['no-formulas'] ?? false },
        ...(values.annotator !== undefined && { annotator: values.annotator }),
      },
    });
  },
};

function formatOf(name: string): Format | undefined {
  return FORMATS.find(({ id, extension }) => id === name || extension === name);
}

interface ExportCommand {
  /** As it was given: messages say it again. */
  readonly folder: string;
  readonly out: string;
  readonly options: ExportOptions;
}

async function exportFolder(io: Io, { folder, out, options }: ExportCommand): Promise<number> {
  const root = resolve(io.cwd, folder);
  const file = resolve(io.cwd, out);
  const isFile = out !== STANDARD_OUTPUT;
  const problem =
    (await folderProblem(root)) ?? (isFile ? await exportFileProblem(file, root) : undefined);
  if (problem !== undefined) return wrongUsage(io, 'export', problem);

  const target: ExportTarget = isFile
    ? (pieces) => writeStreamAtomically(file, pieces)
    : async (pieces) => {
        for await (const piece of pieces) await io.stdout(piece);
      };
  const progress = showProgress(io, 'Exporting');
  let outcome: ExportOutcome;
  try {
    const { cancellation } = io;
    outcome = await exportCorpus(
      nodeFileSystem(root),
      { ...options, cancellation, onProgress: progress.update },
      target,
    );
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
    progress.clear();
    io.stderr(isFile ? `Cancelled; ${out} is as it was.\n` : 'Cancelled.\n');
    return EXIT.cancelled;
  } finally {
    progress.clear();
  }
  return report(io, folder, isFile ? out : 'standard output', outcome);
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

/** Says what came of an export, and answers with the exit code. */
function report(io: Io, folder: string, out: string, outcome: ExportOutcome): number {
  const print = (files: readonly FileFindings[]): void => {
    for (const { path, findings } of files) {
      for (const finding of findings) io.stderr(findingLine(folder, path, finding));
    }
  };
  if (outcome.kind === 'unknown-annotator') {
    const known = outcome.known.map(printable).join(', ') || 'nobody';
    return wrongUsage(io, 'export', `No such annotator has a layer in ${folder}; known: ${known}.`);
  }
  if (outcome.kind === 'unreadable') {
    print(outcome.errors);
    io.stderr(`${failures(outcome.errors)}: the export failed and ${out} is not written.\n`);
    return EXIT.flawed;
  }
  print(outcome.warnings);
  const { articles, annotations } = outcome;
  io.stderr(
    `${counted(articles, 'article')} with ${counted(annotations, 'annotation')} written to ${out}.\n`,
  );
  return EXIT.done;
}
