// JSON as we write it: on one line that no program breaks.

// Characters that JSON leaves as they are and at which some programs break a line all the same,
// Python's `str.splitlines` among them. JSON itself escapes line feeds and lone surrogates.
const OTHER_LINE_ENDS = /[\u0085\u2028\u2029]/g;

/** JSON without a line end. Keys stand in the order in which the value has them. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(
    OTHER_LINE_ENDS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** What is in a JSON text; `undefined` where it is none, or there is no text. */
export function parsedJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
