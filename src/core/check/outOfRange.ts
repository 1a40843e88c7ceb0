// Offsets past the end of the article.

import { hull } from '../model/annotation';
import { quoted } from './quoted';
import type { Rule } from './rule';

export const outOfRange: Rule = {
  id: 'out-of-range',
  severity: 'error',
  scope: 'file',
  docs: 'An annotation ends past the end of the article, so no text can be at its offsets. Mostly the article was cut, or offsets were counted in another unit than code points.',
  *check({ article, layer }) {
    if (article === undefined) return;
    const length = article.offsets.codePoints;
    for (const annotation of layer.orphans) {
      const { end } = hull(annotation);
      if (end <= length) continue;
      yield {
        id: annotation.id,
        message: `${quoted(annotation.text)} ends at ${end}, but the article has only ${length} characters; correct the offsets, or open the article in the editor to find the text again.`,
      };
    }
  },
};
