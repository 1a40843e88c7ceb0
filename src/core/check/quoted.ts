// A text as messages quote it.

// Code points.
const LONGEST = 40;
// UTF-16 code units. A file may quote a whole article ten thousand times.
const LOOKED_AT = 200;

/** A text in quotation marks, on one line, shortened in its middle. */
export function quoted(text: string): string {
  const characters = Array.from(ends(text).replace(/\s+/gu, ' '));
  if (characters.length <= LONGEST) return `“${characters.join('')}”`;
  const half = LONGEST / 2;
  const [head, tail] = [characters.slice(0, half).join(''), characters.slice(-half).join('')];
  return `“${head.trimEnd()} … ${tail.trimStart()}”`;
}

/** A long text without its middle, which no message shows. */
function ends(text: string): string {
  if (text.length <= 2 * LOOKED_AT) return text;
  return `${text.slice(0, LOOKED_AT)}${text.slice(-LOOKED_AT)}`;
}
