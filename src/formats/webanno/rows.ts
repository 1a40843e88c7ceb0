// The rows of WebAnno TSV: tokens, and the parts of tokens that annotations begin or end in.

import type { Span } from '../../core/text/span';
import { firstEndingAfter } from '../tokens';

/** A token, or a part of one. UTF-16. */
export interface Row extends Span {
  /** `2-7`: the sentence and its token, both from 1; `2-7.1` for a part of the token. */
  readonly id: string;
}

/** The rows of an article, and which of them its spans are on. */
export interface Rows<T extends Span> {
  /** By sentence; the parts of a token come after it. */
  readonly sentences: readonly (readonly Row[])[];
  /** In order. What of a span is between tokens has no row; a span without any row is absent. */
  readonly rowsOf: ReadonlyMap<T, readonly [Row, ...Row[]]>;
}

/** A token by its index in the article, or a part of it. */
interface Part extends Span {
  readonly token: number;
}

/** @param tokens by sentence, in order, none empty; UTF-16 */
export function rowsOfSpans<T extends Span>(
  tokens: readonly (readonly Span[])[],
  spans: readonly T[],
): Rows<T> {
  const all = tokens.flat();
  const partsOf = new Map(spans.map((span) => [span, partsIn(all, span)]));
  const cut = new Map<number, Map<string, Part>>();
  for (const part of [...partsOf.values()].flat()) {
    const { start, end } = all[part.token] ?? part;
    if (part.start === start && part.end === end) continue;
    const ofToken = cut.get(part.token) ?? new Map<string, Part>();
    cut.set(part.token, ofToken.set(keyOf(part), part));
  }
  const byKey = new Map<string, Row>();
  let token = -1;
  const sentences = tokens.map((sentence, s) =>
    sentence.flatMap(({ start, end }, t) => {
      token += 1;
      const id = `${s + 1}-${t + 1}`;
      const parts = [...(cut.get(token)?.values() ?? [])].sort(inOrder);
      const rows = [
        { id, start, end },
        ...parts.map((part, i) => ({ id: `${id}.${i + 1}`, start: part.start, end: part.end })),
      ];
      for (const row of rows) byKey.set(keyOf({ ...row, token }), row);
      return rows;
    }),
  );
  const rowsOf = new Map<T, readonly [Row, ...Row[]]>();
  for (const [span, parts] of partsOf) {
    const [first, ...rest] = parts.flatMap((part) => byKey.get(keyOf(part)) ?? []);
    if (first) rowsOf.set(span, [first, ...rest]);
  }
  return { sentences, rowsOf };
}

function keyOf({ token, start, end }: Part): string {
  return `${token} ${start} ${end}`;
}

function inOrder(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end;
}

function partsIn(tokens: readonly Span[], span: Span): readonly Part[] {
  if (span.start === span.end) return markIn(tokens, span.start);
  const parts: Part[] = [];
  for (let index = firstEndingAfter(tokens, span.start); ; index += 1) {
    const token = tokens[index];
    if (!token || token.start >= span.end) return parts;
    const [start, end] = [Math.max(token.start, span.start), Math.min(token.end, span.end)];
    parts.push({ token: index, start, end });
  }
}

/** A mark between characters is in the token that it is in or before. */
function markIn(tokens: readonly Span[], offset: number): readonly Part[] {
  const index = firstEndingAfter(tokens, offset);
  const token = tokens[index];
  const at = Math.max(offset, token?.start ?? 0);
  return token ? [{ token: index, start: at, end: at }] : [];
}
