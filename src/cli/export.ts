// `export`: a corpus in a file or a folder, in one of the formats.

import { extname, join, resolve } from 'node:path';
import { annotatorProblem } from '../core/sidecar/annotator';
import { mergeConflict } from '../core/check/mergeConflict';
import { exportCorpus } from '../corpus/exportCorpus';
import type {
  ExportLoss,
  ExportOptions,
  ExportOutcome,
  ExportTarget,
} from '../corpus/exportCorpus';
import { CancelledError } from '../corpus/fileSystem';
import type { FileFindings } from '../corpus/findings';
import { FORMATS } from '../formats/index';
import type { FilePiece, Format } from '../formats/format';
import { TAG_SCHEMES } from '../formats/tags';
import type { WriteOptions } from '../formats/writeContext';
import { writeStreamAtomically } from '../node/atomicWrite';
import { nodeFileSystem } from '../node/fileSystem';
import { writeFolderAtomically } from '../node/writeFolder';
import { checkExport } from './checkExport';
import { exportFileProblem, exportFolderProblem } from './exportFile';
import { describedNames } from './helpText';
import { nearestLabelSet } from './nearestLabelSet';
import { counted, findingLines, printable } from './print';
import { showProgress } from './progress';
import { folderProblem, noSuchValue, readArguments, wrongUsage } from './usage';
import { EXIT } from './verb';
import type { Io, Verb } from './verb';
import { VERSION } from './version';

const STANDARD_OUTPUT = '-';
const FORMAT_IDS = FORMATS.map(({ id }) => id);

const TOKENS = ['unicode', 'whitespace', 'treebank', 'spacy'] as const;
const OVERLAPS = ['longest', 'outermost', 'error'] as const;
const OFFSETS = { utf16: 'utf16', codepoint: 'codePoint', grapheme: 'grapheme' } as const;

const SPLIT_BY = ['hash', 'label', 'date'] as const;
const TASKS = ['spans', 'tokens', 'claims', 'relations'] as const;

const HELP = `Exports all articles in a folder and below, with their annotations, to a file or a folder.

Usage:
  article-annotator export <folder> --out <path> [--format <format>] [--strict] [--losses]
                           [--annotator <name>] [--drop-empty] [--allow-conflicts] [--force]
                           [--no-formulas] [--tokens <tokens>] [--snap]
                           [--overlap <policy>] [--scheme <scheme>] [--offsets <unit>]
                           [--split <how>]
                           [--ratios <ratios>] [--seed <seed>] [--split-reprints]
                           [--tasks <tasks>]
  article-annotator export --check <exported folder> [<folder>]

Options:
  --out <path>        file or, by the format, folder to write; - for standard output
  --format <format>   one of those below; the ending of a file tells it where this is left out
  --strict            fail, and write nothing, where the format can't hold all
  --losses            print each thing that the format can't hold, with its place
  --force             replace a folder that is there
  --annotator <name>  export the layer of this annotator (<article>.<name>.ann.yaml)
  --drop-empty        leave out articles without annotations
  --no-formulas       put an apostrophe before each text in a table's cell that begins with
                      = + - @, a tab or a line end, so that no spreadsheet runs it as a
                      formula; such a text is then no longer the article's
  --allow-conflicts   export our side of unresolved merge conflicts
  --tokens <tokens>   ${TOKENS.join(', ')}: how texts are cut in tokens;
                      ${TOKENS[0]} where this is left out
  --snap              widen annotations that begin or end within a token, where tokens are
                      cut otherwise
  --overlap <policy>  ${OVERLAPS.join(', ')}: which of two annotations that overlap is kept
                      where a format holds one; ${OVERLAPS[0]} where this is left out
  --scheme <scheme>   ${TAG_SCHEMES.join(', ')}: how columns mark annotations; iob2 where this is left
                      out
  --offsets <unit>    ${Object.keys(OFFSETS).join(', ')}: what offsets for doccano count; utf16
                      where this is left out
  --split <how>       ${SPLIT_BY.join(', ')}: what decides whether an article of a dataset is for
                      training, validation or testing; ${SPLIT_BY[0]} where this is left out
  --ratios <ratios>   shares of the three, 80,10,10 where this is left out
  --seed <seed>       another text gives other parts
  --split-reprints    let articles that are nearly the same be in several parts
  --tasks <tasks>     which tables a dataset has, by commas: ${TASKS.join(', ')}
  --check <folder>    print what in a dataset is not as its manifest says, and with the folder of
                      the articles what of them has changed; writes nothing
  -h, --help          print this

Formats:
${describedNames(FORMATS)}

All is written or nothing: where a sidecar can't be read or has unresolved merge conflicts, or
after Ctrl+C, what was there stays as it was. Exit code: 0 when it was written, 1 when a sidecar
can't be exported or a strict export would lose something, 2 on wrong usage, 130 after Ctrl+C.

Examples:
  article-annotator export corpus --out corpus.jsonl
  article-annotator export corpus --out claims.csv --annotator gold --drop-empty
  article-annotator export corpus --format jsonl --out - | gzip > corpus.jsonl.gz
`;

