// The canonical text of an article: what every offset, hash and export speaks of.

import { decodeUtf8 } from './utf8';

const BOM = '\uFEFF';

/**
 * Turns an article's decoded text into its canonical text: one leading BOM dropped, CRLF and CR
 * turned to LF. It equals what Python reads in default text mode with `encoding='utf-8-sig'`.
 * Idempotent but for a second leading BOM, which is then a character of the text.
 */
export function canonicalText(decoded: string): string {
  const text = decoded.startsWith(BOM) ? decoded.slice(1) : decoded;
  return normaliseLineEnds(text);
}

/** CRLF and CR turned to LF, nothing else: for a text whose BOM an editor has dropped already. */
export function normaliseLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/**
 * Decodes an article's bytes to its canonical text.
 * @returns `undefined` when the bytes are not UTF-8: such a file is never annotated, since its
 *   offsets would not hold in another program.
 */
export function decodeArticle(bytes: Uint8Array): string | undefined {
  const decoded = decodeUtf8(bytes);
  return decoded === undefined ? undefined : canonicalText(decoded);
}
