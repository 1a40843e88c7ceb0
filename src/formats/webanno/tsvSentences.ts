// The text that the sentences of a WebAnno TSV file make, and what its offsets count.

import { unitMap } from '../../core/text/offsetUnits';
import type { UnitMap } from '../../core/text/offsetUnits';
import type { TsvRow, TsvSentence } from './tsvLines';

/** A text with the way to its offsets. */
export interface TsvWords {
  readonly text: string;
  /** Offsets as rows have them, to UTF-16. */
  readonly offsets: UnitMap;
}

/**
 * The text, as INCEpTION makes it: each sentence is followed by a line end, or by as many blanks as
 * the offsets say. They count UTF-16, but programs in Python write code points: the way by which all
 * tokens are on the words that their rows repeat is the right one.
 * @param hasEnd true where the text ends with a line end
 * @param longest of all blanks that only the offsets say; a file with more of them is wrong
 * @returns `undefined` where the offsets fit in no way
 */
export function wordsOf(
  sentences: readonly TsvSentence[],
  hasEnd: boolean,
  longest: number,
): TsvWords | undefined {
  for (const unit of ['utf16', 'codePoint'] as const) {
    const lengthOf = (text: string): number => unitMap(text, unit).length;
    const joined = joinedText(sentences, lengthOf, longest);
    if (joined === undefined) continue;
    const text = hasEnd ? joined : joined.replace(/\n$/u, '');
    const offsets = unitMap(text, unit);
    const words = { text, offsets };
    if (sentences.every(({ rows }) => rows.every((row) => isOn(words, row)))) return words;
  }
  return undefined;
}

function joinedText(
  sentences: readonly TsvSentence[],
  lengthOf: (text: string) => number,
  longest: number,
): string | undefined {
  const parts: string[] = [];
  let [length, size] = [0, 0];
  for (const { lines, rows } of sentences) {
    const start = rows[0]?.start ?? length;
    const before = parts.pop();
    if (before !== undefined) {
      const isNext = start === length - 1;
      parts.push(isNext ? before.slice(0, -1) : before);
      if (isNext) length -= 1;
    }
    const gap = Math.max(start - length, 0);
    size += gap;
    if (size > longest) return undefined;
    const sentence = `${' '.repeat(gap)}${lines.join('\n')}\n`;
    parts.push(sentence);
    length += lengthOf(sentence);
  }
  return parts.join('');
}

function isOn({ text, offsets }: TsvWords, { start, end, words }: TsvRow): boolean {
  const [from, to] = [offsets.toUtf16(start), offsets.toUtf16(end)];
  return from !== undefined && to !== undefined && text.slice(from, to) === words;
}
