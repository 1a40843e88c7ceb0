// spaCy's JSON of documents, one a line, as `Doc.from_json` takes it.

import { sortedAttributes } from './attributes';
import type { ExportArticle, Format } from './format';
import { jsonText } from './jsonText';
import { readSpacy } from './readSpacy';
import { SPACY_HOLDS, spacyDocument } from './spacyDocument';
import type { WriteContext } from './writeContext';

/** Offsets are code points. */
export const SPACY: Format = {
  id: 'spacy-json',
  title: 'spaCy JSON',
  description: 'One document a line for Doc.from_json of spaCy, with tokens and sentences.',
  extension: 'spacy.jsonl',
  holds: SPACY_HOLDS,
  heeds: ['tokens', 'midToken', 'overlaps'],
  async *write(articles, context) {
    for await (const article of articles) {
      yield { path: '', content: `${jsonText(record(article, context))}\n` };
    }
  },
  read: readSpacy,
};

function record(article: ExportArticle, context: WriteContext): unknown {
  const { pieces, spans, sentences, entities } = spacyDocument(article, context);
  const { attributes, status } = article.layer;
  return {
    text: article.text,
    ents: entities.map(({ first, end, label }) => ({
      start: pieces[first]?.start ?? 0,
      end: pieces[end - 1]?.end ?? 0,
      label,
    })),
    sents: sentences.map(({ start, end }) => ({ start, end })),
    spans: {
      sc: spans.map(({ annotation, start, end }) => ({
        start,
        end,
        label: annotation.label,
        kb_id: annotation.entity ?? '',
      })),
    },
    tokens: pieces.map(({ start, end }, id) => ({ id, start, end })),
    // spaCy passes over it. Its own place for it, `_`, fails where nobody has declared the names.
    meta: { article_id: article.id, status, attributes: sortedAttributes(attributes) },
  };
}
