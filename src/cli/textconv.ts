// `textconv`: a sidecar as `git diff` shows it.

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describeSidecar } from '../core/sidecar/describe';
import { readSidecar } from '../core/sidecar/read';
import { decodeUtf8 } from '../core/text/utf8';
import { printable } from './print';
import { readArguments, wrongUsage } from './usage';
import { EXIT } from './verb';
import type { Verb } from './verb';

const HELP = `Prints a sidecar with one line for each annotation and relation. Git calls it to show a diff:

  claim "At least five people were killed" 84–210 · modality: reported
  source: claim "At least five people were killed" → actor "Reuters"

Usage:
  article-annotator textconv <file>

A file that can’t be read as a sidecar is printed as it is.

Examples:
  article-annotator textconv corpus/a.txt.ann.yaml
  git diff --no-textconv          # the YAML itself
`;

export const textconvVerb: Verb = {
  name: 'textconv',
  summary: 'print a sidecar in short lines; git calls it for diffs',
  help: HELP,
  async run(args, io) {
    const read = readArguments(args, {});
    if (!read.ok) return wrongUsage(io, 'textconv', read.message);
    const { positionals } = read.parsed;
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) {
      return wrongUsage(io, 'textconv', 'Give one file.');
    }
    await io.stdout(linesOf(await readFile(resolve(io.cwd, file))));
    return EXIT.done;
  },
};

/** Never fails: a diff without a file is worth less than a diff of its bytes. */
function linesOf(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes);
  if (text === undefined) return new TextDecoder().decode(bytes);
  const reading = readSidecar(text);
  if (!reading.ok) return text;
  return describeSidecar(reading.file.sidecar)
    .map((line) => `${printable(line)}\n`)
    .join('');
}
