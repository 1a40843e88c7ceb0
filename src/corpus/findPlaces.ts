// Looks for places in many articles at once.

import type { Layer } from '../core/model/layer';
import type { ArticleText } from '../core/sidecar/sidecar';
import type { Span } from '../core/text/span';
import { readArticle } from './articles';
import { readClosedLayer } from './closedLayer';
import type { FileFindings } from './findings';
import { throwIfCancelled } from './fileSystem';
import type { Cancellation, FileSystem } from './fileSystem';

/** Places in one article. */
export interface ArticlePlaces {
  readonly path: string;
  readonly article: ArticleText;
  /** At least one, in order; UTF-16 of the article's text. */
  readonly spans: readonly Span[];
}

/** What is looked for. It is asked first with no annotations, to see whether it is worth reading them. */
export type FindSpans = (
  article: ArticleText,
  annotations: Layer['annotations'],
  path: string,
) => readonly Span[];

export interface PlacesOptions {
  /** An article that is held in memory, such as an open one; `undefined` where it is not. */
  readonly inMemory?: (
    path: string,
  ) => { readonly article: ArticleText; readonly layer: Layer } | undefined;
  /** Ends the search after so many places. */
  readonly most?: number;
  readonly cancellation?: Cancellation;
  /** Called after each article. */
  readonly onProgress?: (done: number, total: number, path: string) => void;
}

/** What was found. */
export interface FoundPlaces {
  readonly articles: readonly ArticlePlaces[];
  /** Articles that have places and whose annotations can't be changed before a person looked. */
  readonly leftAlone: readonly { readonly path: string; readonly file: FileFindings }[];
  /** True where there may be more places than were wanted. */
  readonly isCut: boolean;
}

/**
 * Looks through articles in their order. The layers without a name are read of those that have the
 * text. Articles that can't be read are passed over: the check of the folder names them.
 * @throws CancelledError, and where the file system fails
 */
export async function findPlaces(
  fs: FileSystem,
  paths: readonly string[],
  find: FindSpans,
  { inMemory, most = Infinity, cancellation, onProgress }: PlacesOptions = {},
): Promise<FoundPlaces> {
  const articles: ArticlePlaces[] = [];
  const leftAlone: { path: string; file: FileFindings }[] = [];
  let count = 0;
  for (const [index, path] of paths.entries()) {
    throwIfCancelled(cancellation);
    const held = inMemory?.(path);
    const reading = held
      ? { kind: 'read' as const, ...held }
      : (await hasPlaces(fs, path, find)) && (await readClosedLayer(fs, { article: path }));
    if (reading && reading.kind === 'left-alone') leftAlone.push({ path, file: reading.file });
    if (reading && reading.kind === 'read') {
      const { article, layer } = reading;
      const spans = find(article, layer.annotations, path).slice(0, most - count);
      if (spans.length > 0) articles.push({ path, article, spans });
      count += spans.length;
    }
    onProgress?.(index + 1, paths.length, path);
    if (count >= most) return { articles, leftAlone, isCut: true };
  }
  return { articles, leftAlone, isCut: false };
}

async function hasPlaces(fs: FileSystem, path: string, find: FindSpans): Promise<boolean> {
  const article = await readArticle(fs, path);
  return article !== undefined && find(article, [], path).length > 0;
}
