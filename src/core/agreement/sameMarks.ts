// Marks of several annotators that are the same.

import type { Annotation } from '../model/annotation';

/** Annotations with the same key have the same label and exactly the same fragments. */
export function markKey({ label, fragments }: Annotation<'codePoint'>): string {
  return JSON.stringify([label, ...fragments.map(({ start, end }) => [start, end])]);
}

/** Marks that are the same, at most one of each annotator. */
export interface SameMarks<T> {
  /** What makes them the same. */
  readonly key: string;
  /** Sorted by id, so that the order of the annotators changes nothing. */
  readonly members: readonly [T, ...T[]];
}

/** One annotator’s marks by their keys; of marks with the same key the second gets one of its own. */
export function numbered<T>(
  marks: readonly T[],
  keyOf: (mark: T) => string,
): ReadonlyMap<string, T> {
  const times = new Map<string, number>();
  return new Map(
    marks.map((mark) => {
      const key = keyOf(mark);
      const time = (times.get(key) ?? 0) + 1;
      times.set(key, time);
      return [`${key}#${time}`, mark];
    }),
  );
}

/** Groups the annotators’ marks by their keys. */
export function groupSame<T extends { readonly id: string }>(
  annotators: readonly ReadonlyMap<string, T>[],
): readonly SameMarks<T>[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const marks of annotators) {
    for (const [key, mark] of marks) {
      const group = groups.get(key);
      if (group) group.push(mark);
      else groups.set(key, [mark]);
    }
  }
  return [...groups].map(([key, members]) => ({ key, members: members.sort(compareMarks) }));
}

/** By id; marks of the same id by all that they say, as they may be of several annotators. */
function compareMarks(a: { readonly id: string }, b: { readonly id: string }): number {
  const [left, right] = a.id === b.id ? [JSON.stringify(a), JSON.stringify(b)] : [a.id, b.id];
  return left < right ? -1 : left > right ? 1 : 0;
}
