// Known words in the order in which a wrong one may mean them.

// A menu with more entries is no help.
const MOST = 6;
// Letters by which a slip differs at most.
const CLOSE = 2;

export interface Candidate {
  readonly word: string;
  /** True for the only one that differs by a slip: it is nearly always meant. */
  readonly isClose: boolean;
}

/** The known words, the similar ones first. */
export function nearest(wrong: string, known: readonly string[]): readonly Candidate[] {
  const lower = wrong.toLowerCase();
  const ranked = known
    .map((word) => ({ word, distance: slips(lower, word.toLowerCase()) }))
    .sort((a, b) => (a.distance === b.distance ? 0 : a.distance - b.distance));
  const [first, second] = ranked;
  const isClear = first !== undefined && first.distance < (second?.distance ?? Infinity);
  return ranked.slice(0, MOST).map(({ word, distance }, i) => ({
    word,
    isClose: i === 0 && isClear && distance < word.length,
  }));
}

/** Letters to change, add or take out; infinitely many where it is no slip any more. */
function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > CLOSE) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  const distance = row[b.length] ?? 0;
  return distance <= CLOSE ? distance : Infinity;
}
