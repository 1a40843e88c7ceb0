// White space at the edges of a span.

import { sameSpan, trimSpan } from '../text/span';
import { placedById } from './everyAnnotation';
import { reshape } from './fixEdits';
import { quoted } from './quoted';
import type { Rule } from './rule';

export const edgeSpace: Rule = {
  id: 'edge-space',
  severity: 'warning',
  scope: 'layer',
  docs: 'A span begins or ends with white space. Whoever compares spans, or looks names up, finds another text than the name.',
  *check({ article, layer }) {
    if (article === undefined) return;
    for (const { id, fragments, text } of layer.annotations) {
      const spans = fragments.filter((span) => {
        const trimmed = trimSpan(article.text, span);
        return !trimmed || !sameSpan(trimmed, span);
      });
      if (spans.length === 0) continue;
      yield {
        id,
        spans,
        message: `${quoted(text)} begins or ends with white space; move its ends to the words.`,
      };
    }
  },
  fixes({ article, layer }, { id }) {
    const annotation = placedById(layer, id);
    if (!article || !annotation) return [];
    const spans = annotation.fragments.flatMap((span) => trimSpan(article.text, span) ?? []);
    const title = spans.length > 0 ? 'Cut the white space off' : 'Delete the empty annotation';
    const edit = reshape(layer, annotation, article.text, spans);
    return [{ title, edit, isPreferred: true }];
  },
};
