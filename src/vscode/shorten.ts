// Text of an annotation where there is room for one line.

/** A text on one line, cut at `longest` UTF-16 units (never inside a character). */
export function shorten(text: string, longest = 60): string {
  const line = text.replace(/\s+/gu, ' ');
  if (line.length <= longest) return line;
  return `${line
    .slice(0, longest - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}

/** A text on one line, of which the end is kept: for one whose end just changed. */
export function shortenBefore(text: string, longest = 60): string {
  const line = text.replace(/\s+/gu, ' ');
  if (line.length <= longest) return line;
  return `…${line
    .slice(1 - longest)
    .replace(/^[\uDC00-\uDFFF]/, '')
    .trimStart()}`;
}
