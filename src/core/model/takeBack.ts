// Taking back an edit of some time ago, after which other things were done.

import type { Change, Edit } from './edit';
import { invertEdit, isEmptyEdit } from './edit';
import type { Layer } from './layer';

/** What taking back an edit comes to. */
export type TakeBack =
  | { readonly kind: 'edit'; readonly edit: Edit }
  /** Everything is as it was before the edit. */
  | { readonly kind: 'undone' }
  /** Somebody changed the same things since, or needs them: taking back would lose that. */
  | { readonly kind: 'changed'; readonly ids: readonly string[] };

/**
 * The edit that takes an edit back and touches nothing that was done since. Where one of its
 * annotations or relations is no longer as the edit left it, nothing is taken back at all.
 * @param edit applied to the layer some time ago, with the places that it would have now
 */
export function takeBack(layer: Layer, edit: Edit): TakeBack {
  const inverse = invertEdit(edit);
  const rest = restInverse(layer, inverse);
  const states = [
    ...itemStates(layer.annotations, edit.annotations),
    ...itemStates(layer.orphans, edit.orphans),
    ...itemStates(layer.relations, edit.relations),
  ];
  if (states.length > 0 && states.every(({ isBefore }) => isBefore)) return { kind: 'undone' };
  const ids = new Set(states.filter(({ isAfter }) => !isAfter).map(({ id }) => id));
  for (const id of neededIds(layer, inverse)) ids.add(id);
  if (ids.size > 0) return { kind: 'changed', ids: [...ids] };
  const undoing = { ...itemsOf(inverse), ...rest };
  return isEmptyEdit(undoing) ? { kind: 'undone' } : { kind: 'edit', edit: undoing };
}

interface ItemState {
  readonly id: string;
  /** True where the layer has the item as it was before the edit. */
  readonly isBefore: boolean;
  /** True where the layer has the item as the edit left it. */
  readonly isAfter: boolean;
}

/** How each item of an edit stands in a layer; several changes of one item count as one. */
function itemStates<T extends { readonly id: string }>(
  items: readonly T[],
  changes: readonly Change<T>[],
): readonly ItemState[] {
  const first = new Map<string, T | undefined>();
  const last = new Map<string, T | undefined>();
  for (const { before, after } of changes) {
    const id = (before ?? after)?.id;
    if (id === undefined) continue;
    if (!first.has(id)) first.set(id, before);
    last.set(id, after);
  }
  const now = new Map(items.map((item) => [item.id, item]));
  return [...first].map(([id, before]) => ({
    id,
    isBefore: sameValue(now.get(id), before),
    isAfter: sameValue(now.get(id), last.get(id)),
  }));
}

/** What the inverse would remove and a later relation needs, and relations whose ends are gone. */
function neededIds(layer: Layer, inverse: Edit): readonly string[] {
  const gone = new Set(removed([...inverse.annotations, ...inverse.orphans]));
  const cut = new Set(removed(inverse.relations));
  const kept = layer.relations.filter(({ id }) => !cut.has(id));
  const needed = kept.flatMap(({ from, to }) => [from, to].filter((end) => gone.has(end)));
  const there = new Set([...layer.annotations, ...layer.orphans].map(({ id }) => id));
  for (const { after } of [...inverse.annotations, ...inverse.orphans]) {
    if (after) there.add(after.id);
  }
  const loose = inverse.relations.flatMap(({ after }) =>
    after && !(there.has(after.from) && there.has(after.to)) ? [after.id] : [],
  );
  return [...needed, ...loose];
}

/** Ids of items that are not there any more after changes. */
function removed(changes: readonly Change<{ readonly id: string }>[]): readonly string[] {
  const put = new Set(changes.flatMap(({ after }) => after?.id ?? []));
  return changes.flatMap(({ before, after }) =>
    before && !after && !put.has(before.id) ? [before.id] : [],
  );
}

/** What is said of the whole article, but for what others changed since. */
function restInverse(layer: Layer, { status, attributes, conflicts, annotations }: Edit) {
  const gone = new Set(removed(annotations));
  const isWorkLeft = layer.annotations.some(({ id }) => !gone.has(id));
  // The first work on an article set it in progress; where other work is left, it stays so.
  const isStatus = status?.before === layer.status && !(status.after === 'todo' && isWorkLeft);
  return {
    ...(status && isStatus && { status }),
    ...(attributes && sameValue(attributes.before, layer.attributes) && { attributes }),
    ...(conflicts && sameValue(conflicts.before, layer.conflicts ?? []) && { conflicts }),
  };
}

function itemsOf({ annotations, orphans, relations }: Edit): Edit {
  return { annotations, orphans, relations };
}

/** True where two values say the same, in whatever order their keys are. */
function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder);
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
