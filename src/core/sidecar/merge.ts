// A three-way merge of sidecars by id and field.

import { compareAnnotations, compareIds } from '../model/annotation';
import { compareConflicts, conflictKey, conflictsOver } from '../model/conflict';
import type { Conflict } from '../model/conflict';
import { alignPlaces } from './alignPlaces';
import { keepNeeded } from './mergeDeletions';
import { mergeFields, mergeItems, mergeValue } from './mergeFields';
import type { MergeLog, Sides } from './mergeFields';
import {
  annotationFields,
  annotationOf,
  attributeFields,
  attributesOf,
  relationFields,
  relationOf,
} from './mergeItem';
import type { ArticleReference, Sidecar } from './sidecar';

/** The merged sidecar, in which my side stands wherever both changed the same field. */
export interface MergeResult {
  readonly merged: Sidecar;
  /** What both changed, each in another way. They are not in `merged`: see `markConflicts`. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Merges what two sides made of one base. An item that one side deleted and the other changed, or
 * put a relation to, is kept: nothing is lost, and the conflict is named. Where the sides speak of
 * different texts of the article, the merged sidecar speaks of the one that changed, or of mine
 * where both did; the other side's offsets are brought near, and the quotes place them for good
 * when the article is opened.
 */
export function mergeSidecars(base: Sidecar, mine: Sidecar, theirs: Sidecar): MergeResult {
  const reference = referenceOf(base, mine, theirs);
  const [was, left, right] = [base, mine, theirs].map((side) =>
    alignPlaces(side, reference, base, [mine, theirs]),
  ) as [Sidecar, Sidecar, Sidecar];
  const log = mergeLog(base, mine, theirs);
  const annotations = sidesOf(was, left, right, (side) => side.annotations.map(annotationFields));
  const relations = sidesOf(was, left, right, (side) => side.relations.map(relationFields));
  const kept = keepNeeded(
    annotations,
    relations,
    mergeItems(annotations, log),
    mergeItems(relations, log),
    log,
  );
  const file = mergeValue(
    { base: base.article.file, mine: mine.article.file, theirs: theirs.article.file },
    undefined,
    'file',
    log,
  );
  const status = mergeValue(
    { base: base.status, mine: mine.status, theirs: theirs.status },
    undefined,
    'status',
    log,
  );
  const attributes = attributesOf(
    mergeFields(
      sidesOf(was, left, right, (side) => attributeFields(side.attributes)),
      undefined,
      log,
    ),
  );
  const merged: Sidecar = {
    article: { ...reference.article, file },
    status,
    attributes,
    annotations: kept.annotations.map(annotationOf).sort(compareAnnotations),
    relations: kept.relations.map(relationOf).sort(compareIds),
  };
  const open = openConflicts(base, mine, theirs, merged);
  return {
    merged: { ...merged, ...(open.length > 0 && { conflicts: open }) },
    conflicts: [...log.conflicts].sort(compareConflicts),
  };
}

/** The merged sidecar with its conflicts in it, for a person to decide later. */
export function markConflicts({ merged, conflicts }: MergeResult): Sidecar {
  const byKey = new Map(
    [...(merged.conflicts ?? []), ...conflicts].map((each) => [conflictKey(each), each]),
  );
  if (byKey.size === 0) return merged;
  return { ...merged, conflicts: [...byKey.values()].sort(compareConflicts) };
}

/** The side whose text of the article the merged sidecar speaks of. */
function referenceOf(base: Sidecar, mine: Sidecar, theirs: Sidecar): Sidecar {
  const onlyTheirsChanged =
    sameText(mine.article, base.article) && !sameText(theirs.article, base.article);
  return onlyTheirsChanged ? theirs : mine;
}

function sameText(a: ArticleReference, b: ArticleReference): boolean {
  return a.sha256 === b.sha256 && a.length === b.length;
}

/**
 * A merge of branches that were merged before has a base that is itself a merge. What is in
 * conflict there has no value that both sides began with, so each value of it counts as a change.
 */
function mergeLog(base: Sidecar, mine: Sidecar, theirs: Sidecar): MergeLog {
  const decided = (base.conflicts ?? []).filter(
    (conflict) => !hasConflict(mine, conflict) && !hasConflict(theirs, conflict),
  );
  const keys = new Set(decided.map(({ id, field }) => JSON.stringify([id ?? null, field])));
  return {
    conflicts: [],
    hasNoBase: (id, field) => keys.has(JSON.stringify([id ?? null, field])),
  };
}

/** The conflicts of earlier merges that neither side has resolved since. */
function openConflicts(
  base: Sidecar,
  mine: Sidecar,
  theirs: Sidecar,
  merged: Sidecar,
): readonly Conflict[] {
  const [here, there] = [mine.conflicts ?? [], theirs.conflicts ?? []];
  const open = [
    ...here.filter((each) => hasConflict(theirs, each) || !hasConflict(base, each)),
    ...there.filter((each) => !hasConflict(mine, each) && !hasConflict(base, each)),
  ];
  return [...conflictsOver(open, [...merged.annotations, ...merged.relations])].sort(
    compareConflicts,
  );
}

function hasConflict({ conflicts = [] }: Sidecar, conflict: Conflict): boolean {
  const key = conflictKey(conflict);
  return conflicts.some((each) => conflictKey(each) === key);
}

function sidesOf<T>(
  base: Sidecar,
  mine: Sidecar,
  theirs: Sidecar,
  of: (side: Sidecar) => T,
): Sides<T> {
  return { base: of(base), mine: of(mine), theirs: of(theirs) };
}
