// A sidecar that names another file than the article that it stands beside.

import type { Rule } from './rule';

export const fileName: Rule = {
  id: 'file-name',
  severity: 'warning',
  scope: 'file',
  docs: 'The sidecar says that it annotates another file than the one that it stands beside. One of the two was renamed or copied alone.',
  *check({ article, sidecar }) {
    const named = sidecar.article.file;
    // Some systems give an accented name in another spelling than the one it was written in.
    if (article === undefined || named.normalize() === article.file.normalize()) return;
    yield {
      message: `The sidecar says that its article is ${named}, but stands beside ${article.file}; correct \`file\`, or put the sidecar beside its own article.`,
    };
  },
};
