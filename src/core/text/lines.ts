// Lines of the canonical text: between an offset and a line with a character in it.

/** Zero-based line, and UTF-16 code units from its start: an editor's position. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** The lines of one canonical text, which only LF ends. */
export interface LineIndex {
  readonly lineCount: number;
  /** Position of a UTF-16 offset, clamped to the text. O(log lines). */
  positionAt(offset: number): LinePosition;
  /** UTF-16 offset of a position, clamped to the text. */
  offsetAt(position: LinePosition): number;
}

/** Reads a canonical text once and makes its line index. */
export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const startOf = (line: number): number => starts[line] ?? text.length;
  return {
    lineCount: starts.length,
    positionAt(offset) {
      const clamped = Math.min(Math.max(offset, 0), text.length);
      let low = 0;
      let high = starts.length;
      while (high - low > 1) {
        const middle = (low + high) >>> 1;
        if (startOf(middle) <= clamped) low = middle;
        else high = middle;
      }
      return { line: low, character: clamped - startOf(low) };
    },
    offsetAt({ line, character }) {
      if (line < 0) return 0;
      if (line >= starts.length) return text.length;
      const lineEnd = line + 1 < starts.length ? startOf(line + 1) - 1 : text.length;
      return Math.min(startOf(line) + Math.max(character, 0), lineEnd);
    },
  };
}
