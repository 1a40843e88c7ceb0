// How much is lost of each kind, in a few words.

import type { Loss } from './loss';

/** `2 overlap, 1 relation`, in the order of the kinds' names. */
export function lossCounts(losses: readonly Loss[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of losses) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
}
