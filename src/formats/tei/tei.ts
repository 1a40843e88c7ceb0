// TEI P5: a folder with a document for each article, its annotations beside its text.

import { quoted } from '../../core/check/quoted';
import type { Format } from '../format';
import { HOLDS_ALL } from '../holds';
import { articleLosses } from '../loss';
import { safePaths } from '../safePaths';
import { readTei } from './readTei';
import { teiText } from './teiText';

/** Pointers count code points of the text. */
export const TEI: Format = {
  id: 'tei',
  title: 'TEI',
  description: 'A folder of TEI P5 documents with annotations beside the text.',
  holds: HOLDS_ALL,
  async *write(articles, context) {
    const pathOf = safePaths();
    for await (const article of articles) {
      const path = pathOf(article.id);
      if (path !== article.id) {
        const message = `The file is named ${quoted(path)}, since not every system takes the name.`;
        articleLosses(article, context.lose).article('file-renamed', message);
      }
      yield { path: `${path}.xml`, content: teiText(article, context) };
    }
  },
  read: readTei,
};
