// Changes the annotations of articles that are not open, one after the other.

import { applyEdit, isEmptyEdit } from '../core/model/edit';
import type { Edit } from '../core/model/edit';
import type { Layer } from '../core/model/layer';
import { takeBack } from '../core/model/takeBack';
import { sidecarOf } from '../core/sidecar/sidecar';
import type { ArticleText } from '../core/sidecar/sidecar';
import { readClosedLayer, sidecarPathOf } from './closedLayer';
import type { LayerTarget } from './closedLayer';
import { FILE_START, problemFinding } from './findings';
import type { FileFindings } from './findings';
import type { Cancellation, FileSystem } from './fileSystem';
import { saveSidecar } from './sidecarFile';

/**
 * What shall be changed in a layer; an empty edit leaves it as it is. `undefined` where the article
 * or the layer is no longer what the change was made for: it is left alone, and reported.
 */
export type EditLayer = (
  layer: Layer,
  article: ArticleText,
  target: LayerTarget,
) => Edit | undefined;

export interface EditOptions {
  /**
   * Edits a layer that is held in memory, such as that of an open article; `undefined` where it is
   * not, and the file is to be edited.
   */
  readonly inMemory?: (target: LayerTarget, edit: EditLayer) => Promise<LayerOutcome | undefined>;
  /** A reason for which the sidecar at a path may not be written just now, if there is one. */
  readonly blockedBy?: (sidecarPath: string) => string | undefined;
  /** Stops before the next article; what is written by then stays written. */
  readonly cancellation?: Cancellation;
  /** Called after each article. */
  readonly onProgress?: (done: number, total: number, path: string) => void;
}

/** What came of one layer. */
export type LayerOutcome = { readonly target: LayerTarget } & (
  | {
      readonly kind: 'edited';
      readonly edit: Edit;
      /** Ids of what somebody else changed at the same time, in another way: ours was kept. */
      readonly conflicts: readonly string[];
    }
  /** There was nothing to change. */
  | { readonly kind: 'unchanged' }
  /** Nothing was written, since a person has to look first. */
  | { readonly kind: 'left-alone'; readonly file: FileFindings }
  /** Nothing was written, since the file system failed or the sidecar may not be written now. */
  | { readonly kind: 'failed'; readonly reason: string }
);

/** What came of all layers that were reached before it was told to stop. */
export interface EditedArticles {
  readonly outcomes: readonly LayerOutcome[];
  readonly isCancelled: boolean;
}

/**
 * Edits layers on disk. Each is read whole, edited and saved by itself, merged with what somebody
 * else may write at the same time; one that fails does not keep the others from being edited. No
 * article is written to. Never rejects for a file.
 */
export async function editArticles(
  fs: FileSystem,
  targets: readonly LayerTarget[],
  edit: EditLayer,
  { inMemory, blockedBy, cancellation, onProgress }: EditOptions = {},
): Promise<EditedArticles> {
  const outcomes: LayerOutcome[] = [];
  for (const target of targets) {
    if (cancellation?.isCancellationRequested) return { outcomes, isCancelled: true };
    const outcome = await inMemory?.(target, edit);
    outcomes.push(outcome ?? (await editOne(fs, target, edit, blockedBy)));
    onProgress?.(outcomes.length, targets.length, target.article);
  }
  return { outcomes, isCancelled: false };
}

/**
 * Takes back what was done to layers some time ago, where that loses nothing that was done since.
 * @param doneTo the edit of each layer
 */
export function takingBack(doneTo: (target: LayerTarget) => Edit): EditLayer {
  return (layer, _article, target) => {
    const taken = takeBack(layer, doneTo(target));
    if (taken.kind === 'changed') return undefined;
    return taken.kind === 'edit' ? taken.edit : NO_EDIT;
  };
}

async function editOne(
  fs: FileSystem,
  target: LayerTarget,
  edit: EditLayer,
  blockedBy: EditOptions['blockedBy'],
): Promise<LayerOutcome> {
  const path = sidecarPathOf(target);
  try {
    const reading = await readClosedLayer(fs, target);
    if (reading.kind === 'left-alone') return { target, ...reading };
    const { layer, article, stored } = reading;
    const wanted = edit(layer, article, target);
    if (!wanted) return changedOutcome(target);
    if (isEmptyEdit(wanted)) return { target, kind: 'unchanged' };
    const reason = blockedBy?.(path);
    if (reason !== undefined) return { target, kind: 'failed', reason };
    const mine = sidecarOf(applyEdit(layer, wanted), article);
    const save = await saveSidecar(fs, path, stored, mine);
    if (save.kind === 'unreadable') {
      const findings = save.problems.map(problemFinding);
      return { target, kind: 'left-alone', file: { path, findings } };
    }
    const conflicts = save.conflicts.flatMap(({ id }) => id ?? []);
    return { target, kind: 'edited', edit: wanted, conflicts };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { target, kind: 'failed', reason };
  }
}

/** The outcome of a layer that changed since the edit was made up. */
export function changedOutcome(target: LayerTarget): LayerOutcome {
  const finding = {
    rule: 'edit/changed',
    severity: 'warning' as const,
    message: 'The article or the same annotations were changed meanwhile; look at them yourself.',
    position: FILE_START,
  };
  return { target, kind: 'left-alone', file: { path: target.article, findings: [finding] } };
}

const NO_EDIT: Edit = { annotations: [], orphans: [], relations: [] };
