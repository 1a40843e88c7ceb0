// `import`: annotations from files of other programs onto the articles of a folder.

import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { annotatorProblem } from '../core/sidecar/annotator';
import { importCorpus } from '../corpus/importCorpus';
import type { ImportOutcome } from '../corpus/importCorpus';
import { FORMATS } from '../formats/index';
import type { InputFile, ReadOptions } from '../formats/imported';
import { TAG_SCHEMES } from '../formats/tags';
import { nodeFileSystem } from '../node/fileSystem';
import { nodeRandomBytes } from '../node/random';
import { readRegularFile } from '../node/readFile';
import { describedNames } from './helpText';
import { counted, findingLines, printable } from './print';
import { showProgress } from './progress';
import { folderProblem, noSuchValue, readArguments, wrongUsage } from './usage';
import { EXIT } from './verb';
import type { Io, Verb } from './verb';

const READABLE = FORMATS.filter((format) => format.read !== undefined);
const FORMAT_IDS = READABLE.map(({ id }) => id);
const UNITS = {
  codepoint: 'codePoint',
  utf16: 'utf16',
  grapheme: 'grapheme',
  utf8: 'utf8',
} as const;

const HELP = `Puts annotations from files of other programs onto the articles of a folder.

Usage:
  article-annotator import <folder> --format <format> <file or folder>...
                           [--create] [--as-suggestions] [--annotator <name>] [--dry-run]
                           [--offsets <unit>] [--scheme <scheme>]

Options:
  --format <format>   one of those below
  --create            create the articles that are not in the folder, from the files' texts
  --as-suggestions    mark all as suggestions, for a person to accept
  --annotator <name>  put them in the layer of this annotator (<article>.<name>.ann.yaml)
  --dry-run           say what would be done, and write nothing
  --offsets <unit>    what the files' offsets count, where it is not what the format says:
                      ${Object.keys(UNITS).join(', ')}
  --scheme <scheme>   ${TAG_SCHEMES.join(', ')}: how columns mark annotations; found out where this is
                      left out
  -h, --help          print this

Formats:
${describedNames(READABLE)}

An article is found by its name, else by its text. Each annotation is compared with the words that
the file says are there. Where they differ, offsets are counted in other ways (UTF-16, bytes, line
ends as two, a BOM), and it is said which way fits; what fits in no way is listed and left out.
What the articles have already is kept, and no annotation is added twice. Exit code: 0 when all was
imported, 1 when something was left out, 2 on wrong usage, 130 after Ctrl+C.

Examples:
  article-annotator import corpus --format brat annotated/
  article-annotator import corpus --format jsonl corpus.jsonl --dry-run
  article-annotator import corpus --format conll predicted.conll --as-suggestions
`;

export const importVerb: Verb = {
  name: 'import',
  summary: 'put annotations from files of other programs onto articles',
  help: HELP,
  async run(args, io) {
    const read = readArguments(args, {
      format: { type: 'string' },
      create: { type: 'boolean' },
      'as-suggestions': { type: 'boolean' },
      annotator: { type: 'string' },
      'dry-run': { type: 'boolean' },
      offsets: { type: 'string' },
      scheme: { type: 'string' },
    });
    if (!read.ok) return wrongUsage(io, 'import', read.message);
    const { values, positionals } = read.parsed;
    const [folder, ...given] = positionals;
    if (folder === undefined || given.length === 0) {
      return wrongUsage(io, 'import', 'Give the folder of the articles, and the files to import.');
    }
    const format = READABLE.find(({ id }) => id === values.format);
    if (!format) {
      return wrongUsage(io, 'import', `Give the format with --format: ${FORMAT_IDS.join(', ')}.`);
    }
    const badName = values.annotator === undefined ? undefined : annotatorProblem(values.annotator);
    if (badName !== undefined) return wrongUsage(io, 'import', badName);
    const options = readOptions(values);
    if (typeof options === 'string') return wrongUsage(io, 'import', options);
    const root = resolve(io.cwd, folder);
    const problem = await folderProblem(root);
    if (problem !== undefined) return wrongUsage(io, 'import', problem);
    const files = await inputFiles(io.cwd, given);
    if (typeof files === 'string') return wrongUsage(io, 'import', files);
    const isDryRun = values['dry-run'] ?? false;
    const progress = showProgress(io, 'Importing');
    const outcome = await importCorpus(nodeFileSystem(root), files, {
      format,
      read: options,
      random: nodeRandomBytes,
      asSuggestions: values['as-suggestions'] ?? false,
      isDryRun,
      cancellation: io.cancellation,
      ...(values.annotator !== undefined && { annotator: values.annotator }),
      onProgress: (done) => {
        progress.update(done);
      },
      ...(values.create === true && { create: (path, text) => createArticle(root, path, text) }),
    }).finally(progress.clear);
    return report(io, folder, outcome, isDryRun);
  },
};

