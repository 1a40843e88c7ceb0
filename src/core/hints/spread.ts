// Keeps hints that stand close together from lying over each other.

/** A box over the text. */
export interface Box {
  readonly line: number;
  /** Character of the line at which it begins. */
  readonly character: number;
  /** In characters. */
  readonly width: number;
}

/**
 * How many characters each box is moved to the right, so that none covers another on its line.
 * @param boxes in the order of the text
 */
export function spread(boxes: readonly Box[]): readonly number[] {
  let last = { line: -1, end: 0 };
  return boxes.map(({ line, character, width }) => {
    const shift = last.line === line ? Math.max(last.end - character, 0) : 0;
    last = { line, end: character + shift + width };
    return shift;
  });
}
