// Changes to a layer, as data that can be applied and turned round.

import { compareAnnotations, compareIds } from './annotation';
import type { Annotation, Attributes, Relation } from './annotation';
import type { Conflict } from './conflict';
import type { Layer, Status } from './layer';

/** From `before` (absent: it is new) to `after` (absent: it is gone). */
export interface Change<T> {
  readonly before?: T;
  readonly after?: T;
}

/** From one value to another, where there always is one. */
export interface Replacement<T> {
  readonly before: T;
  readonly after: T;
}

/** All that one action of a person changes: one step of undo. */
export interface Edit {
  readonly annotations: readonly Change<Annotation>[];
  readonly orphans: readonly Change<Annotation<'codePoint'>>[];
  readonly relations: readonly Change<Relation>[];
  readonly status?: Replacement<Status>;
  /** Attributes of the whole article. */
  readonly attributes?: Replacement<Attributes>;
  readonly conflicts?: Replacement<readonly Conflict[]>;
}

const NOTHING: Edit = { annotations: [], orphans: [], relations: [] };

/** The layer after an edit. Items are matched by id, and the layer's order is kept. */
export function applyEdit(layer: Layer, edit: Edit): Layer {
  const { conflicts = [], ...rest } = layer;
  const open = edit.conflicts?.after ?? conflicts;
  return {
    ...rest,
    ...(open.length > 0 && { conflicts: open }),
    status: edit.status?.after ?? layer.status,
    attributes: edit.attributes?.after ?? layer.attributes,
    annotations: applyChanges(layer.annotations, edit.annotations, compareAnnotations),
    orphans: applyChanges(layer.orphans, edit.orphans, compareAnnotations),
    relations: applyChanges(layer.relations, edit.relations, compareIds),
  };
}

/** The edit that undoes an edit: its changes turned round, the last of them first. */
export function invertEdit(edit: Edit): Edit {
  return {
    annotations: edit.annotations.map(invertChange).reverse(),
    orphans: edit.orphans.map(invertChange).reverse(),
    relations: edit.relations.map(invertChange).reverse(),
    ...(edit.status && { status: turned(edit.status) }),
    ...(edit.attributes && { attributes: turned(edit.attributes) }),
    ...(edit.conflicts && { conflicts: turned(edit.conflicts) }),
  };
}

/** True where an edit changes nothing. */
export function isEmptyEdit(edit: Edit): boolean {
  const items = edit.annotations.length + edit.orphans.length + edit.relations.length;
  return items === 0 && !edit.status && !edit.attributes && !edit.conflicts;
}

/**
 * Adds annotations. The first work on an article also moves its status from `todo` to
 * `in-progress`.
 */
export function addAnnotations(layer: Layer, added: readonly Annotation[]): Edit {
  return {
    ...NOTHING,
    annotations: added.map((after) => ({ after })),
    ...(layer.status === 'todo' &&
      added.length > 0 && { status: { before: 'todo', after: 'in-progress' } }),
  };
}

/** Puts annotations in the place of those that have their ids. Unknown ids are left out. */
export function replaceAnnotations(layer: Layer, replacements: readonly Annotation[]): Edit {
  const byId = new Map(layer.annotations.map((annotation) => [annotation.id, annotation]));
  return {
    ...NOTHING,
    annotations: replacements.flatMap((after) => {
      const before = byId.get(after.id);
      return before ? [{ before, after }] : [];
    }),
  };
}

/** Adds relations. */
export function addRelations(added: readonly Relation[]): Edit {
  return { ...NOTHING, relations: added.map((after) => ({ after })) };
}

/** Removes relations by id. Unknown ids are left out. */
export function removeRelations(layer: Layer, ids: ReadonlySet<string>): Edit {
  const gone = layer.relations.filter(({ id }) => ids.has(id));
  return { ...NOTHING, relations: gone.map((before) => ({ before })) };
}

/** Removes annotations and orphans by id, and every relation from or to one of them. */
export function removeAnnotations(layer: Layer, ids: ReadonlySet<string>): Edit {
  const gone = <T extends { readonly id: string }>(items: readonly T[]): Change<T>[] =>
    items.filter(({ id }) => ids.has(id)).map((before) => ({ before }));
  return {
    annotations: gone(layer.annotations),
    orphans: gone(layer.orphans),
    relations: layer.relations
      .filter(({ from, to }) => ids.has(from) || ids.has(to))
      .map((before) => ({ before })),
  };
}

function turned<T>({ before, after }: Replacement<T>): Replacement<T> {
  return { before: after, after: before };
}

function invertChange<T>({ before, after }: Change<T>): Change<T> {
  return {
    ...(after !== undefined && { before: after }),
    ...(before !== undefined && { after: before }),
  };
}

function applyChanges<T extends { readonly id: string }>(
  items: readonly T[],
  changes: readonly Change<T>[],
  compare: (a: T, b: T) => number,
): readonly T[] {
  if (changes.length === 0) return items;
  const changed = new Map<string, T | undefined>();
  for (const { before, after } of changes) {
    if (before) changed.set(before.id, undefined);
    if (after) changed.set(after.id, after);
  }
  const next = items.filter(({ id }) => !changed.has(id));
  for (const item of changed.values()) {
    if (item) next.splice(placeOf(next, item, compare), 0, item);
  }
  return next;
}

/** Where an item goes into sorted ones. */
function placeOf<T>(sorted: readonly T[], item: T, compare: (a: T, b: T) => number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = sorted[middle];
    if (other !== undefined && compare(other, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
