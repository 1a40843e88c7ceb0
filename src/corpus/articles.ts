// Finding articles in a folder, and reading them.

import { isSidecarName } from '../core/sidecar/sidecar';
import type { ArticleText } from '../core/sidecar/sidecar';
import { decodeArticle } from '../core/text/canonical';
import { textHash } from '../core/text/hash';
import { offsetMap } from '../core/text/offsets';
import { nameOf } from './fileSystem';
import type { Cancellation, FileSystem } from './fileSystem';
import { readFit } from './readFit';
import { ownerOf } from './sidecars';
import { join, walk } from './walk';

/**
 * Paths of all articles in a folder and below, sorted so that every machine gives the same order:
 * every `.txt` file, and every other file that has a sidecar. Hidden files and folders and links
 * are passed over.
 * @throws CancelledError
 */
export async function findArticles(
  fs: FileSystem,
  cancellation?: Cancellation,
): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { folder, entries } of walk(fs, cancellation)) {
    const names = entries.filter(({ kind }) => kind === 'file').map(({ name }) => name);
    const files = new Set(names);
    const sidecars = entries.map(({ name }) => name).filter(isSidecarName);
    const annotated = new Set(sidecars.map((name) => ownerOf(name, files).article));
    for (const name of names) {
      if (name.endsWith('.txt') || annotated.has(name)) found.push(join(folder, name));
    }
  }
  return found.sort();
}

/**
 * Reads an article; `undefined` where it is gone, is nothing to read or is not UTF-8 text. Rejects
 * only where the file system fails.
 */
export async function readArticle(fs: FileSystem, path: string): Promise<ArticleText | undefined> {
  const { bytes } = await readFit(fs, path);
  const text = bytes && decodeArticle(bytes);
  return text === undefined ? undefined : articleText(nameOf(path), text);
}

/** An article from its canonical text. */
export function articleText(file: string, text: string): ArticleText {
  let sha256: string | undefined;
  return {
    file,
    text,
    offsets: offsetMap(text),
    // Of a long text it takes longer than all else that a key does, so it is worked out once.
    get sha256() {
      sha256 ??= textHash(text);
      return sha256;
    },
  };
}
