// Chance that can be repeated.

/** Numbers from 0 (included) to 1, always the same for a seed (mulberry32). */
export type Random = () => number;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 to `below`, which is not included. */
export function pick(random: Random, below: number): number {
  return Math.floor(random() * below);
}

/** One of some items. */
export function oneOf<T>(random: Random, items: readonly T[]): T {
  const item = items[pick(random, items.length)];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
}
