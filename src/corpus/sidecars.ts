// Finding sidecars in a folder, and the article that each belongs to.

import { isSidecarName, sidecarName } from '../core/sidecar/sidecar';
import type { Cancellation, FileSystem } from './fileSystem';
import { join, walk } from './walk';

/** The article and the annotator of which a sidecar's name speaks. */
export interface SidecarOwner {
  /** Name of the article's file; a path, where a whole corpus is spoken of. */
  readonly article: string;
  /** Absent for the layer that has no name. */
  readonly annotator?: string;
  /** False where no such file is beside the sidecar. */
  readonly articleExists: boolean;
}

/** A sidecar in a corpus. */
export interface SidecarPlace extends SidecarOwner {
  readonly path: string;
}

/**
 * All sidecars in a folder and below, whoever's, sorted by path. Links to sidecars are among them,
 * since an article must not seem to have no annotations.
 * @throws CancelledError
 */
export async function findSidecars(
  fs: FileSystem,
  cancellation?: Cancellation,
): Promise<readonly SidecarPlace[]> {
  const found: SidecarPlace[] = [];
  for await (const { folder, entries } of walk(fs, cancellation)) {
    const files = new Set(entries.filter(({ kind }) => kind === 'file').map(({ name }) => name));
    for (const { name } of entries) {
      if (!isSidecarName(name)) continue;
      const owner = ownerOf(name, files);
      found.push({ ...owner, path: join(folder, name), article: join(folder, owner.article) });
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

const ENDING = sidecarName('');

/**
 * The owner of a sidecar by its name. `a.txt.maria.ann.yaml` is the layer of maria for `a.txt`, or
 * the layer without a name for `a.txt.maria`: the longest name of a file that is there decides.
 * @param files names of the files in the same folder
 */
export function ownerOf(sidecar: string, files: ReadonlySet<string>): SidecarOwner {
  const stem = sidecar.slice(0, -ENDING.length);
  for (const article of candidates(stem)) {
    if (!files.has(article) || isSidecarName(article)) continue;
    return { ...owner(stem, article), articleExists: true };
  }
  // No such file is there: the name is taken as it is meant to be made.
  const at = stem.lastIndexOf('.txt.');
  const isLayer = at > 0 && !stem.endsWith('.txt');
  return { ...owner(stem, isLayer ? stem.slice(0, at + 4) : stem), articleExists: false };
}

function owner(stem: string, article: string): Pick<SidecarOwner, 'article' | 'annotator'> {
  return stem === article ? { article } : { article, annotator: stem.slice(article.length + 1) };
}

/** What may be the article's name, the longest first. */
function candidates(stem: string): readonly string[] {
  const found = [stem];
  // A stem that ends in `.txt` can only be an article's own name: else a sidecar that lost its
  // article `a.txt` would pass to a file `a`, as the layer of somebody called txt.
  if (stem.endsWith('.txt')) return found;
  for (let dot = stem.lastIndexOf('.'); dot > 0; dot = stem.lastIndexOf('.', dot - 1)) {
    found.push(stem.slice(0, dot));
  }
  return found;
}
