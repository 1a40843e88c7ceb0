// Spans of text, and the unit that their offsets count.

/** `utf16`: code units, as in the editor and in memory. `codePoint`: as on disk and in exports. */
export type Unit = 'utf16' | 'codePoint';

declare const unit: unique symbol;

/**
 * A stretch of the canonical text, `[start, end)`: end-exclusive. The unit is part of the type
 * (nothing of it exists at run time), so that the compiler refuses a span in the wrong unit.
 */
export interface Span<U extends Unit = 'utf16'> {
  readonly start: number;
  readonly end: number;
  readonly [unit]?: U;
}

/** True where two spans have the same ends. */
export function sameSpan<U extends Unit>(a: Span<U>, b: Span<U>): boolean {
  return a.start === b.start && a.end === b.end;
}

/** True where `outer` holds all of `inner` (equal spans included). */
export function containsSpan<U extends Unit>(outer: Span<U>, inner: Span<U>): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The span without the white space at its edges; `undefined` where nothing else is in it. */
export function trimSpan(text: string, span: Span): Span | undefined {
  const inside = text.slice(span.start, span.end);
  const start = span.start + (inside.length - inside.trimStart().length);
  const end = span.end - (inside.length - inside.trimEnd().length);
  return start < end ? { start, end } : undefined;
}
