// The command line: from arguments to a verb, and from failures to exit codes.

import { CancelledError } from '../corpus/fileSystem';
import { checkVerb } from './check';
import { exportVerb } from './export';
import { importVerb } from './import';
import { initVerb } from './init';
import { mergeVerb } from './merge';
import { renderVerb } from './render';
import { reportVerb } from './report';
import { textconvVerb } from './textconv';
import { printable } from './print';
import { EXIT } from './verb';
import type { Io, Verb } from './verb';
import { VERSION } from './version';

export const VERBS: readonly Verb[] = [
  exportVerb,
  importVerb,
  checkVerb,
  reportVerb,
  renderVerb,
  initVerb,
  mergeVerb,
  textconvVerb,
];

const HELP_OPTIONS: readonly string[] = ['--help', '-h'];

const HELP = `Article Annotator ${VERSION}: named entities and claims in news articles.

Usage:
  article-annotator <verb> [options]

Verbs:
${VERBS.map(({ name, summary }) => `  ${name.padEnd(10)}${summary}`).join('\n')}
  help      print this, or with a verb what it does and examples

Options:
  -h, --help     print this
  -V, --version  print the version

Examples:
  article-annotator check corpus
  article-annotator export corpus --out corpus.jsonl
  article-annotator help export
`;

/**
 * Runs the command line. Never throws.
 * @param args what stands after the program's name
 * @returns the exit code
 */
export async function runCommandLine(args: readonly string[], io: Io): Promise<number> {
  try {
    return await runVerb(args, io);
  } catch (error) {
    return failure(error, io);
  }
}

async function runVerb([first, ...rest]: readonly string[], io: Io): Promise<number> {
  if (first === undefined) {
    io.stderr(HELP);
    return EXIT.usage;
  }
  if (first === '--version' || first === '-V') {
    await io.stdout(`${VERSION}\n`);
    return EXIT.done;
  }
  const asksForHelp = first === 'help' || HELP_OPTIONS.includes(first);
  const name = asksForHelp ? rest[0] : first;
  const verb = VERBS.find((known) => known.name === name);
  if (asksForHelp && (verb || name === undefined)) {
    await io.stdout(verb?.help ?? HELP);
    return EXIT.done;
  }
  if (verb && HELP_OPTIONS.some((option) => rest.includes(option))) {
    await io.stdout(verb.help);
    return EXIT.done;
  }
  if (verb) return verb.run(rest, io);
  const names = VERBS.map((known) => known.name).join(', ');
  io.stderr(`article-annotator: There is no verb ${name}; use one of ${names}.\n`);
  return EXIT.usage;
}

function failure(error: unknown, io: Io): number {
  if (error instanceof CancelledError) {
    io.stderr('Cancelled.\n');
    return EXIT.cancelled;
  }
  if (isSystemError(error)) {
    // Whoever read the output has enough: `| head`.
    if (error.code === 'EPIPE') return EXIT.done;
    io.stderr(
      `article-annotator: ${printable(error.message)}; see that the file or folder can be used.\n`,
    );
    return EXIT.usage;
  }
  io.stderr(`article-annotator has a fault; please report it with these lines:\n`);
  io.stderr(`${error instanceof Error ? error.stack : String(error)}\n`);
  return EXIT.fault;
}

/** True for what the operating system refuses: no permission, no space left. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
