// Which characters of a text some spans hold.

import type { Span } from '../text/span';

/** True where a span has a character in common with one of the spans that it was made of. */
export type Touches = (span: Span<'codePoint'>) => boolean;

/**
 * Takes time by the length of the text once, and none to speak of for each question.
 * @param length of the text in code points
 */
export function coverage(length: number, spans: readonly Span<'codePoint'>[]): Touches {
  // How many more spans begin than end at an offset; then how many characters before it are held.
  const held = new Int32Array(length + 2);
  const within = (offset: number): number => Math.max(0, Math.min(offset, length));
  const bump = (offset: number, by: number): void => {
    held[offset] = (held[offset] ?? 0) + by;
  };
  for (const { start, end } of spans) {
    bump(within(start), 1);
    bump(within(end), -1);
  }
  let open = 0;
  let before = 0;
  for (let offset = 0; offset <= length; offset += 1) {
    open += held[offset] ?? 0;
    held[offset] = before;
    if (open > 0) before += 1;
  }
  return ({ start, end }) => (held[within(end)] ?? 0) > (held[within(start)] ?? 0);
}
