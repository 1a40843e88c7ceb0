// `export`: a corpus in a file or a folder, in one of the formats.

import { extname } from 'node:path';
import { FORMATS } from '../formats/index';
import type { Format } from '../formats/format';
import { ABOUT_HELP, ABOUT_OPTIONS, aboutOf } from './aboutOptions';
import { checkExport } from './checkExport';
import { CHOICE_HELP, CHOICE_OPTIONS, choicesOf } from './exportChoices';
import { describedNames } from './helpText';
import { runExport } from './runExport';
import { readArguments, wrongUsage } from './usage';
import type { Verb } from './verb';
import { VERSION } from './version';
import { WRITE_HELP, WRITE_OPTIONS, writeOptionsOf } from './writeOptions';

const FORMAT_IDS = FORMATS.map(({ id }) => id);

const HELP = `Exports all articles in a folder and below, with their annotations, to a file or a folder.

Usage:
  article-annotator export <folder> --out <path> [--format <format>] [options]
  article-annotator export --check <exported folder> [<folder>]

Options:
  --out <path>        file or, by the format, folder to write; - for standard output
  --format <format>   one of those below; the ending of a file tells it where this is left out
  --strict            fail, and write nothing, where the format can't hold all
  --losses            print each thing that the format can't hold, and each tie of a majority,
                      with its place
  --force             replace a folder that is there
  --drop-empty        leave out articles without annotations
  --no-formulas       put an apostrophe before each text in a table's cell that begins with
                      = + - @, a tab or a line end, so that no spreadsheet runs it as a
                      formula; such a text is then no longer the article's
  --allow-conflicts   export our side of unresolved merge conflicts
  -h, --help          print this

Which layers, articles and labels:
${CHOICE_HELP}

How it is written:
${WRITE_HELP}

Cards and reports:
${ABOUT_HELP}
  --report <file>     write a report on what was exported too, .md or .html

Datasets with a manifest:
  --check <folder>    print what in a dataset is not as its manifest says, and with the folder of
                      the articles what of them has changed; writes nothing

Formats:
${describedNames(FORMATS)}

All is written or nothing: where a sidecar can't be read or has unresolved merge conflicts, or
after Ctrl+C, what was there stays as it was. Exit code: 0 when it was written, 1 when a sidecar
can't be exported or a strict export would lose something, 2 on wrong usage, 130 after Ctrl+C.

Examples:
  article-annotator export corpus --out corpus.jsonl
  article-annotator export corpus --out claims.csv --layer gold --drop-empty
  article-annotator export corpus --format brat --out brat --layer majority --status done
  article-annotator export corpus --format iob --out names.iob --labels actor --map actor=PER
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
      'drop-empty': { type: 'boolean' },
      'allow-conflicts': { type: 'boolean' },
      strict: { type: 'boolean' },
      losses: { type: 'boolean' },
      force: { type: 'boolean' },
      check: { type: 'string' },
      ...CHOICE_OPTIONS,
      ...WRITE_OPTIONS,
      ...ABOUT_OPTIONS,
      report: { type: 'string' },
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
    const format = formatOf(values.format ?? extname(values.out).slice(1).toLowerCase());
    if (!format) {
      const ids = FORMAT_IDS.join(', ');
      const message = values.format
        ? `There is no format ${values.format}; use one of ${ids}.`
        : `The ending of ${values.out} names no format; add --format and one of ${ids}.`;
      return wrongUsage(io, 'export', message);
    }
    const choices = choicesOf(values);
    if (typeof choices === 'string') return wrongUsage(io, 'export', choices);
    const write = writeOptionsOf(values);
    if (typeof write === 'string') return wrongUsage(io, 'export', write);
    return runExport(io, {
      verb: 'export',
      folder,
      out: values.out,
      showsLosses: (values.losses ?? false) || (values.strict ?? false),
      mayReplace: values.force ?? false,
      report: values.report,
      options: {
        ...choices,
        format,
        dropEmpty: values['drop-empty'] ?? false,
        allowConflicts: values['allow-conflicts'] ?? false,
        strict: values.strict ?? false,
        program: `article-annotator ${VERSION}`,
        describes: values.report !== undefined,
        write: { ...write, about: aboutOf(values) },
      },
    });
  },
};

function formatOf(name: string): Format | undefined {
  return FORMATS.find(({ id, extension }) => id === name || extension === name);
}
