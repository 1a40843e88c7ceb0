// An article that is no longer the text that was annotated.

import type { Rule } from './rule';

export const articleChanged: Rule = {
  id: 'article-changed',
  severity: 'warning',
  scope: 'file',
  docs: 'The article is not the text that was annotated: its hash or its length differs from what the sidecar says. Annotations may be at wrong places.',
  *check({ article, sidecar }) {
    if (article === undefined) return;
    const { sha256, length } = sidecar.article;
    const isSame = length === article.offsets.codePoints && sha256 === article.sha256;
    if (isSame) return;
    yield {
      message:
        'The article has changed since it was annotated; open it in the editor, look its annotations over and save.',
    };
  },
};
