// Breaking a paragraph into lines of a width, where a reader would break it.

import { charactersOf } from '../core/text/graphemes';
import type { Span } from '../core/text/span';

// After blanks and hyphens, and between two signs of a script that is written without blanks.
const PIECE =
  /[\u2E80-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF\uFF01-\uFF60](?:[\u3001\u3002\uFF0C\uFF0E]+)?\s*|(?:[^\s\u2E80-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF\uFF01-\uFF60-]+-?|-+)\s*|\s+/gu;

/**
 * The lines of a paragraph, as spans of it that hold all of it. A blank at the end of a line may
 * stand out; a piece that is wider than a line is broken between two characters.
 * @param widthOf width of a stretch of the paragraph
 * @param width of a line, in the same unit
 */
export function breakLines(
  paragraph: string,
  widthOf: (text: string) => number,
  width: number,
): readonly Span[] {
  const lines: Span[] = [];
  let start = 0;
  let filled = 0;
  for (const { index, 0: piece } of paragraph.matchAll(PIECE)) {
    const bare = widthOf(piece.trimEnd());
    if (index > start && filled + bare > width) {
      lines.push({ start, end: index });
      start = index;
      filled = 0;
    }
    if (bare > width) {
      for (const { segment, index: at } of charactersOf(piece)) {
        const room = widthOf(segment);
        if (filled + room > width && index + at > start) {
          lines.push({ start, end: index + at });
          start = index + at;
          filled = 0;
        }
        filled += room;
      }
    } else filled += widthOf(piece);
  }
  if (start < paragraph.length || lines.length === 0) lines.push({ start, end: paragraph.length });
  return lines;
}
