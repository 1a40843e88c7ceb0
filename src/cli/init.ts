// `init`: sets a folder up for work with other programs.

import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { decodeUtf8, encodeUtf8 } from '../core/text/utf8';
import { realTarget, writeBytesAtomically } from '../node/atomicWrite';
import { gitConfigLine } from './gitConfigLine';
import { ownCommand } from './ownCommand';
import { folderProblem, readArguments, wrongUsage } from './usage';
import { EXIT } from './verb';
import type { Io, Verb } from './verb';

const HELP = `Sets a folder up so that git merges and shows sidecars by annotation.

Usage:
  article-annotator init --git [<folder>] [--dry-run]

Options:
  --git       add a line to .gitattributes in the folder, and print the command that tells git the
              rest; nothing else is changed
  --dry-run   say what would be done
  -h, --help  print this

Examples:
  article-annotator init --git
  article-annotator init --git corpus --dry-run
`;

const ATTRIBUTES_FILE = '.gitattributes';

/** What git is to do with sidecars; other files keep what they have. */
export const ATTRIBUTES_LINE =
  '*.ann.yaml text eol=lf merge=article-annotations diff=article-annotations';

export const initVerb: Verb = {
  name: 'init',
  summary: 'set a folder up for git',
  help: HELP,
  async run(args, io) {
    const read = readArguments(args, {
      git: { type: 'boolean' },
      'dry-run': { type: 'boolean' },
    });
    if (!read.ok) return wrongUsage(io, 'init', read.message);
    const { values, positionals } = read.parsed;
    if (!values.git) return wrongUsage(io, 'init', 'Say what to set up: --git.');
    if (positionals.length > 1) return wrongUsage(io, 'init', 'Give one folder.');
    const folder = positionals[0] ?? '.';
    const root = resolve(io.cwd, folder);
    const problem = await folderProblem(root);
    if (problem !== undefined) return wrongUsage(io, 'init', problem);
    return initGit(io, join(folder, ATTRIBUTES_FILE), root, values['dry-run'] ?? false);
  },
};

async function initGit(io: Io, shown: string, root: string, isDryRun: boolean): Promise<number> {
  const file = join(root, ATTRIBUTES_FILE);
  const bytes = await readFile(file).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  const before = bytes && decodeUtf8(bytes);
  if (bytes && before === undefined) {
    return wrongUsage(io, 'init', `${shown} is not UTF-8 text; save it as UTF-8.`);
  }
  const after = withLine(before ?? '');
  if (after === before) io.stderr(`${shown} has the line for sidecars already.\n`);
  else if (isDryRun) io.stderr(`${shown} would get the line: ${ATTRIBUTES_LINE}\n`);
  else {
    await writeBytesAtomically(await realTarget(file), encodeUtf8(after));
    io.stderr(`${shown} has a new line; commit it: ${ATTRIBUTES_LINE}\n`);
  }
  if (!(await isInRepository(root))) {
    io.stderr('The folder is in no git repository yet; run `git init` first.\n');
  }
  io.stderr('Everybody who merges runs this once in each clone:\n');
  await io.stdout(`${gitConfigLine(ownCommand(), process.platform)}\n`);
  return EXIT.done;
}

/** A file's text with our line at its end, unless it is there; nothing else changes. */
export function withLine(text: string): string {
  const lines = text.split(/\r?\n/);
  if (lines.some((line) => line.trim().replace(/\s+/g, ' ') === ATTRIBUTES_LINE)) return text;
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
  const start = text === '' || text.endsWith('\n') ? text : text + lineEnd;
  return `${start}${ATTRIBUTES_LINE}${lineEnd}`;
}

async function isInRepository(folder: string): Promise<boolean> {
  const found = await stat(join(folder, '.git')).catch(() => undefined);
  if (found) return true;
  const parent = dirname(folder);
  return parent !== folder && (await isInRepository(parent));
}
