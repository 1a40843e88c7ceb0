// `merge`: the merge driver that git calls for sidecars.

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { conflictMessage } from '../core/check/mergeConflict';
import { mergeSidecarTexts } from '../core/sidecar/mergeText';
import type { LineMerge } from '../core/sidecar/mergeText';
import { readSidecar } from '../core/sidecar/read';
import { decodeUtf8, encodeUtf8 } from '../core/text/utf8';
import { realTarget, writeBytesAtomically } from '../node/atomicWrite';
import { gitMergeFile } from '../node/gitMergeFile';
import type { MergePaths } from '../node/gitMergeFile';
import { counted, printable } from './print';
import { readArguments, wrongUsage } from './usage';
import { EXIT } from './verb';
import type { Io, Verb } from './verb';

/**
 * Exit codes as git reads those of a merge driver: up to 128 it takes the file for one with
 * conflicts, so whatever leaves our side as it was must be beyond.
 */
const MERGE_EXIT = { clean: EXIT.done, conflicts: EXIT.flawed, failed: 129 } as const;

const MARKER_SIZE = 7;

const HELP = `Merges three versions of a sidecar by annotation and field. Git calls it as a merge driver.

Usage:
  article-annotator merge <base> <ours> <theirs> [<name>] [--path <name>] [--marker-size <n>]

Options:
  --path <name>      what messages call the file: its name in the repository (or a fourth argument)
  --marker-size <n>  characters of a conflict marker, where lines have to be merged (7)
  -h, --help         print this

The result takes the place of <ours>. An empty <base> means that both sides made the file.
Different fields of one annotation merge. Where both sides changed the same field, ours stands and
both values are listed in the file under \`conflicts\`; \`check\` and the editor show them. Files that
can’t be read as sidecars are merged line by line, as git does without this.
Exit code: 0 when merged, 1 with conflicts, 129 when <ours> could not be written.

Examples:
  article-annotator merge base.ann.yaml ours.ann.yaml theirs.ann.yaml
  article-annotator init --git    # tells how git is set up to call it
`;

export const mergeVerb: Verb = {
  name: 'merge',
  summary: 'merge three versions of a sidecar; git calls it',
  help: HELP,
  async run(args, io) {
    const read = readArguments(args, {
      path: { type: 'string' },
      'marker-size': { type: 'string' },
    });
    if (!read.ok) return misused(io, read.message);
    const { values, positionals } = read.parsed;
    const [base, ours, theirs, name] = positionals;
    if (base === undefined || ours === undefined || theirs === undefined) {
      return misused(io, 'Give three files: the base, ours and theirs.');
    }
    if (positionals.length > 4) return misused(io, 'Give three files and one name.');
    const size = Number(values['marker-size'] ?? MARKER_SIZE);
    if (!Number.isInteger(size) || size < 1) {
      return misused(io, 'The size of a marker must be a whole number from 1 up.');
    }
    const [basePath, oursPath, theirsPath] = [base, ours, theirs].map((path) =>
      resolve(io.cwd, path),
    ) as [string, string, string];
    const paths = { base: basePath, ours: oursPath, theirs: theirsPath };
    try {
      return await mergeFiles(io, paths, values.path ?? name ?? ours, size);
    } catch (error) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      io.stderr(
        `article-annotator merge: ${printable(values.path ?? name ?? ours)} is not merged.\n`,
      );
      io.stderr(`${reason}\n`);
      return MERGE_EXIT.failed;
    }
  },
};

/** Git would take the code for wrong usage for conflicts that are marked. */
function misused(io: Io, message: string): number {
  wrongUsage(io, 'merge', message);
  return MERGE_EXIT.failed;
}

async function mergeFiles(io: Io, paths: MergePaths, name: string, size: number): Promise<number> {
  const [base, ours, theirs] = await Promise.all(
    [paths.base, paths.ours, paths.theirs].map(async (path) => decodeUtf8(await readFile(path))),
  );
  const say = (message: string): void => {
    io.stderr(`${printable(`${name}: ${message}`)}\n`);
  };
  if (base === undefined || ours === undefined || theirs === undefined) {
    return mergeBytes(paths, size, say);
  }
  const mergeLines = async (): Promise<LineMerge | undefined> => {
    const lines = await gitMergeFile(paths, size);
    const text = lines && decodeUtf8(lines.bytes);
    return text === undefined || !lines ? undefined : { text, isClean: lines.isClean };
  };
  const merge = await mergeSidecarTexts({ base, ours, theirs }, mergeLines);
  await put(paths.ours, encodeUtf8(merge.text));
  if (merge.kind === 'lines') {
    say(`merged line by line, not by annotation. ${merge.reason}`);
    return merge.isClean ? MERGE_EXIT.clean : MERGE_EXIT.conflicts;
  }
  if (merge.conflicts.length === 0) return MERGE_EXIT.clean;
  const reading = readSidecar(merge.text);
  for (const conflict of merge.conflicts) {
    if (reading.ok) say(conflictMessage(reading.file.sidecar, conflict));
  }
  say(`${counted(merge.conflicts.length, 'conflict')} marked in the file under \`conflicts\`.`);
  return MERGE_EXIT.conflicts;
}

/** Merges files that are not UTF-8; where git can't either, ours stays and that is a conflict. */
async function mergeBytes(
  paths: MergePaths,
  size: number,
  say: (message: string) => void,
): Promise<number> {
  const lines = await gitMergeFile(paths, size);
  if (!lines) {
    say('not UTF-8 text and not merged: ours is left as it was; choose a side.');
    return MERGE_EXIT.conflicts;
  }
  await put(paths.ours, lines.bytes);
  say('not UTF-8 text, and merged line by line.');
  return lines.isClean ? MERGE_EXIT.clean : MERGE_EXIT.conflicts;
}

async function put(path: string, bytes: Uint8Array): Promise<void> {
  await writeBytesAtomically(await realTarget(path), bytes);
}
