// A decision on a conflict as an edit of the annotations in memory, so that it can be undone.

import { placeSidecar } from '../anchor/place';
import type { Conflict } from '../model/conflict';
import type { Change, Edit } from '../model/edit';
import type { Layer } from '../model/layer';
import { resolveConflict } from './resolveConflict';
import type { Decision } from './resolveConflict';
import { sidecarOf } from './sidecar';
import type { ArticleText } from './sidecar';

/** The edit of a layer that carries a decision out. */
export function decideConflict(
  layer: Layer,
  article: ArticleText,
  conflict: Conflict,
  decision: Decision,
): Edit {
  const resolved = resolveConflict(sidecarOf(layer, article), conflict, decision);
  const after = placeSidecar(resolved, article).layer;
  return {
    annotations: changes(layer.annotations, after.annotations),
    orphans: changes(layer.orphans, after.orphans),
    relations: changes(layer.relations, after.relations),
    ...(layer.status !== after.status && {
      status: { before: layer.status, after: after.status },
    }),
    ...(!same(layer.attributes, after.attributes) && {
      attributes: { before: layer.attributes, after: after.attributes },
    }),
    conflicts: { before: layer.conflicts ?? [], after: after.conflicts ?? [] },
  };
}

function changes<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): readonly Change<T>[] {
  const [old, next] = [before, after].map((items) => new Map(items.map((item) => [item.id, item])));
  const ids = new Set([...(old?.keys() ?? []), ...(next?.keys() ?? [])]);
  return [...ids].flatMap((id): Change<T>[] => {
    const [was, is] = [old?.get(id), next?.get(id)];
    if (same(was, is)) return [];
    return [{ ...(was && { before: was }), ...(is && { after: is }) }];
  });
}

/** True where two values say the same, their keys in any order. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, sorted(item)]);
}
