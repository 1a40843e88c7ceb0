// One article with one layer in its place, as a picture of it is drawn.

import { placeSidecar } from '../core/anchor/place';
import type { Finding } from '../core/check/rule';
import { EMPTY_LAYER } from '../core/model/layer';
import type { Layer } from '../core/model/layer';
import { decodeArticle } from '../core/text/canonical';
import { articleText } from './articles';
import { sidecarPathOf } from './closedLayer';
import type { LayerTarget } from './closedLayer';
import { conflictFindings, GONE, notReadable, notUtf8, placementFindings } from './exportWarnings';
import { problemFinding } from './findings';
import type { FileFindings } from './findings';
import { nameOf } from './fileSystem';
import type { FileSystem } from './fileSystem';
import { readFit } from './readFit';
import { loadSidecar } from './sidecarFile';

/** What was read; the findings are of one of the two files, and may be none. */
export type PlacedArticle =
  | {
      readonly kind: 'article';
      /** Canonical text. */
      readonly text: string;
      readonly layer: Layer;
      /** False where nobody has annotated the article yet. */
      readonly hasSidecar: boolean;
      readonly file: FileFindings;
    }
  | { readonly kind: 'unreadable'; readonly file: FileFindings };

/**
 * Reads an article and one of its layers by the rules of an export: what moved is drawn where it is
 * now and is a finding, what can't be placed is left out and is one, too. Rejects only where the
 * file system fails.
 * @param allowConflicts draws our side of undecided merge conflicts instead of failing
 */
export async function readPlacedArticle(
  fs: FileSystem,
  target: LayerTarget,
  allowConflicts: boolean,
): Promise<PlacedArticle> {
  const path = sidecarPathOf(target);
  const fail = (failed: string, findings: readonly Finding[]): PlacedArticle => ({
    kind: 'unreadable',
    file: { path: failed, findings },
  });
  const load = await loadSidecar(fs, path);
  if (load.kind === 'unreadable') return fail(path, load.problems.map(problemFinding));
  const stored = load.kind === 'stored' ? load.stored : undefined;
  const conflicts = stored && !allowConflicts ? conflictFindings(stored) : [];
  if (conflicts.length > 0) return fail(path, conflicts);
  const { bytes, unfit } = await readFit(fs, target.article);
  if (unfit !== undefined) return fail(target.article, [notReadable(unfit)]);
  if (!bytes) return fail(target.article, [GONE]);
  const text = decodeArticle(bytes);
  if (text === undefined) return fail(target.article, [notUtf8(stored)]);
  const placed = stored && placeSidecar(stored.sidecar, articleText(nameOf(target.article), text));
  const layer = placed?.layer ?? EMPTY_LAYER;
  const findings = stored && placed ? placementFindings(stored, layer, placed.healed) : [];
  return {
    kind: 'article',
    text,
    layer,
    hasSidecar: stored !== undefined,
    file: { path, findings: findings.filter(({ rule }) => rule !== 'export/relation') },
  };
}
