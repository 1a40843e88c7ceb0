// The linter's report as one JSON object, for scripts.

import type { ArticlePlace } from '../corpus/findings';
import type { CheckFormat } from './checkFormat';

export const checkJson: CheckFormat = {
  id: 'json',
  description: 'one JSON object, with paths from the folder that was checked',
  print({ articles, sidecars, files }) {
    const findings = files.flatMap(({ path, findings }) =>
      findings.map(({ position, rule, severity, message, id, inArticle }) => ({
        file: path,
        ...position,
        rule,
        severity,
        message,
        ...(id !== undefined && { id }),
        ...(inArticle && { article: articleOf(inArticle) }),
      })),
    );
    return `${JSON.stringify({ articles, sidecars, findings }, undefined, 2)}\n`;
  },
};

function articleOf({ path, start, end }: ArticlePlace) {
  return { file: path, ...start, endLine: end.line, endColumn: end.column };
}