export const exportVerb: Verb = {
  name: 'export',
  summary: 'export all articles in a folder to a file or folder',
  help: HELP,
  async run(args, io) {
    const read = readArguments(args, {
      out: { type: 'string' },
      format: { type: 'string' },
      annotator: { type: 'string' },
      'drop-empty': { type: 'boolean' },
      'allow-conflicts': { type: 'boolean' },
      'no-formulas': { type: 'boolean' },
      strict: { type: 'boolean' },
      losses: { type: 'boolean' },
      force: { type: 'boolean' },
      tokens: { type: 'string' },
      snap: { type: 'boolean' },
      overlap: { type: 'string' },
      scheme: { type: 'string' },
      offsets: { type: 'string' },
      split: { type: 'string' },
      ratios: { type: 'string' },
      seed: { type: 'string' },
      'split-reprints': { type: 'boolean' },
      tasks: { type: 'string' },
      check: { type: 'string' },
    });
    if (!read.ok) return wrongUsage(io, 'export', read.message);
    const { values, positionals } = read.parsed;
    const [folder] = positionals;
    if (values.check !== undefined && positionals.length <= 1) {
      return checkExport(io, values.check, folder);
    }
    if (folder === undefined || positionals.length > 1) {
      return wrongUsage(io, 'export', 'Give one folder.');
    }
    if (values.out === undefined || values.out === '') {
      return wrongUsage(io, 'export', 'Give the file or folder to write with --out.');
    }
    const badName = values.annotator === undefined ? undefined : annotatorProblem(values.annotator);
    if (badName !== undefined) return wrongUsage(io, 'export', badName);
    const format = formatOf(values.format ?? extname(values.out).slice(1).toLowerCase());
    if (!format) {
      const ids = FORMAT_IDS.join(', ');
      const message = values.format
        ? `There is no format ${values.format}; use one of ${ids}.`
        : `The ending of ${values.out} names no format; add --format and one of ${ids}.`;
      return wrongUsage(io, 'export', message);
    }
    const write = writeOptions(values);
    if (typeof write === 'string') return wrongUsage(io, 'export', write);
    const dataset = datasetOptions(values);
    if (typeof dataset === 'string') return wrongUsage(io, 'export', dataset);
    return exportFolder(io, {
      folder,
      out: values.out,
      showsLosses: (values.losses ?? false) || (values.strict ?? false),
      mayReplace: values.force ?? false,
      options: {
        format,
        dropEmpty: values['drop-empty'] ?? false,
        allowConflicts: values['allow-conflicts'] ?? false,
        strict: values.strict ?? false,
        program: `article-annotator ${VERSION}`,
        write: { ...write, ...dataset, neutraliseFormulas: values['no-formulas'] ?? false },
        ...(values.annotator !== undefined && { annotator: values.annotator }),
      },
    });
  },
};

function formatOf(name: string): Format | undefined {
  return FORMATS.find(({ id, extension }) => id === name || extension === name);
}

/** How a format is to be written, or what is wrong with what was given. */
function writeOptions(values: {
  readonly tokens?: string | undefined;
  readonly snap?: boolean | undefined;
  readonly overlap?: string | undefined;
  readonly scheme?: string | undefined;
  readonly offsets?: string | undefined;
}): WriteOptions | string {
  const tokens = TOKENS.find((known) => known === values.tokens);
  const overlaps = OVERLAPS.find((known) => known === values.overlap);
  const tagScheme = TAG_SCHEMES.find((known) => known === values.scheme);
  if (values.tokens !== undefined && !tokens) return noSuchValue('tokens', values.tokens, TOKENS);
  if (values.overlap !== undefined && !overlaps)
    return noSuchValue('overlap', values.overlap, OVERLAPS);
  if (values.scheme !== undefined && !tagScheme)
    return noSuchValue('scheme', values.scheme, TAG_SCHEMES);
  const offsets = Object.entries(OFFSETS).find(([name]) => name === values.offsets)?.[1];
  if (values.offsets !== undefined && !offsets) {
    return noSuchValue('offsets', values.offsets, Object.keys(OFFSETS));
  }
  return {
    midToken: values.snap === true ? 'snap' : 'split',
    ...(tokens && { tokens }),
    ...(overlaps && { overlaps }),
    ...(tagScheme && { tagScheme }),
    ...(offsets && { offsets }),
  };
}

