// The folder that both formats of UIMA write: a file for each article, and the types.

import { quoted } from '../../core/check/quoted';
import type { ExportArticle, FilePiece } from '../format';
import { articleLosses } from '../loss';
import { safePaths } from '../safePaths';
import type { WriteContext } from '../writeContext';
import type { Cas } from './cas';
import { casAttributes, casOfArticle } from './casOfArticle';
import { typeDescriptions } from './types';
import type { TypeDescription } from './types';
import { typeSystemXml } from './xmiText';

/** How a format writes a CAS. */
export interface CasFormat {
  /** Of its files, with the dot. */
  readonly ending: string;
  /** Characters of one UTF-16 code unit that its files can't hold, with the flags `gu`. */
  readonly forbidden: RegExp;
  /** @param types those that are used up to here, and those of the label set */
  readonly textOf: (cas: Cas, types: readonly TypeDescription[]) => string;
}

export async function* casFiles(
  articles: AsyncIterable<ExportArticle>,
  { ending, forbidden, textOf }: CasFormat,
  context: WriteContext,
): AsyncGenerator<FilePiece, void> {
  const pathOf = safePaths();
  const attributes = casAttributes(context.labelSet);
  const types = (): readonly TypeDescription[] =>
    typeDescriptions(attributes.ofSpans.declared, attributes.ofArticles.declared);
  for await (const article of articles) {
    const path = pathOf(article.id);
    if (path !== article.id) {
      const message = `The file is named ${quoted(path)}, since not every system takes the name.`;
      articleLosses(article, context.lose).article('file-renamed', message);
    }
    const cas = casOfArticle(article, attributes, forbidden, context);
    yield { path: `${path}${ending}`, content: textOf(cas, types()) };
  }
  // By it a project of INCEpTION gets its layers, also for files that have their types in them.
  yield { path: 'TypeSystem.xml', content: typeSystemXml(types()) };
}