function readOptions(values: {
  readonly offsets?: string | undefined;
  readonly scheme?: string | undefined;
}): ReadOptions | string {
  const { offsets, scheme } = values;
  const unit = Object.entries(UNITS).find(([name]) => name === offsets)?.[1];
  const tagScheme = TAG_SCHEMES.find((known) => known === scheme);
  if (offsets !== undefined && !unit) {
    return noSuchValue('offsets', offsets, Object.keys(UNITS));
  }
  if (scheme !== undefined && !tagScheme) {
    return noSuchValue('scheme', scheme, TAG_SCHEMES);
  }
  return { ...(unit && { unit }), ...(tagScheme && { tagScheme }) };
}

/** The files that were given, and all in folders that were; or why one can't be read. */
async function inputFiles(
  cwd: string,
  given: readonly string[],
): Promise<readonly InputFile[] | string> {
  const files: InputFile[] = [];
  for (const name of given) {
    const path = resolve(cwd, name);
    const found = await stat(path).catch(() => undefined);
    if (!found) return `There is no file ${name}.`;
    if (!found.isDirectory()) {
      files.push({ path: basename(path), bytes: () => readRegularFile(path, name) });
      continue;
    }
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile())) {
      const file = join(entry.parentPath, entry.name);
      const inFolder = relative(path, file).replaceAll('\\', '/');
      files.push({ path: inFolder, bytes: () => readRegularFile(file, inFolder) });
    }
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Fails where there is a file of that name. */
async function createArticle(root: string, path: string, text: string): Promise<void> {
  const file = join(root, ...path.split('/'));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text, { encoding: 'utf8', flag: 'wx' });
}

/** Says what came of an import, and answers with the exit code. */
function report(io: Io, folder: string, outcome: ImportOutcome, isDryRun: boolean): number {
  const { articles, notes, leftAlone } = outcome;
  io.stderr(findingLines(folder, leftAlone));
  for (const { place, kind, message } of notes) {
    const line = place.line === undefined ? '' : `:${place.line}`;
    io.stderr(`${printable(`${place.file}${line}: import/${kind}: ${message}`)}\n`);
  }
  const sum = (count: (into: ImportOutcome['articles'][number]) => number): number =>
    articles.reduce((all, into) => all + count(into), 0);
  const annotations = counted(
    sum((into) => into.annotations),
    'annotation',
  );
  const relations = counted(
    sum((into) => into.relations),
    'relation',
  );
  const known = sum((into) => into.known);
  const created = sum(({ isNew }) => (isNew ? 1 : 0));
  io.stderr(
    [
      `${annotations} and ${relations} ${isDryRun ? 'would be' : 'were'} put on ${counted(articles.length, 'article')}`,
      ...(created > 0 ? [`${created} of them new`] : []),
      ...(known > 0 ? [`${known} known already`] : []),
    ].join(', ') + '.\n',
  );
  const isAll = leftAlone.length === 0 && notes.every(({ kind }) => kind !== 'left-out');
  return isAll ? EXIT.done : EXIT.flawed;
}
