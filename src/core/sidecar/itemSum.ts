// The check sum that ends each annotation and relation in a file.

// FNV-1a, 32 bits.
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;
const DIGITS = 7;

/**
 * A sum of an item's lines in canonical form. Whatever changes in an item changes this line too. So
 * where two people changed one item, or one put another item in its place, a merge of lines (git
 * without our driver) meets two versions of this line and stops, instead of giving one annotation
 * the note of another. Nobody has to keep it right by hand: it is not read, only written.
 */
export function itemSum(lines: readonly string[]): string {
  let sum = OFFSET;
  for (const line of lines) {
    for (let i = 0; i < line.length; i += 1) sum = Math.imul(sum ^ line.charCodeAt(i), PRIME);
    sum = Math.imul(sum ^ 10, PRIME);
  }
  // A letter first, as YAML reads a word such as `1e23456` as a number.
  return `s${(sum >>> 0).toString(32).padStart(DIGITS, '0')}`;
}
