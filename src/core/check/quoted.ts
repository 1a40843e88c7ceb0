// A text as messages quote it.

// Code points.
const LONGEST = 40;

/** A text in quotation marks, on one line, shortened in its middle. */
export function quoted(text: string): string {
  const characters = Array.from(text.replace(/\s+/gu, ' '));
  if (characters.length <= LONGEST) return `“${characters.join('')}”`;
  const half = LONGEST / 2;
  const [head, tail] = [characters.slice(0, half).join(''), characters.slice(-half).join('')];
  return `“${head.trimEnd()} … ${tail.trimStart()}”`;
}
