// White space at the edges of a span.

import { trimSpan } from '../text/span';
import { located } from './located';
import { quoted } from './quoted';
import type { Rule } from './rule';

export const edgeSpace: Rule = {
  id: 'edge-space',
  severity: 'warning',
  *check({ article, sidecar }) {
    if (article === undefined) return;
    for (const annotation of sidecar.annotations) {
      const hasSpace = located(annotation, article).some((span) => {
        const trimmed = trimSpan(article.text, span);
        return trimmed?.start !== span.start || trimmed.end !== span.end;
      });
      if (!hasSpace) continue;
      yield {
        id: annotation.id,
        message: `${quoted(annotation.text)} begins or ends with white space; move its ends to the words.`,
      };
    }
  },
};
