// Random texts and the changes that an editor makes to them.

import fc from 'fast-check';
import type { EditorChange } from '../../../../src/core/anchor/editorEdit';

/** A text of few different characters, so that the same words come again and again. */
export const smallText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom('a', 'b', 'Iraq', ' ', '. ', '\n', '😀', 'é'), { maxLength: 30 })
  .map((parts) => parts.join(''));

const WORDS = ['', 'x', 'y', 'Iraq', ' ', 'new words', '\n', 'a\nb', '😀'];

/**
 * Changes made at once, in order and disjoint, drawn from numbers.
 * @param seed each four of them make a gap, a length, a text, and whether it stays empty
 */
export function changesAtOnce(seed: readonly number[], text: string): EditorChange[] {
  const changes: EditorChange[] = [];
  let from = 0;
  for (let i = 0; i + 2 < seed.length && from <= text.length; i += 3) {
    const [gap = 0, size = 0, word = 0] = seed.slice(i, i + 3);
    const offset = from + (gap % Math.max(1, text.length - from + 1));
    if (offset > text.length) break;
    const length = Math.min(size % 7, text.length - offset);
    changes.push({ offset, length, text: WORDS[word % WORDS.length] ?? '' });
    // Two changes of an editor never touch.
    from = offset + length + 1;
  }
  return changes;
}
