// W3C Web Annotations: a folder with a collection, a page for each article, and the texts.

import { quoted } from '../../core/check/quoted';
import type { FilePiece, Format } from '../format';
import { HOLDS_ALL } from '../holds';
import { jsonText } from '../jsonText';
import { articleLosses } from '../loss';
import { safePaths } from '../safePaths';
import { contextOf, iriOf } from './context';
import { COLLECTION, itemCount, pagePath, pageText, textPath } from './page';
import type { PagedArticle, PagePlace } from './page';
import { readW3c } from './readW3c';

/** Positions are code points, as the Recommendation counts. */
export const W3C: Format = {
  id: 'w3c',
  title: 'W3C Web Annotation',
  description: 'A folder of JSON-LD with an annotation page for each article, and the texts.',
  writesTexts: true,
  holds: HOLDS_ALL,
  async *write(articles, context) {
    const pathOf = safePaths();
    let previous: PagedArticle | undefined;
    let current: PagedArticle | undefined;
    let first: PagedArticle | undefined;
    let count = 0;
    const pieces = (paged: PagedArticle, next?: PagedArticle): readonly FilePiece[] => {
      const place: PagePlace = { startIndex: count, previous, next };
      count += itemCount(paged.article);
      const content = pageText(paged, place, context);
      return [
        { path: textPath(paged.path), content: textContent(paged.article.text) },
        { path: pagePath(paged.path), content },
      ];
    };
    for await (const article of articles) {
      const path = pathOf(article.id);
      if (path !== article.id) {
        const message = `The files are named ${quoted(path)}, since not every system takes the name.`;
        articleLosses(article, context.lose).article('file-renamed', message);
      }
      const next = { article, path };
      // A page says what page comes next, so it waits for that.
      if (current) yield* pieces(current, next);
      else first = next;
      [previous, current] = [current, next];
    }
    if (current) yield* pieces(current);
    const collection = {
      '@context': contextOf(COLLECTION),
      id: COLLECTION,
      type: 'AnnotationCollection',
      total: count,
      ...(first && { first: iriOf(pagePath(first.path)) }),
      ...(current && { last: iriOf(pagePath(current.path)) }),
    };
    yield { path: COLLECTION, content: `${jsonText(collection)}\n` };
  },
  read: readW3c,
};

/** Who reads a text drops one BOM; a text that begins with that character keeps it by a second. */
function textContent(text: string): string {
  return text.startsWith('\uFEFF') ? `\uFEFF${text}` : text;
}
