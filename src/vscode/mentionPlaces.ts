// Where mentions of a thing are in the corpus.

import { workspace } from 'vscode';
import type { CancellationToken, Location, Uri } from 'vscode';
import type { KnownAnnotation } from '../corpus/storedLayers';
import { parentOf } from './articleDocument';
import type { CorpusIndex, CorpusLayer } from './corpusIndex';

/**
 * The layers that one person sees together: those without a name, since annotators who code one
 * article twice shall not hear from each other.
 */
export async function ownLayers(index: CorpusIndex): Promise<readonly CorpusLayer[]> {
  return (await index.layers()).filter(({ annotator }) => annotator === undefined);
}

/** Places of all annotations that are meant, article by article in the order of the text. */
export async function placesOf(
  index: CorpusIndex,
  layers: readonly CorpusLayer[],
  isMeant: (annotation: KnownAnnotation) => boolean,
  cancellation: CancellationToken,
): Promise<readonly Location[]> {
  const places: Location[] = [];
  for (const layer of layers) {
    const meant = layer.annotations.filter(isMeant);
    if (meant.length === 0) continue;
    if (cancellation.isCancellationRequested) return [];
    const located = await index.locate(layer);
    places.push(...meant.flatMap(({ id }) => located.get(id) ?? []));
  }
  return places;
}

/** The folder in which entities are shared: the article's workspace folder, else its own. */
export function corpusFolder(article: Uri): Uri {
  return workspace.getWorkspaceFolder(article)?.uri ?? parentOf(article);
}

/** True for layers of the corpus that an article belongs to. */
export function inCorpusOf(article: Uri): (layer: CorpusLayer) => boolean {
  const corpus = corpusFolder(article).toString();
  return (layer) => corpusFolder(layer.article).toString() === corpus;
}
