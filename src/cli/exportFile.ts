// Whether a file may take an export.

import type { Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
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

async function statOf(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}
