// The linter's report as SARIF 2.1.0, which code scanning and many viewers read.

import type { Log, ReportingDescriptor, Result } from 'sarif';
import { RULE_TABLE } from '../core/check/ruleTable';
import type { Severity } from '../core/model/ruleLevel';
import type { CorpusFinding } from '../corpus/findings';
import type { CheckFormat, CheckPaths } from './checkFormat';
import { VERSION } from './version';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

export const checkSarif: CheckFormat = {
  id: 'sarif',
  description: 'SARIF 2.1.0, which code scanning reads',
  print({ files }, paths) {
    const rules = RULE_TABLE.map(({ id, severity, docs }): ReportingDescriptor => ({
      id,
      shortDescription: { text: firstSentence(docs) },
      fullDescription: { text: docs },
      defaultConfiguration: { level: LEVELS[severity] },
    }));
    const results = files.flatMap(({ path, findings }) =>
      findings.map((finding) => resultOf(path, finding, paths)),
    );
    const log: Log = {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'Article Annotator', version: VERSION, rules } },
          columnKind: 'utf16CodeUnits',
          results,
        },
      ],
    };
    return `${JSON.stringify(log, undefined, 2)}\n`;
  },
};

function resultOf(
  path: string,
  { rule, severity, message, id, position, inArticle }: CorpusFinding,
  { relative }: CheckPaths,
): Result {
  const ruleIndex = RULE_TABLE.findIndex((entry) => entry.id === rule);
  const uri = uriOf(relative(path));
  const article = inArticle && inArticle.path !== path ? inArticle : undefined;
  return {
    ruleId: rule,
    ...(ruleIndex !== -1 && { ruleIndex }),
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri },
          region: { startLine: position.line, startColumn: position.column },
        },
      },
    ],
    ...(article && {
      relatedLocations: [
        {
          id: 1,
          message: { text: 'The place in the article.' },
          physicalLocation: {
            artifactLocation: { uri: uriOf(relative(article.path)) },
            region: {
              startLine: article.start.line,
              startColumn: article.start.column,
              endLine: article.end.line,
              endColumn: article.end.column,
            },
          },
        },
      ],
    }),
    // Lines move with every annotation above; ids never do.
    ...(id !== undefined && { partialFingerprints: { 'annotation/v1': `${uri}#${id}:${rule}` } }),
  };
}

/** A relative path as a relative URI. */
function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function firstSentence(text: string): string {
  return /^.*?[.:](?=\s|$)/u.exec(text)?.[0].replace(/:$/, '.') ?? text;
}
