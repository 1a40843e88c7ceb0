// Punctuation at the edges of a span that belongs to the sentence around it.

import { isMention } from '../model/labelSet';
import { sameSpan } from '../text/span';
import { placedById } from './everyAnnotation';
import { reshape } from './fixEdits';
import { quoted } from './quoted';
import type { Rule } from './rule';
import { withoutStrayEdges } from './strayEdges';

export const edgePunctuation: Rule = {
  id: 'edge-punctuation',
  severity: 'warning',
  scope: 'layer',
  docs: 'A span begins or ends with a comma, a bracket or a quotation mark whose other half is outside, or a dash; a name also with a full stop that ends the sentence. Abbreviations such as U.S. and Corp. keep theirs, and a statement may keep its own.',
  *check({ article, layer, labelSet }) {
    if (article === undefined) return;
    for (const { id, label, fragments, text } of layer.annotations) {
      const isName = isMention(labelSet, label);
      const spans = fragments.filter((span) => {
        const bare = withoutStrayEdges(article.text, span, isName);
        return bare !== undefined && !sameSpan(bare, span);
      });
      if (spans.length === 0) continue;
      yield {
        id,
        spans,
        message: `${quoted(text)} begins or ends with punctuation of the sentence around it; move its ends to the words.`,
      };
    }
  },
  fixes({ article, layer, labelSet }, { id }) {
    const annotation = placedById(layer, id);
    if (!article || !annotation) return [];
    const isName = isMention(labelSet, annotation.label);
    const spans = annotation.fragments.map(
      (span) => withoutStrayEdges(article.text, span, isName) ?? span,
    );
    const edit = reshape(layer, annotation, article.text, spans);
    return [{ title: 'Cut the punctuation off', edit, isPreferred: true }];
  },
};
