// How long the hands must rest before the work that a key set off is done.

import type { OpenArticle } from './articleStore';

/**
 * Milliseconds without a change to wait for before all annotations are looked at anew. The more there
 * is to look at the longer it is, so that the next key hardly ever waits for that work.
 * @param least milliseconds for the shortest article
 */
export function restBefore(least: number, { session }: OpenArticle): number {
  const { layer, article } = session.state;
  return least + layer.annotations.length / 10 + article.text.length / 2000;
}
