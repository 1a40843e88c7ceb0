// `export --check`: whether a folder is what its manifest says.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { takesLayer } from '../core/choice/layerChoice';
import { findArticles } from '../corpus/articles';
import { differences, MANIFEST, readManifest } from '../corpus/manifest';
import type { Hashes, Manifest, ManifestDifference } from '../corpus/manifest';
import { findSidecars } from '../corpus/sidecars';
import { nodeFileSystem } from '../node/fileSystem';
import { counted, printable } from './print';
import { folderProblem, wrongUsage } from './usage';
import { EXIT } from './verb';
import type { Io } from './verb';

/**
 * Compares every file of an export with its manifest, and where a corpus is given every article and
 * sidecar too.
 * @param folder the export, as it was given
 * @param corpus folder of the articles, as it was given
 */
export async function checkExport(
  io: Io,
  folder: string,
  corpus: string | undefined,
): Promise<number> {
  const root = resolve(io.cwd, folder);
  const articles = corpus === undefined ? undefined : resolve(io.cwd, corpus);
  const problem =
    (await folderProblem(root)) ??
    (articles === undefined ? undefined : await folderProblem(articles));
  if (problem !== undefined) return wrongUsage(io, 'export', problem);
  const text = await readFile(join(root, MANIFEST), 'utf8').catch(() => undefined);
  const manifest = text === undefined ? undefined : readManifest(text);
  if (!manifest) {
    const message = `${folder} has no ${MANIFEST} that can be read; give a folder that was exported with one.`;
    return wrongUsage(io, 'export', message);
  }
  const found = await hashesOf(
    root,
    (await filesIn(root)).filter((path) => path !== MANIFEST),
  );
  const inOutput = differences(manifest.outputs, found);
  const inCorpus =
    articles === undefined
      ? []
      : differences(manifest.inputs, await inputHashes(articles, manifest));
  print(io, folder, inOutput);
  if (corpus !== undefined) print(io, corpus, inCorpus);
  const count = inOutput.length + inCorpus.length;
  if (count > 0) {
    io.stderr(`${counted(count, 'file')} not as ${join(folder, MANIFEST)} says.\n`);
    return EXIT.flawed;
  }
  const inputs =
    corpus === undefined ? '' : `, made of ${counted(manifest.inputs.size, 'file')} of ${corpus}`;
  io.stderr(
    `${counted(manifest.outputs.size, 'file')} of ${folder} as its manifest says${inputs}.\n`,
  );
  return EXIT.done;
}

const SAY: Readonly<Record<ManifestDifference['kind'], string>> = {
  changed: 'is changed',
  missing: 'is missing',
  added: 'is not in the manifest',
};

function print(io: Io, folder: string, found: readonly ManifestDifference[]): void {
  for (const { path, kind } of found) {
    io.stderr(`${printable(`${join(folder, path)}: ${SAY[kind]}`)}\n`);
  }
}

/** What was read for the export as it is now, and what would be read beside it today. */
async function inputHashes(
  corpus: string,
  { inputs, layer, comparesLayers }: Manifest,
): Promise<Hashes> {
  const fs = nodeFileSystem(corpus);
  const articles = await findArticles(fs);
  const sidecars = (await findSidecars(fs)).filter(
    ({ annotator, articleExists }) =>
      articleExists && (comparesLayers || takesLayer(layer, annotator)),
  );
  return hashesOf(corpus, [
    ...new Set([...inputs.keys(), ...articles, ...sidecars.map(({ path }) => path)]),
  ]);
}

/** Of files that are there. */
async function hashesOf(folder: string, paths: readonly string[]): Promise<Hashes> {
  const hashes = new Map<string, string>();
  for (const path of paths) {
    const hash = await fileHash(join(folder, ...path.split('/')));
    if (hash !== undefined) hashes.set(path, hash);
  }
  return hashes;
}

async function fileHash(path: string): Promise<string | undefined> {
  const sum = createHash('sha256');
  try {
    for await (const bytes of createReadStream(path)) sum.update(bytes as Uint8Array);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return sum.digest('hex');
}

/** Paths of all files below a folder, with `/`. */
async function filesIn(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)).split(sep).join('/'));
}
