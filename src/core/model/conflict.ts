// What the two sides of a merge changed differently: kept until a person decides.

import type { Annotation, AttributeValue } from './annotation';

/** Where an annotation is and what stands there: one field to a merge. Code points, as on disk. */
export type Place = Pick<Annotation<'codePoint'>, 'fragments' | 'text'>;

/** What one side gives a field. */
export type ConflictValue = AttributeValue | Place;

/** The field of a conflict that is over a whole item: one side deleted what the other needs. */
export const DELETION = 'deletion';

/** What stands before the name of an attribute in a conflict's field. */
export const ATTRIBUTE_FIELD = 'attributes.';

/**
 * One field that both sides of a merge changed, each to another value. Our side's value stands in
 * the file meanwhile; an item that one side deleted stands too.
 */
export interface Conflict {
  /** Id of the annotation or relation; absent for what is said of the whole article. */
  readonly id?: string;
  /**
   * The key in the file, `place` for an annotation's offsets and text, `attributes.modality` for an
   * attribute, or `deletion`, whose values are `kept` and `deleted`.
   */
  readonly field: string;
  /** Absent where the field was not there, as `ours` and `theirs` are. */
  readonly base?: ConflictValue;
  readonly ours?: ConflictValue;
  readonly theirs?: ConflictValue;
}

/** The order of conflicts everywhere: those of the whole article first, then by id and field. */
export function compareConflicts(a: Conflict, b: Conflict): number {
  const [left, right] = [conflictKey(a), conflictKey(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** True where two conflicts say the same. */
export function sameConflict(a: Conflict, b: Conflict): boolean {
  return conflictKey(a) === conflictKey(b);
}

/** All that a conflict says, as one text that sorts as conflicts do. */
export function conflictKey({ id, field, base, ours, theirs }: Conflict): string {
  const values = [base, ours, theirs].map((value) => value ?? null);
  const whose = id === undefined ? [0, ''] : [1, id];
  return JSON.stringify([...whose, field, ...values.map(ordered)]);
}

/** The conflicts whose item is there still, or that are over the whole article. */
export function conflictsOver(
  conflicts: readonly Conflict[],
  items: readonly { readonly id: string }[],
): readonly Conflict[] {
  const known = new Set(items.map(({ id }) => id));
  return conflicts.filter(({ id }) => id === undefined || known.has(id));
}

/** True for the value of a conflict over a place. */
export function isPlace(value: ConflictValue | undefined): value is Place {
  return typeof value === 'object' && 'fragments' in value;
}

/** A place with its keys in one order, so that order is no difference. */
function ordered(value: ConflictValue | null): unknown {
  if (!isPlace(value ?? undefined)) return value;
  const { fragments, text } = value as Place;
  return { fragments: fragments.map(({ start, end }) => [start, end]), text };
}
