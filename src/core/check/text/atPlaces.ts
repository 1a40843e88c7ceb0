// How messages count places.

/** `here`, `at 3 places, the first of them here`. */
export function atPlaces(count: number): string {
  return count === 1 ? 'here' : `at ${count} places, the first of them here`;
}
