// The letters that are typed to pick one thing of many.

// From the easiest to reach to the hardest: the home row, the row above it, the row below it.
const LETTERS = Array.from('fjdkslaghrueiwotyqpvncmbxz');

/**
 * As many codes of the letters a to z as are asked for, the shortest and easiest first. All differ
 * and none begins another one, so that the last letter of a code picks at once. Up to 26 have one
 * letter each; of more, the first ones still do. The same count always gives the same codes.
 */
export function hintCodes(count: number): readonly string[] {
  const codes = [...LETTERS];
  // Codes of the shortest length, which stand before all others.
  let shortest = codes.length;
  while (codes.length < count) {
    if (shortest === 0) shortest = codes.length;
    // The hardest of the shortest makes room: it becomes the first part of 26 longer ones.
    const [start] = codes.splice(shortest - 1, 1);
    codes.push(...LETTERS.map((letter) => `${start}${letter}`));
    shortest -= 1;
  }
  return codes.slice(0, count);
}
