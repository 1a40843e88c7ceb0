// A sentence a row, with a tag for each token.

import { flatSpans } from '../flatSpans';
import { tagsOf } from '../tags';
import { tokenArticle } from '../tokens';
import type { DatasetTask } from './datasetTask';

/**
 * Token classification in IOB2. Annotations with other labels are not looked at; what tags can't
 * hold of these is lost and reported.
 */
export function tokensTask(labels: readonly string[]): DatasetTask {
  const names = ['O', ...labels.flatMap((label) => [`B-${label}`, `I-${label}`])];
  const numbers = new Map(names.map((name, i) => [name, i]));
  return {
    id: 'tokens',
    description:
      'A sentence with its tokens and a tag for each (IOB2), of labels that name things.',
    category: 'token-classification',
    columns: [
      { name: 'id', type: 'string' },
      { name: 'article_id', type: 'string' },
      { name: 'tokens', type: { list: 'string' } },
      { name: 'ner_tags', type: { list: { names } } },
      { name: 'starts', type: { list: 'int' } },
      { name: 'ends', type: { list: 'int' } },
    ],
    rows(article, { options }, losses) {
      const { layer } = article;
      const annotations = layer.annotations.filter(({ label }) => labels.includes(label));
      const tagged = { ...article, layer: { ...layer, annotations } };
      const onTokens = tokenArticle(tagged, options, losses);
      const spans = flatSpans(onTokens, options.overlaps ?? 'longest', losses);
      return onTokens.sentences.map((sentence, i) => {
        const tokens = onTokens.tokens.slice(sentence.first, sentence.end);
        return {
          id: `${article.id}#${i}`,
          article_id: article.id,
          tokens: tokens.map(({ text }) => text),
          ner_tags: tagsOf(sentence, spans, 'iob2').map((tag) => numbers.get(tag) ?? 0),
          starts: tokens.map(({ start }) => start),
          ends: tokens.map(({ end }) => end),
        };
      });
    },
  };
}
