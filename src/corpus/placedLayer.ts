// Where the annotations of an article that is not open are, read when it is asked for.

import { placeSidecar } from '../core/anchor/place';
import type { Annotation } from '../core/model/annotation';
import type { ArticleText } from '../core/sidecar/sidecar';
import { readArticle } from './articles';
import type { FileSystem } from './fileSystem';
import { loadSidecar } from './sidecarFile';
import type { SidecarPlace } from './sidecars';

/** Annotations at their places in a text. */
export interface PlacedLayer {
  /** Canonical text of the article. */
  readonly text: string;
  /** Those that are in the text for certain, in its order; offsets are UTF-16 of it. */
  readonly annotations: readonly Annotation[];
}

/**
 * Places a sidecar's annotations in its article as it is now: found again where the article was
 * changed, left out where that can't be done with certainty.
 * @param open the article where an editor has it, with what is not saved yet
 * @returns `undefined` where the article or the sidecar can't be read
 */
export async function placeLayer(
  fs: FileSystem,
  { path, article }: Pick<SidecarPlace, 'path' | 'article'>,
  open?: ArticleText,
): Promise<PlacedLayer | undefined> {
  const load = await loadSidecar(fs, path);
  if (load.kind !== 'stored') return undefined;
  const text = open ?? (await readArticle(fs, article));
  if (!text) return undefined;
  const { annotations } = placeSidecar(load.stored.sidecar, text).layer;
  return { text: text.text, annotations };
}
