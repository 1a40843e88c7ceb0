// Offsets at which the article has another text than the annotation.

import { hull, mapFragments, quote } from '../model/annotation';
import { quoted } from './quoted';
import type { Rule } from './rule';

export const textDiffers: Rule = {
  id: 'text-differs',
  severity: 'error',
  scope: 'file',
  docs: 'The article has another text at an annotation’s offsets than the annotation says. Either the article changed, or somebody edited the offsets or the text by hand.',
  *check({ article, layer }) {
    if (article === undefined) return;
    const { text, offsets } = article;
    for (const annotation of layer.orphans) {
      const { start, end } = hull(annotation);
      if (end > offsets.codePoints) continue;
      const there = quote(text, mapFragments(annotation.fragments, offsets.spanToUtf16));
      yield {
        id: annotation.id,
        message: `The article has ${quoted(there)} at ${start}–${end}, not ${quoted(annotation.text)}; correct the offsets, or open the article in the editor to find the text again.`,
      };
    }
  },
};
