// Whether a file or a folder may take an export.

import type { Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isSidecarName, sidecarName } from '../core/sidecar/sidecar';
import { realTarget } from '../node/atomicWrite';
import { isInside } from '../node/inside';

/**
 * Why an export may not be written to a path; `undefined` where it may. An export never takes the
 * place of an article or a sidecar, nor of a thing that is no file.
 * @param path absolute
 * @param corpus folder of the articles, absolute
 */
export async function exportFileProblem(path: string, corpus: string): Promise<string | undefined> {
  const folder = await statOf(dirname(path));
  if (!folder?.isDirectory()) return `There is no folder ${dirname(path)}; create it first.`;
  const old = await statOf(path);
  if (old?.isDirectory()) return `${path} is a folder; give the name of a file in it.`;
  if (old && !old.isFile()) return `${path} is not a file; \`--out -\` writes to standard output.`;
  const target = await realTarget(path);
  if (isSidecarName(target)) return `${target} is the name of a sidecar; choose another.`;
  if (!isInside(await realpath(corpus), target)) return undefined;
  const isArticle = target.endsWith('.txt') || (await statOf(sidecarName(target))) !== undefined;
  return isArticle ? `${target} is the name of an article; choose another.` : undefined;
}

/** What is known of a folder that shall be written. */
export interface ExportFolder {
  /** Absolute. */
  readonly path: string;
  /** Folder of the articles, absolute. */
  readonly corpus: string;
  /** `Format.writesTexts` */
  readonly writesTexts: boolean;
  /** True where a person allows that a folder is replaced. */
  readonly mayReplace: boolean;
}

/**
 * Why an export may not be written to a folder; `undefined` where it may. It never takes the place
 * of a folder that holds articles with sidecars, or a repository.
 */
export async function exportFolderProblem({
  path,
  corpus,
  writesTexts,
  mayReplace,
}: ExportFolder): Promise<string | undefined> {
  const parent = await statOf(dirname(path));
  if (!parent?.isDirectory()) return `There is no folder ${dirname(path)}; create it first.`;
  const target = join(await realpath(dirname(path)), basename(path));
  const articles = await realpath(corpus);
  if (target === articles || isInside(target, articles)) {
    return `${path} holds the articles; give another folder.`;
  }
  if (writesTexts && isInside(articles, target)) {
    return `${path} is among the articles, and the texts in it would be taken for articles; give a folder elsewhere.`;
  }
  const old = await statOf(path);
  if (!old) return undefined;
  if (!old.isDirectory()) return `${path} is a file; this format writes a folder.`;
  const names = await readdir(path, { recursive: true });
  if (names.length === 0) return undefined;
  if (!mayReplace)
    return `${path} is not empty; give another folder, or replace all of it by --force.`;
  const kept = names.find((name) => isSidecarName(name) || basename(name) === '.git');
  return kept === undefined
    ? undefined
    : `${path} is not replaced, since ${kept} is in it; give another folder.`;
}

async function statOf(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}
