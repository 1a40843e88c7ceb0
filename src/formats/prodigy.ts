// Prodigy's JSON Lines, with tokens.

import { sortedAttributes } from './attributes';
import type { ExportArticle, Format, Holds } from './format';
import { HOLDS_ALL } from './holds';
import { jsonText } from './jsonText';
import { reportLosses } from './loss';
import { readProdigy } from './readProdigy';
import { textPieces } from './textPieces';
import type { PieceSpan } from './textPieces';
import type { WriteContext } from './writeContext';

const HOLDS: Holds = { ...HOLDS_ALL, fragments: false, articleAttributes: false };

/** Offsets are code points; the last token of a span is in it. */
export const PRODIGY: Format = {
  id: 'prodigy',
  title: 'Prodigy',
  description: 'JSON Lines with tokens, spans and relations for Prodigy.',
  extension: 'prodigy.jsonl',
  holds: HOLDS,
  heeds: ['tokens', 'midToken'],
  async *write(articles, context) {
    for await (const article of articles) {
      yield { path: '', content: `${jsonText(record(article, context))}\n` };
    }
  },
  read: readProdigy,
};

function record(article: ExportArticle, { options, lose }: WriteContext): unknown {
  const losses = reportLosses(article, HOLDS, lose);
  const { pieces, spans } = textPieces(article, options, losses);
  const relations = article.layer.relations.flatMap((relation) => {
    const ends = [relation.from, relation.to].map((id) =>
      spans.find(({ annotation }) => annotation.id === id),
    );
    const [head, child] = ends;
    if (head && child) {
      const { id, type } = relation;
      return [
        {
          head: head.last,
          child: child.last,
          label: type,
          id,
          head_span: endOf(head),
          child_span: endOf(child),
        },
      ];
    }
    losses.relation(relation, `The relation ${relation.type} has lost an annotation.`);
    return [];
  });
  return {
    text: article.text,
    tokens: pieces.map(({ text, start, end, hasSpace }, id) => ({
      text,
      start,
      end,
      id,
      ws: hasSpace,
    })),
    spans: spans.map(span),
    relations,
    meta: { article_id: article.id, status: article.layer.status },
    answer: 'accept',
  };
}

/** Prodigy keeps what it does not know of a span. */
function span(part: PieceSpan): unknown {
  const { entity, attributes, note, origin } = part.annotation;
  return {
    ...endOf(part),
    ...(entity !== undefined && { entity }),
    ...(attributes && { attributes: sortedAttributes(attributes) }),
    ...(note !== undefined && { note }),
    ...(origin !== undefined && { origin }),
  };
}

/** A span, as a relation repeats it too. */
function endOf({ annotation, first, last, start, end }: PieceSpan): object {
  const { id, label } = annotation;
  return { start, end, token_start: first, token_end: last, label, id };
}
