// JSON Lines: one article a line, the format that loses least.

import { hull } from '../core/model/annotation';
import type { Annotation, Attributes } from '../core/model/annotation';
import { sortedAttributes } from './attributes';
import type { ExportArticle, Format } from './format';
import { HOLDS_ALL } from './holds';
import { jsonText } from './jsonText';
import { readJsonl } from './readJsonl';

export const JSONL: Format = {
  id: 'jsonl',
  title: 'JSON Lines',
  description: 'One article a line, with its text, its annotations and its relations.',
  extension: 'jsonl',
  holds: HOLDS_ALL,
  async *write(articles) {
    for await (const article of articles)
      yield { path: '', content: `${jsonText(record(article))}\n` };
  },
  read: readJsonl,
};

/** What is in the line of an article. Its keys always stand in the same order. */
function record({ id, text, header, layer }: ExportArticle): unknown {
  return {
    id,
    text,
    // What is missing is null, so that every line has the same keys and tables keep their columns.
    meta: {
      date: header.date ?? null,
      title: header.title ?? null,
      reading_minutes: header.readingMinutes ?? null,
      dateline: header.dateline ?? null,
      agency: header.agency ?? null,
      credits: header.credits ?? null,
      status: layer.status,
      ...attributesField(layer.attributes),
    },
    spans: layer.annotations.map(span),
    relations: layer.relations.map(({ id, type, from, to }) => ({ id, type, from, to })),
  };
}

function span(annotation: Annotation<'codePoint'>): unknown {
  const { id, label, fragments, text, entity, attributes, note, origin } = annotation;
  return {
    id,
    ...hull(annotation),
    label,
    text,
    ...(fragments.length > 1 && { fragments: fragments.map(({ start, end }) => [start, end]) }),
    ...(entity !== undefined && { entity }),
    ...attributesField(attributes ?? {}),
    ...(note !== undefined && { note }),
    ...(origin !== undefined && { origin }),
  };
}

function attributesField(attributes: Attributes): { readonly attributes?: Attributes } {
  return Object.keys(attributes).length > 0 ? { attributes: sortedAttributes(attributes) } : {};
}
