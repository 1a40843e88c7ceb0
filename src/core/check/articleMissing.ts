// A sidecar whose article is gone.

import type { Rule } from './rule';

export const articleMissing: Rule = {
  id: 'article-missing',
  severity: 'error',
  scope: 'file',
  docs: 'A sidecar stands alone: the article that it annotates is not beside it. Exports leave its annotations out.',
  *check({ article, sidecar }) {
    if (article !== undefined) return;
    yield {
      message: `The article ${sidecar.article.file} is not beside its sidecar; put it back, or delete the sidecar.`,
    };
  },
};
