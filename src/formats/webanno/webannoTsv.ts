// WebAnno TSV 3.3: a folder with a file for each article, and the types of its layers.

import { quoted } from '../../core/check/quoted';
import { offsetMap } from '../../core/text/offsets';
import type { Span } from '../../core/text/span';
import type { ExportArticle, FilePiece, Format } from '../format';
import { HOLDS_ALL } from '../holds';
import { articleLosses } from '../loss';
import type { ArticleLosses } from '../loss';
import { safePaths } from '../safePaths';
import { tokenArticle } from '../tokens';
import { casAttributes } from '../uima/casOfArticle';
import type { CasAttributes } from '../uima/casOfArticle';
import { typeDescriptions } from '../uima/types';
import { typeSystemXml } from '../uima/xmiText';
import type { WriteContext, WriteOptions } from '../writeContext';
import { readTsv } from './readTsv';
import { tsvAnnotations } from './tsvAnnotations';
import { tsvText } from './tsvText';

/** Offsets are UTF-16, as in Java. The layers are those of the formats of UIMA. */
export const WEBANNO_TSV: Format = {
  id: 'webanno-tsv',
  title: 'WebAnno TSV 3.3',
  description: 'A folder of tables of tokens for INCEpTION and WebAnno, with their type system.',
  holds: HOLDS_ALL,
  heeds: ['tokens'],
  async *write(articles, context) {
    const pathOf = safePaths();
    const attributes = casAttributes(context.labelSet);
    for await (const article of articles) {
      yield* articlePieces(article, pathOf(article.id), attributes, context);
    }
    const { ofSpans, ofArticles } = attributes;
    const types = typeDescriptions(ofSpans.declared, ofArticles.declared);
    // By it a project of INCEpTION gets the layers, without which it takes no file.
    yield { path: 'TypeSystem.xml', content: typeSystemXml(types) };
  },
  read: readTsv,
};

function* articlePieces(
  article: ExportArticle,
  path: string,
  attributes: CasAttributes,
  context: WriteContext,
): Generator<FilePiece, void> {
  const { text } = article;
  const losses = articleLosses(article, context.lose);
  const tokens = tokensOf(article, context.options, losses);
  const [first] = tokens.flat();
  if (!first) {
    losses.article(
      'text',
      'The article has no word and is left out: INCEpTION takes no such file.',
    );
    return;
  }
  if (path !== article.id) {
    const message = `The file is named ${quoted(path)}, since not every system takes the name.`;
    losses.article('file-renamed', message);
  }
  if (/[^ ]/u.test(text.slice(0, first.start))) {
    losses.article('text', 'What is before the first word becomes blanks.');
  }
  const annotations = tsvAnnotations(article, tokens.flat(), attributes, losses, context);
  yield { path: `${path}.tsv`, content: tsvText({ text, tokens, ...annotations }) };
}

/** Tokens by sentence, in UTF-16; whole, since annotations may be on parts of them. */
function tokensOf(
  article: ExportArticle,
  { tokens: id }: WriteOptions,
  losses: ArticleLosses,
): readonly (readonly Span[])[] {
  const bare = { ...article, layer: { ...article.layer, annotations: [] } };
  const options: WriteOptions = { ...(id && { tokens: id }), midToken: 'split' };
  const { tokens, sentences } = tokenArticle(bare, options, losses);
  const { spanToUtf16 } = offsetMap(article.text);
  return sentences.map(({ first, end }) =>
    tokens.slice(first, end).map((token) => spanToUtf16({ start: token.start, end: token.end })),
  );
}
