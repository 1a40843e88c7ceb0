// How messages call a character that can't be seen.

import type { Span } from '../../text/span';

/** `U+2028` */
export function codePointName(text: string, { start }: Span): string {
  const code = (text.codePointAt(start) ?? 0).toString(16).toUpperCase();
  return `U+${code.padStart(4, '0')}`;
}
