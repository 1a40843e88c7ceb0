// Where a line of a text begins.

/** Offset of the first character of the line that an offset is in. */
export function startOfLine(text: string, offset: number): number {
  // Looking back from -1 would find a line end at 0.
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}
