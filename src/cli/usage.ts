// Reading a verb's arguments, and saying what is wrong with them.

import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { EXIT } from './verb';
import type { Io } from './verb';

type Options = NonNullable<ParseArgsConfig['options']>;
interface Config<O extends Options> {
  allowPositionals: true;
  options: O;
}

/** Arguments that were read, or one sentence on what is wrong with them. */
export type Arguments<O extends Options> =
  | { readonly ok: true; readonly parsed: ReturnType<typeof parseArgs<Config<O>>> }
  | { readonly ok: false; readonly message: string };

/** Reads options and what stands between them by `parseArgs`, with its complaints as values. */
export function readArguments<O extends Options>(
  args: readonly string[],
  options: O,
): Arguments<O> {
  try {
    return { ok: true, parsed: parseArgs({ args: [...args], allowPositionals: true, options }) };
  } catch (error) {
    if (!(error instanceof TypeError) || !('code' in error)) throw error;
    return { ok: false, message: `${error.message.split('. ')[0]}.`.replace(/\.\.$/, '.') };
  }
}

/** Says what is wrong with the usage of a verb, and answers with the exit code for that. */
export function wrongUsage(io: Io, verb: string, message: string): number {
  io.stderr(`article-annotator ${verb}: ${message}\n`);
  io.stderr(`\`article-annotator ${verb} --help\` tells more.\n`);
  return EXIT.usage;
}

/** Why a folder can't be read as a corpus; `undefined` where it can. */
export async function folderProblem(folder: string): Promise<string | undefined> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return undefined;
  return found
    ? `${folder} is not a folder; give the folder that holds the articles.`
    : `There is no folder ${folder}; give the folder that holds the articles.`;
}

/** Says that an option has no such value, and which it has. */
export function noSuchValue(option: string, value: string, known: readonly string[]): string {
  return `There is no --${option} ${value}; use ${known.join(', ')}.`;
}
