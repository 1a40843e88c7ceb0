// Checks every article of a corpus, and every sidecar against its article.

import { labelIndex } from '../core/check/labelIndex';
import type { LabelIndex } from '../core/check/labelIndex';
import type { LabelSet } from '../core/model/labelSet';
import type { RuleLevels } from '../core/model/ruleLevel';
import { findArticles } from './articles';
import { checkArticle } from './checkArticle';
import type { CheckedArticle, Comparison } from './checkArticle';
import { corpusEntityLists } from './entitiesFile';
import { throwIfCancelled } from './fileSystem';
import type { Cancellation, FileSystem } from './fileSystem';
import { entityListFinding, labelSetFinding } from './findings';
import type { CorpusFinding, FileFindings } from './findings';
import { corpusLabelSets } from './labelSetFile';
import { findSidecars } from './sidecars';
import type { SidecarPlace } from './sidecars';

export interface CheckOptions {
  /** In force where no folder of the corpus has a label set; the built-in one where it is absent. */
  readonly labelSet?: LabelSet;
  /** Levels of rules, which go before those of the label set. */
  readonly levels?: RuleLevels;
  readonly cancellation?: Cancellation;
  /** Called after each article. */
  readonly onProgress?: (done: number, total: number, path: string) => void;
}

/** What a check has found. */
export interface CorpusCheck {
  readonly articles: number;
  /** How many sidecars were checked, those that can't be read included. */
  readonly sidecars: number;
  /** Files in which something was found, sorted by path; a path is that of an article too. */
  readonly files: readonly FileFindings[];
}

/**
 * Checks all articles and sidecars in a folder and below, each by the label set of the nearest
 * folder: every annotator's, and those whose article is gone.
 * @throws CancelledError
 */
export async function checkCorpus(
  fs: FileSystem,
  { labelSet: outside, levels = {}, cancellation, onProgress }: CheckOptions = {},
): Promise<CorpusCheck> {
  const articles = await articlesToCheck(fs, cancellation);
  const labels = new Map<string | undefined, LabelIndex>();
  const labelsOf = (annotator: string | undefined): LabelIndex => {
    const index = labels.get(annotator) ?? labelIndex();
    labels.set(annotator, index);
    return index;
  };
  const found = new Map<string, readonly CorpusFinding[]>();
  const add = (path: string, findings: readonly CorpusFinding[]): void => {
    if (findings.length > 0) found.set(path, [...(found.get(path) ?? []), ...findings]);
  };
  const comparisons: Comparison[] = [];
  const labelSets = corpusLabelSets(fs, outside, (path, problems) => {
    add(path, problems.map(labelSetFinding));
  });
  const entityLists = corpusEntityLists(fs, (path, problems) => {
    add(path, problems.map(entityListFinding));
  });
  for (const [index, article] of articles.entries()) {
    throwIfCancelled(cancellation);
    const labelSet = await labelSets.at(article.path);
    const entities = await entityLists.at(article.path);
    const rules = { labelSet, levels, ...(entities && { entities }) };
    const check = await checkArticle(fs, article, labelsOf, rules);
    for (const { path, findings } of check.files) add(path, findings);
    comparisons.push(...check.comparisons);
    onProgress?.(index + 1, articles.length, article.path);
  }
  for (const { path, compare } of comparisons) add(path, compare());
  return {
    articles: articles.filter(({ exists }) => exists).length,
    sidecars: articles.flatMap(({ sidecars }) => sidecars).length,
    files: [...found]
      .map(([path, findings]) => ({ path, findings: [...findings].sort(comparePlaces) }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** All articles in a folder and below, and those of which only sidecars are left, by path. */
async function articlesToCheck(
  fs: FileSystem,
  cancellation: Cancellation | undefined,
): Promise<readonly CheckedArticle[]> {
  const sidecarsOf = new Map<string, SidecarPlace[]>();
  const existing = new Set(await findArticles(fs, cancellation));
  for (const path of existing) sidecarsOf.set(path, []);
  for (const place of await findSidecars(fs, cancellation)) {
    const { article, articleExists } = place;
    if (articleExists) existing.add(article);
    const sidecars = sidecarsOf.get(article);
    if (sidecars) sidecars.push(place);
    else sidecarsOf.set(article, [place]);
  }
  return [...sidecarsOf]
    .map(([path, sidecars]) => ({ path, exists: existing.has(path), sidecars }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function comparePlaces(a: CorpusFinding, b: CorpusFinding): number {
  return a.position.line - b.position.line || a.position.column - b.position.column;
}
