// `render`: pictures of annotated articles, for reading, printing and papers.

import { stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { annotatorProblem } from '../core/sidecar/annotator';
import { isSidecarName } from '../core/sidecar/sidecar';
import { articleHeader } from '../core/text/header';
import { lineIndex } from '../core/text/lines';
import type { Span } from '../core/text/span';
import { readPlacedArticle } from '../corpus/placedArticle';
import type { PlacedArticle } from '../corpus/placedArticle';
import { labelSetFinding } from '../corpus/findings';
import { throwIfCancelled } from '../corpus/fileSystem';
import { writeStreamAtomically } from '../node/atomicWrite';
import { nodeFileSystem } from '../node/fileSystem';
import { drawingOf } from '../render/drawing';
import { PICTURE_FORMATS } from '../render/pictureFormat';
import type { PictureFormat, PictureOptions } from '../render/pictureFormat';
import { NARROWEST_SVG, SVG_WIDTH, WIDEST_SVG } from '../render/svg';
import { exportFileProblem } from './exportFile';
import { nearestLabelSet } from './nearestLabelSet';
import { counted, findingLines } from './print';
import { readArguments, wrongUsage } from './usage';
import { EXIT } from './verb';
import type { Io, Verb } from './verb';

const STANDARD_OUTPUT = '-';
const FORMAT_IDS = PICTURE_FORMATS.map(({ id }) => id);
const THEMES = ['light', 'dark', 'auto'] as const;

const HELP = `Draws articles with their annotations: lines and tags under the text, and relations
between them.

Usage:
  article-annotator render <article>... [--out <file or folder>] [--format ${FORMAT_IDS.join('|')}]
                           [--theme light|dark|auto] [--labels <label>,...]
                           [--lines <from>-<to>] [--annotator <name>] [--width <pixels>]
                           [--allow-conflicts]

Options:
  --out <file or folder>  where to write; a folder for several articles; standard output where
                          this is left out or -
  --format <format>       ${FORMAT_IDS.join(' or ')}; the ending of the file tells it, else it is html
  --theme <theme>         light (where this is left out), dark, or auto: as the reader's system
  --labels <labels>       draw only these labels and what is under them: actor,claim
  --lines <from>-<to>     draw only these lines of the article; the first is 1
  --annotator <name>      draw the layer of this annotator (<article>.<name>.ann.yaml)
  --width <pixels>        width of an SVG, ${NARROWEST_SVG} to ${WIDEST_SVG}; ${SVG_WIDTH} where this is left out
  --allow-conflicts       draw our side of unresolved merge conflicts
  -h, --help              print this

Formats:
${PICTURE_FORMATS.map(({ id, description }) => `  ${id.padEnd(6)}${description}`).join('\n')}

The labels and their colours are those of labels.yaml in the nearest folder upwards. Exit code: 0
when all was drawn, 1 when an article, a sidecar or a label set can't be read, 2 on wrong usage,
130 after Ctrl+C.

Examples:
  article-annotator render corpus/0001.txt --out figure.svg --lines 5-7
  article-annotator render corpus/*.txt --out pages
  article-annotator render corpus/0001.txt --theme dark --labels actor,claim > page.html
`;

export const renderVerb: Verb = {
  name: 'render',
  summary: 'draw articles with their annotations, as HTML or SVG',
  help: HELP,
  async run(args, io) {
    const read = readArguments(args, {
      out: { type: 'string' },
      format: { type: 'string' },
      theme: { type: 'string' },
      labels: { type: 'string' },
      lines: { type: 'string' },
      annotator: { type: 'string' },
      width: { type: 'string' },
      'allow-conflicts': { type: 'boolean' },
    });
    if (!read.ok) return wrongUsage(io, 'render', read.message);
    const { values, positionals } = read.parsed;
    if (positionals.length === 0) {
      return wrongUsage(io, 'render', 'Give the articles to draw.');
    }
    const choice = readChoice(values);
    if (typeof choice === 'string') return wrongUsage(io, 'render', choice);
    const targets = await targetsOf(io, positionals, values.out, choice.format);
    if (typeof targets === 'string') return wrongUsage(io, 'render', targets);
    let code: number = EXIT.done;
    let drawn = 0;
    for (const target of targets) {
      throwIfCancelled(io.cancellation);
      const worst = await renderArticle(io, target, choice);
      if (worst === EXIT.usage) return worst;
      if (worst === EXIT.done) drawn += 1;
      else code = worst;
    }
    if (targets.some(({ out }) => out !== undefined)) {
      io.stderr(`${counted(drawn, 'picture')} written to ${values.out ?? ''}.\n`);
    }
    return code;
  },
};

/** What the options say. */
interface Choice {
  readonly format: PictureFormat;
  readonly theme: PictureOptions['theme'];
  readonly labels?: readonly string[];
  /** Zero-based first and last line. */
  readonly lines?: readonly [number, number];
  readonly annotator?: string;
  readonly width: number;
  readonly allowConflicts: boolean;
}

type Values = Readonly<
  Partial<Record<'out' | 'format' | 'theme' | 'labels' | 'lines' | 'annotator' | 'width', string>>
> & { readonly 'allow-conflicts'?: boolean };

/** Reads the options, or says what is wrong with one. */
function readChoice(values: Values): Choice | string {
  const format = formatOf(values);
  if (!format) return `There is no format ${values.format ?? ''}; use ${FORMAT_IDS.join(' or ')}.`;
  const theme = THEMES.find((known) => known === (values.theme ?? 'light'));
  if (!theme) return `There is no theme ${values.theme ?? ''}; use ${THEMES.join(', ')}.`;
  const badName = values.annotator === undefined ? undefined : annotatorProblem(values.annotator);
  if (badName !== undefined) return badName;
  const labels = values.labels?.split(',').map((label) => label.trim());
  if (labels?.includes('')) return 'Give the labels with commas between them: actor,claim.';
  const lines = values.lines === undefined ? undefined : readLines(values.lines);
  if (values.lines !== undefined && !lines) {
    return `${values.lines} are no lines; give the first and the last, as in 5-7.`;
  }
  const width = values.width === undefined ? SVG_WIDTH : Number(values.width);
  if (!Number.isInteger(width) || width < NARROWEST_SVG || width > WIDEST_SVG) {
    return `${values.width ?? ''} is no width; give ${NARROWEST_SVG} to ${WIDEST_SVG} pixels.`;
  }
  return {
    format,
    theme,
    width,
    allowConflicts: values['allow-conflicts'] ?? false,
    ...(labels && { labels }),
    ...(lines && { lines }),
    ...(values.annotator !== undefined && { annotator: values.annotator }),
  };
}

function formatOf({ format, out = '' }: Values): PictureFormat | undefined {
  if (format !== undefined) return PICTURE_FORMATS.find(({ id }) => id === format);
  const ending = extname(out).slice(1).toLowerCase();
  return PICTURE_FORMATS.find(({ id }) => id === ending) ?? PICTURE_FORMATS[0];
}

function readLines(given: string): readonly [number, number] | undefined {
  const [, from, to = from] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(given) ?? [];
  const [first, last] = [Number(from) - 1, Number(to) - 1];
  return from !== undefined && first >= 0 && first <= last ? [first, last] : undefined;
}

/** One article and the file that its picture goes to. */
interface Target {
  /** As it was given: messages say it again. */
  readonly article: string;
  /** Absolute; absent for standard output. */
  readonly out?: string;
}

/** Where each picture goes, or why one of them can't be drawn. */
async function targetsOf(
  io: Io,
  articles: readonly string[],
  out: string | undefined,
  { id }: PictureFormat,
): Promise<readonly Target[] | string> {
  for (const article of articles) {
    const problem = await articleProblem(resolve(io.cwd, article), article);
    if (problem !== undefined) return problem;
  }
  const toFile = out !== undefined && out !== STANDARD_OUTPUT;
  const path = resolve(io.cwd, out ?? '.');
  const isFolder = toFile && ((await stat(path).catch(() => undefined))?.isDirectory() ?? false);
  if (articles.length > 1 && !isFolder) {
    return 'Several pictures go in a folder that is there: give it with --out.';
  }
  const targets = articles.map((article): Target => {
    if (!toFile) return { article };
    const name = `${basename(article).replace(/\.txt$/, '')}.${id}`;
    return { article, out: isFolder ? join(path, name) : path };
  });
  const files = new Set<string>();
  for (const { article, out: file } of targets) {
    if (file === undefined) continue;
    if (files.has(file)) return `Two pictures would be ${file}; draw ${article} to another folder.`;
    files.add(file);
    const folders = [dirname(resolve(io.cwd, article)), dirname(file)];
    for (const folder of folders) {
      const problem = await exportFileProblem(file, folder);
      if (problem !== undefined) return problem;
    }
  }
  return targets;
}

async function articleProblem(path: string, article: string): Promise<string | undefined> {
  if (isSidecarName(path)) return `${article} is a sidecar; give its article.`;
  const found = await stat(path).catch(() => undefined);
  if (!found) return `There is no article ${article}.`;
  return found.isDirectory() ? `${article} is a folder; give the articles in it.` : undefined;
}

/** Draws one article and answers with the exit code. */
async function renderArticle(io: Io, { article, out }: Target, choice: Choice): Promise<number> {
  const path = resolve(io.cwd, article);
  const folder = dirname(article);
  const labels = await nearestLabelSet(dirname(path));
  if (!labels.ok) {
    const findings = labels.problems.map(labelSetFinding);
    io.stderr(findingLines('', [{ path: labels.path, findings }]));
    io.stderr(`The label set can’t be read, so ${article} is not drawn.\n`);
    return EXIT.flawed;
  }
  const reading = await readPlacedArticle(
    nodeFileSystem(dirname(path)),
    {
      article: basename(path),
      ...(choice.annotator !== undefined && { annotator: choice.annotator }),
    },
    choice.allowConflicts,
  );
  io.stderr(findingLines(folder, [reading.file]));
  if (reading.kind === 'unreadable') {
    io.stderr(`${article} is not drawn.\n`);
    return EXIT.flawed;
  }
  if (choice.annotator !== undefined && !reading.hasSidecar) {
    return wrongUsage(io, 'render', `${choice.annotator} has no layer of ${article}.`);
  }
  const within = choice.lines && spanOfLines(reading, choice.lines);
  if (typeof within === 'string') return wrongUsage(io, 'render', `${article} ${within}`);
  const drawing = drawingOf(
    { text: reading.text, layer: reading.layer, labelSet: labels.labelSet },
    { ...(within && { within }), ...(choice.labels && { labels: choice.labels }) },
  );
  const title = articleHeader(reading.text).title ?? basename(path);
  const { theme, width } = choice;
  const picture = choice.format.write(drawing, { theme, width, title });
  if (out === undefined) await io.stdout(picture);
  else await writeStreamAtomically(out, [picture]);
  return EXIT.done;
}

/** The span of some lines, or why there is none. */
function spanOfLines(
  { text }: Extract<PlacedArticle, { kind: 'article' }>,
  [first, last]: readonly [number, number],
): Span | string {
  const lines = lineIndex(text);
  const count = text.endsWith('\n') ? lines.lineCount - 1 : lines.lineCount;
  if (first >= count) return `has only ${counted(count, 'line')}.`;
  const start = lines.offsetAt({ line: first, character: 0 });
  return { start, end: lines.offsetAt({ line: last, character: Infinity }) };
}
