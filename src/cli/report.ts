// `report`: what is in a corpus, and how far its annotators agree.

import { resolve } from 'node:path';
import { reportMarkdown } from '../core/report/reportMarkdown';
import { reportParts } from '../core/report/reportParts';
import type { ReportFacts } from '../core/report/reportParts';
import { HOLDS_ALL } from '../formats/holds';
import { FORMATS } from '../formats/index';
import type { Format } from '../formats/format';
import { ABOUT_HELP, ABOUT_OPTIONS, aboutOf } from './aboutOptions';
import { CHOICE_HELP, CHOICE_OPTIONS, choicesOf } from './exportChoices';
import { STANDARD_OUTPUT, tellOutcome } from './exportOutcome';
import { reportFileProblem, writeReport } from './reportFile';
import { exportWith } from './runExport';
import { folderProblem, noSuchValue, readArguments, wrongUsage } from './usage';
import type { Io, Verb } from './verb';

const FORMAT_IDS = FORMATS.map(({ id }) => id);

const HELP = `Tells what is in the articles of a folder and below: counts, labels, lengths of annotations,
relations, and where several people annotated the same articles how far they agree.

Usage:
  article-annotator report <folder> [--out <file>] [--for <format>] [options]

Options:
  --out <file>        file to write, .md or .html; Markdown to standard output where this is left
                      out
  --for <format>      tell what this format of \`export\` can't hold as well
  --losses            print each thing that it can't hold, and each tie of a majority, with its
                      place
  --drop-empty        leave out articles without annotations
  --allow-conflicts   take our side of unresolved merge conflicts
  -h, --help          print this

Which layers, articles and labels:
${CHOICE_HELP}

What you know of the articles:
${ABOUT_HELP}

Exit code: 0 when it was written, 1 when a sidecar can't be read or has unresolved merge conflicts,
2 on wrong usage, 130 after Ctrl+C.

Examples:
  article-annotator report corpus
  article-annotator report corpus --out report.html --layer gold --licence cc-by-4.0
  article-annotator report corpus --out report.md --for conll
`;

/** Takes every article and writes nothing. */
const NOTHING: Format = {
  id: 'report',
  title: 'The report',
  description: 'Nothing.',
  holds: HOLDS_ALL,
  async *write(articles) {
    for await (const { id } of articles) yield { path: '', content: id };
  },
};

export const reportVerb: Verb = {
  name: 'report',
  summary: 'tell what is in a folder, and how far annotators agree',
  help: HELP,
  async run(args, io) {
    const read = readArguments(args, {
      out: { type: 'string' },
      for: { type: 'string' },
      losses: { type: 'boolean' },
      'drop-empty': { type: 'boolean' },
      'allow-conflicts': { type: 'boolean' },
      ...CHOICE_OPTIONS,
      ...ABOUT_OPTIONS,
    });
    if (!read.ok) return wrongUsage(io, 'report', read.message);
    const { values, positionals } = read.parsed;
    const [folder] = positionals;
    if (folder === undefined || positionals.length > 1) {
      return wrongUsage(io, 'report', 'Give one folder.');
    }
    const format = FORMATS.find(({ id }) => id === values.for);
    if (values.for !== undefined && !format) {
      return wrongUsage(io, 'report', noSuchValue('for', values.for, FORMAT_IDS));
    }
    const choices = choicesOf(values);
    if (typeof choices === 'string') return wrongUsage(io, 'report', choices);
    const { out = STANDARD_OUTPUT } = values;
    const root = resolve(io.cwd, folder);
    const problem =
      (await folderProblem(root)) ??
      (out === STANDARD_OUTPUT ? undefined : await reportFileProblem(resolve(io.cwd, out), root));
    if (problem !== undefined) return wrongUsage(io, 'report', problem);
    const options = {
      ...choices,
      format: format ?? NOTHING,
      describes: true,
      dropEmpty: values['drop-empty'] ?? false,
      allowConflicts: values['allow-conflicts'] ?? false,
      write: { about: aboutOf(values) },
    };
    const outcome = await exportWith(io, { verb: 'report', folder, out, options }, discard);
    if (typeof outcome === 'number') return outcome;
    if (outcome.kind === 'written' && outcome.report) {
      const { losses, ...facts } = outcome.report;
      await put(io, out, format && losses ? { ...facts, losses } : facts);
    }
    const { format: told } = options;
    const names = {
      verb: 'report',
      folder,
      out,
      format: told,
      showsLosses: values.losses ?? false,
    };
    return tellOutcome(io, { ...names, deed: 'described in' }, outcome);
  },
};

async function discard(pieces: AsyncIterable<unknown>): Promise<void> {
  const iterator = pieces[Symbol.asyncIterator]();
  while ((await iterator.next()).done !== true);
}

async function put(io: Io, out: string, facts: ReportFacts): Promise<void> {
  if (out === STANDARD_OUTPUT) await io.stdout(reportMarkdown(reportParts(facts)));
  else await writeReport(resolve(io.cwd, out), facts);
}
