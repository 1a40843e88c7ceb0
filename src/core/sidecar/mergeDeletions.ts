// Annotations that one side of a merge deleted and a relation of the other side needs.

import { DELETION } from '../model/conflict';
import { logDeletion } from './mergeFields';
import type { MergeLog, Sides } from './mergeFields';
import type { Item } from './mergeItem';

/** Merged items. */
export interface Merged {
  readonly annotations: readonly Item[];
  readonly relations: readonly Item[];
}

/**
 * Brings back the annotations that a relation needs, though one side deleted them, and with each
 * annotation that is kept against a deletion the relations that went with it.
 */
export function keepNeeded(
  annotations: Sides<readonly Item[]>,
  relations: Sides<readonly Item[]>,
  mergedAnnotations: readonly Item[],
  mergedRelations: readonly Item[],
  log: MergeLog,
): Merged {
  const here = idsOf(mergedAnnotations);
  const needed = [
    ...deletedEnds(annotations.theirs, relations.mine, mergedRelations, here),
    ...deletedEnds(annotations.mine, relations.theirs, mergedRelations, here),
  ];
  const isMine = idsOf(annotations.mine);
  for (const { id } of needed) logDeletion(id, isMine.has(id), log);
  const kept = [...mergedAnnotations, ...needed];
  return { annotations: kept, relations: [...mergedRelations, ...goneWith(kept)] };

  /** Relations that one side deleted because it deleted an annotation that is kept. */
  function goneWith(all: readonly Item[]): readonly Item[] {
    const disputed = new Set(
      log.conflicts.filter(({ field }) => field === DELETION).map(({ id }) => id),
    );
    const ends = idsOf(all);
    const known = idsOf(mergedRelations);
    return [...relations.mine, ...relations.theirs].filter(
      ({ id, from, to }) =>
        !known.has(id) &&
        [from, to].some((end) => disputed.has(end as string)) &&
        [from, to].every((end) => ends.has(end as string)),
    );
  }
}

/**
 * Annotations of one side that the other deleted, and to which a merged relation leads that the
 * deleting side does not have so.
 */
function deletedEnds(
  side: readonly Item[],
  relationsOfDeleter: readonly Item[],
  merged: readonly Item[],
  here: ReadonlySet<string>,
): readonly Item[] {
  const own = new Set(relationsOfDeleter.flatMap(endsOf));
  const needed = new Set(
    merged.flatMap((relation) =>
      endsOf(relation)
        .filter((end) => !own.has(end))
        .map(endId),
    ),
  );
  return side.filter(({ id }) => needed.has(id) && !here.has(id));
}

/** A relation's ends, each as one text that says whose end it is. */
function endsOf({ id, from, to }: Item): readonly string[] {
  return [from, to].map((end) => JSON.stringify([id, end]));
}

function endId(end: string): string {
  return (JSON.parse(end) as [string, string])[1];
}

function idsOf(items: readonly Item[]): ReadonlySet<string> {
  return new Set(items.map(({ id }) => id));
}
