// A three-way merge of items by id and of their fields, whatever they are.

import { DELETION } from '../model/conflict';
import type { Conflict, ConflictValue } from '../model/conflict';
import type { Fields, Item } from './mergeItem';

/** Three states of one thing. */
export interface Sides<T> {
  readonly base: T;
  readonly mine: T;
  readonly theirs: T;
}

/** What a merge has found so far. */
export interface MergeLog {
  readonly conflicts: Conflict[];
  /** True for a field whose base value is itself in conflict, and so counts for none. */
  readonly hasNoBase: (id: string | undefined, field: string) => boolean;
}

/** Merges two lists of items by id. */
export function mergeItems({ base, mine, theirs }: Sides<readonly Item[]>, log: MergeLog): Item[] {
  const [inBase, inMine, inTheirs] = [byId(base), byId(mine), byId(theirs)];
  const ids = new Set([...inBase.keys(), ...inMine.keys(), ...inTheirs.keys()]);
  return [...ids].flatMap((id): Item[] => {
    const [was, left, right] = [inBase.get(id), inMine.get(id), inTheirs.get(id)];
    if (left && right) {
      return [mergeFields({ base: was ?? {}, mine: left, theirs: right }, id, log) as Item];
    }
    const only = left ?? right;
    if (!only) return [];
    if (!was) return [only];
    // One side deleted it. If the other left it alone, it goes.
    if (same(was, only) && !log.hasNoBase(id, DELETION)) return [];
    logDeletion(id, left !== undefined, log);
    return [only];
  });
}

/** Notes that an item is kept although one side deleted it. */
export function logDeletion(id: string, isMineKept: boolean, { conflicts }: MergeLog): void {
  const [ours, theirs] = isMineKept ? ['kept', 'deleted'] : ['deleted', 'kept'];
  conflicts.push({ id, field: DELETION, ours, theirs });
}

/** Merges two sets of fields, each field as a whole. */
export function mergeFields(
  { base, mine, theirs }: Sides<Fields>,
  id: string | undefined,
  log: MergeLog,
): Fields {
  const keys = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  const entries = [...keys].flatMap((key) => {
    const sides = { base: own(base, key), mine: own(mine, key), theirs: own(theirs, key) };
    const value = mergeValue(sides, id, key, log);
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(entries);
}

/** Merges two values; mine stands where both changed and differ, and that is noted. */
export function mergeValue<T extends ConflictValue | undefined>(
  { base, mine, theirs }: Sides<T>,
  id: string | undefined,
  field: string,
  { conflicts, hasNoBase }: MergeLog,
): T {
  if (same(mine, theirs)) return mine;
  const was = hasNoBase(id, field) ? undefined : base;
  if (!hasNoBase(id, field)) {
    if (same(theirs, base)) return mine;
    if (same(mine, base)) return theirs;
  }
  conflicts.push({
    ...(id !== undefined && { id }),
    field,
    ...(was !== undefined && { base: was }),
    ...(mine !== undefined && { ours: mine }),
    ...(theirs !== undefined && { theirs }),
  });
  return mine;
}

function byId(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

/** A field's value; what every object inherits, such as `constructor`, is none. */
function own(fields: Fields, key: string): ConflictValue | undefined {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** The same value with its keys in order, so that order does not count as a difference. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
