// Which article of a corpus an imported one is.

import { canonicalText, decodeArticle } from '../core/text/canonical';
import { withoutBlanks } from '../core/text/foreignOffsets';
import { textHash } from '../core/text/hash';
import type { ImportedArticle } from '../formats/imported';
import { findArticles } from './articles';
import { nameOf } from './fileSystem';
import type { Cancellation, FileSystem } from './fileSystem';
import { readFit } from './readFit';

/** What was found for an imported article. */
export type ImportTarget =
  | { readonly kind: 'article'; readonly path: string }
  | { readonly kind: 'none' }
  /** Several articles are it, and nobody says which. */
  | { readonly kind: 'several'; readonly paths: readonly string[] };

export interface ImportTargets {
  /** By its id or path, else by its file's name, else by its text. */
  of(article: ImportedArticle): Promise<ImportTarget>;
  /** Makes an article known that was just created. It is no other's by its file's name alone. */
  add(path: string): void;
  /** Of all articles, created ones too. */
  readonly paths: readonly string[];
}

/** @throws CancelledError */
export async function importTargets(
  fs: FileSystem,
  cancellation?: Cancellation,
): Promise<ImportTargets> {
  const paths = [...(await findArticles(fs, cancellation))];
  const created = new Set<string>();
  let byText: Promise<ReadonlyMap<string, readonly string[]>> | undefined;
  const known = (id: string): readonly string[] => {
    const whole = paths.filter((path) => path === id || path === `${id}.txt`);
    // `a` and `a.txt` may both be there: what is called so is meant.
    if (whole.length > 0) return whole.includes(id) ? [id] : whole;
    const name = nameOf(id);
    return paths
      .filter((path) => !created.has(path))
      .filter((path) => nameOf(path) === name || nameOf(path) === `${name}.txt`);
  };
  return {
    async of({ id, sha256, text }) {
      const named = id === undefined ? [] : known(id);
      if (named.length === 1) return targetOf(named);
      const keys = [
        ...(sha256 === undefined ? [] : [sha256]),
        ...(text === undefined ? [] : textKeys(canonicalText(text))),
      ];
      byText ??= pathsByText(fs, paths);
      const index = await byText;
      for (const key of keys) {
        const found = index.get(key) ?? [];
        const among = named.length > 0 ? found.filter((path) => named.includes(path)) : found;
        if (among.length > 0) return targetOf(among);
      }
      return targetOf(named);
    },
    add(path) {
      paths.push(path);
      created.add(path);
      byText = undefined;
    },
    paths,
  };
}

function targetOf(paths: readonly string[]): ImportTarget {
  const [path] = paths;
  if (path === undefined) return { kind: 'none' };
  return paths.length === 1 ? { kind: 'article', path } : { kind: 'several', paths };
}

/** The text's fingerprint, and that of the text without blanks where that has anything. */
function textKeys(canonical: string): readonly string[] {
  const seen = withoutBlanks(canonical);
  return [textHash(canonical), ...(seen === '' ? [] : [`seen ${textHash(seen)}`])];
}

async function pathsByText(
  fs: FileSystem,
  paths: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for (const path of paths) {
    const { bytes } = await readFit(fs, path);
    const text = bytes && decodeArticle(bytes);
    for (const key of text === undefined ? [] : textKeys(text)) {
      const same = found.get(key);
      if (same) same.push(path);
      else found.set(key, [path]);
    }
  }
  return found;
}