/** How a dataset is split and which tables it has, or what is wrong with what was given. */
function datasetOptions(values: {
  readonly split?: string | undefined;
  readonly ratios?: string | undefined;
  readonly seed?: string | undefined;
  readonly 'split-reprints'?: boolean | undefined;
  readonly tasks?: string | undefined;
}): Pick<WriteOptions, 'split' | 'tasks'> | string {
  const by = SPLIT_BY.find((known) => known === values.split);
  if (values.split !== undefined && !by) {
    return noSuchValue('split', values.split, SPLIT_BY);
  }
  const shares = values.ratios?.split(',').map((share) => (share === '' ? NaN : Number(share)));
  const [train = NaN, validation = NaN, test = NaN, ...more] = shares ?? [80, 10, 10];
  const ratios = [train, validation, test] as const;
  const isWrong = more.length > 0 || !ratios.every((share) => share >= 0 && share <= 1e6);
  if (isWrong || ratios.every((share) => share === 0)) {
    return `Give --ratios as three numbers such as 80,10,10.`;
  }
  const names = values.tasks?.split(',');
  const tasks = names && TASKS.filter((task) => names.includes(task));
  if (tasks?.length !== names?.length) {
    return `Give --tasks as some of ${TASKS.join(',')}, each once.`;
  }
  return {
    split: {
      ratios,
      keepsReprints: values['split-reprints'] !== true,
      ...(by && { by }),
      ...(values.seed !== undefined && { seed: values.seed }),
    },
    ...(tasks && { tasks }),
  };
}

interface ExportCommand {
  /** As it was given: messages say it again. */
  readonly folder: string;
  readonly out: string;
  readonly showsLosses: boolean;
  readonly mayReplace: boolean;
  readonly options: ExportOptions;
}

async function exportFolder(io: Io, command: ExportCommand): Promise<number> {
  const { folder, out, options } = command;
  const root = resolve(io.cwd, folder);
  const file = resolve(io.cwd, out);
  const isPrinted = out === STANDARD_OUTPUT;
  const problem = (await folderProblem(root)) ?? (await outProblem(root, file, command));
  if (problem !== undefined) return wrongUsage(io, 'export', problem);
  const labels = await nearestLabelSet(root);
  if (!labels.ok) {
    const [first] = labels.problems;
    const reason = first ? `line ${first.line}: ${first.message}` : '';
    return wrongUsage(io, 'export', `${labels.path} can’t be read: ${reason}`);
  }

  const target = isPrinted ? printTarget(io) : diskTarget(file, command);
  const progress = showProgress(io, 'Exporting');
  let outcome: ExportOutcome;
  try {
    const { cancellation } = io;
    outcome = await exportCorpus(
      nodeFileSystem(root),
      { ...options, labelSet: labels.labelSet, cancellation, onProgress: progress.update },
      target,
    );
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
    progress.clear();
    io.stderr(isPrinted ? 'Cancelled.\n' : `Cancelled; ${out} is as it was.\n`);
    return EXIT.cancelled;
  } finally {
    progress.clear();
  }
  return report(io, command, outcome);
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
function report(io: Io, command: ExportCommand, outcome: ExportOutcome): number {
  const { folder, options, showsLosses } = command;
  const out = command.out === STANDARD_OUTPUT ? 'standard output' : command.out;
  if (outcome.kind === 'unknown-annotator') {
    const known = outcome.known.map(printable).join(', ') || 'nobody';
    return wrongUsage(io, 'export', `No such annotator has a layer in ${folder}; known: ${known}.`);
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
  const { title } = options.format;
  if (isLossy) {
    const what = lossCounts(outcome.losses);
    io.stderr(`${title} can’t hold all (${what}): the export failed and ${out} is not written.\n`);
    return EXIT.flawed;
  }
  io.stderr(findingLines(folder, outcome.warnings));
  const { articles, annotations, losses } = outcome;
  if (losses.length > 0) {
    const more = showsLosses ? '' : '; --losses prints each';
    io.stderr(`${title} can’t hold all: ${lossCounts(losses)}${more}.\n`);
  }
  io.stderr(
    `${counted(articles, 'article')} with ${counted(annotations, 'annotation')} written to ${out}.\n`,
  );
  return EXIT.done;
}

function lossLine(folder: string, { path, position, kind, message }: ExportLoss): string {
  const { line, column } = position;
  return `${printable(`${join(folder, path)}:${line}:${column}: export/${kind}: ${message}`)}\n`;
}

/** `2 overlap, 1 relation`, in the order of the kinds' names. */
function lossCounts(losses: readonly ExportLoss[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of losses) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
}
