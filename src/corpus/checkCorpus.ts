// Checks every sidecar of a corpus against its article.

import { checkSidecar } from '../core/check/index';
import type { Finding } from '../core/check/rule';
import { DEFAULT_LABEL_SET } from '../core/model/labelSet';
import type { LabelSet } from '../core/model/labelSet';
import { decodeArticle } from '../core/text/canonical';
import { articleText } from './articles';
import { nameOf, throwIfCancelled } from './fileSystem';
import type { Cancellation, FileSystem } from './fileSystem';
import { BROKEN_LINK, FILE_START, problemFinding } from './findings';
import type { FileFindings } from './findings';
import { loadSidecar } from './sidecarFile';
import { findSidecars } from './sidecars';
import type { SidecarPlace } from './sidecars';

export interface CheckOptions {
  /** The labels in force; the built-in ones where it is absent. */
  readonly labelSet?: LabelSet;
  readonly cancellation?: Cancellation;
  /** Called after each sidecar. */
  readonly onProgress?: (done: number, total: number, path: string) => void;
}

/** What a check has found. */
export interface CorpusCheck {
  /** How many sidecars were checked, those that can't be read included. */
  readonly sidecars: number;
  /** Files in which something was found, sorted by path; a path is that of an article too. */
  readonly files: readonly FileFindings[];
}

/**
 * Checks all sidecars in a folder and below: every annotator's, and those whose article is gone.
 * @throws CancelledError
 */
export async function checkCorpus(
  fs: FileSystem,
  options: CheckOptions = {},
): Promise<CorpusCheck> {
  const { labelSet = DEFAULT_LABEL_SET, cancellation, onProgress } = options;
  const sidecars = await findSidecars(fs, cancellation);
  const byPath = new Map<string, readonly Finding[]>();
  for (const [index, place] of sidecars.entries()) {
    throwIfCancelled(cancellation);
    for (const { path, findings } of await checkPlace(fs, place, labelSet)) {
      // An article with several layers says the same each time.
      if (findings.length > 0) byPath.set(path, findings);
    }
    onProgress?.(index + 1, sidecars.length, place.path);
  }
  const files = [...byPath].map(([path, findings]) => ({ path, findings }));
  return { sidecars: sidecars.length, files: files.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

async function checkPlace(
  fs: FileSystem,
  { path, article: articlePath, articleExists }: SidecarPlace,
  labelSet: LabelSet,
): Promise<readonly FileFindings[]> {
  const load = await loadSidecar(fs, path);
  const bytes = articleExists ? await fs.read(articlePath) : undefined;
  const text = bytes && decodeArticle(bytes);
  const encoding = bytes && text === undefined ? [{ path: articlePath, findings: [NOT_UTF8] }] : [];
  if (load.kind === 'none') return [{ path, findings: [BROKEN_LINK] }, ...encoding];
  if (load.kind === 'unreadable') {
    return [{ path, findings: load.problems.map(problemFinding) }, ...encoding];
  }
  // The sidecar can only be checked against an article that can be read.
  if (encoding.length > 0) return encoding;
  const article = text === undefined ? undefined : articleText(nameOf(articlePath), text);
  return [{ path, findings: checkSidecar({ ...load.stored, article, labelSet }) }];
}

const NOT_UTF8: Finding = {
  rule: 'article-encoding',
  severity: 'error',
  message: 'The article is not UTF-8 text, so its annotations can’t be placed; save it as UTF-8.',
  position: FILE_START,
};
