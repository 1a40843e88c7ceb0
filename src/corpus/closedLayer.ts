// One layer of an article that is not open: read whole and placed for certain, or left alone.

import { placeSidecar } from '../core/anchor/place';
import type { Healed } from '../core/anchor/place';
import { quoted } from '../core/check/quoted';
import type { Finding } from '../core/check/rule';
import { EMPTY_LAYER } from '../core/model/layer';
import type { Layer } from '../core/model/layer';
import type { ArticleText } from '../core/sidecar/sidecar';
import { sidecarName } from '../core/sidecar/sidecar';
import { decodeArticle } from '../core/text/canonical';
import { articleText } from './articles';
import { conflictFindings } from './exportWarnings';
import { FILE_START, problemFinding, unfitFinding } from './findings';
import type { FileFindings } from './findings';
import { folderOf, nameOf } from './fileSystem';
import type { FileSystem } from './fileSystem';
import { readFit } from './readFit';
import { loadSidecar } from './sidecarFile';
import type { StoredSidecar } from './sidecarFile';
import { join } from './walk';

/** Whose layer of which article. */
export interface LayerTarget {
  /** Path of the article. */
  readonly article: string;
  /** Absent for the layer that has no name. */
  readonly annotator?: string;
}

/** What came of reading a layer. */
export type LayerReading =
  | {
      readonly kind: 'read';
      readonly article: ArticleText;
      readonly layer: Layer;
      /** The sidecar's file; absent where there is none yet. */
      readonly stored?: StoredSidecar;
    }
  /** A person has to look at the article or its sidecar first, and the findings say why. */
  | { readonly kind: 'left-alone'; readonly file: FileFindings };

/** Path of the sidecar that a layer is kept in. */
export function sidecarPathOf({ article, annotator }: LayerTarget): string {
  return join(folderOf(article), sidecarName(nameOf(article), annotator));
}

/**
 * Reads an article and one of its layers. A sidecar that can't be read whole, that has undecided
 * merge conflicts, or of which an annotation is not where it says, is left alone, and so is an
 * article that is gone or not UTF-8: nobody has looked at it in the editor yet. Rejects only where
 * the file system fails.
 */
export async function readClosedLayer(fs: FileSystem, target: LayerTarget): Promise<LayerReading> {
  const leave = (path: string, findings: readonly Finding[]): LayerReading => ({
    kind: 'left-alone',
    file: { path, findings },
  });
  const path = sidecarPathOf(target);
  const load = await loadSidecar(fs, path);
  if (load.kind === 'unreadable') return leave(path, load.problems.map(problemFinding));
  const stored = load.kind === 'stored' ? load.stored : undefined;
  const conflicts = stored ? conflictFindings(stored) : [];
  if (conflicts.length > 0) return leave(path, conflicts);
  const { bytes, unfit } = await readFit(fs, target.article);
  if (unfit !== undefined) return leave(target.article, [unfitFinding(unfit)]);
  if (!bytes) return leave(target.article, [GONE]);
  const text = decodeArticle(bytes);
  if (text === undefined) return leave(target.article, [NOT_UTF8]);
  const article = articleText(nameOf(target.article), text);
  if (!stored) return { kind: 'read', article, layer: EMPTY_LAYER };
  const { layer, healed } = placeSidecar(stored.sidecar, article);
  if (healed.length > 0) return leave(path, movedFindings(stored, healed));
  return { kind: 'read', article, layer, stored };
}

function movedFindings(
  { positions }: StoredSidecar,
  healed: readonly Healed[],
): readonly Finding[] {
  return healed.map(({ id, oldText }) => ({
    rule: 'edit/moved',
    severity: 'warning',
    id,
    message: `${quoted(oldText)} is not where the sidecar says; open the article in the editor and accept its new place.`,
    position: positions.get(id) ?? FILE_START,
  }));
}

const GONE: Finding = {
  rule: 'edit/article-missing',
  severity: 'warning',
  message: 'The article is not there any more; put it back.',
  position: FILE_START,
};

const NOT_UTF8: Finding = {
  rule: 'edit/not-utf8',
  severity: 'warning',
  message: 'The article is not UTF-8 text; save it as UTF-8.',
  position: FILE_START,
};
