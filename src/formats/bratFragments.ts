// Fragments as brat has them, whose lines can't hold line ends and tabs.

import { sameFragments } from '../core/anchor/shift';
import type { OffsetMap } from '../core/text/offsets';
import type { Span } from '../core/text/span';
import type { InputSpan } from './imported';

/** The attribute of an annotation that was cut at line ends or tabs. */
export const JOINED = 'JoinedAcrossNewline';

/** The type of the note that holds as JSON what brat has no place for. */
export const DETAILS = 'Details';

/** A fragment, in code points. */
export interface BratFragment extends Span<'codePoint'> {
  readonly words: string;
}

/** Fragments without line ends, tabs and other controls; those that touch are joined. */
export function bratFragments(
  text: string,
  offsets: OffsetMap,
  fragments: readonly Span<'codePoint'>[],
): readonly BratFragment[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of fragments.map(offsets.spanToUtf16)) {
    const last = joined.at(-1);
    // brat takes fragments that touch for a mistake.
    if (last?.end === start) last.end = end;
    else joined.push({ start, end });
  }
  return joined.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(/[^\p{Cc}\p{Zl}\p{Zp}]+/gu)].map(({ 0: words, index }) => ({
      ...offsets.spanToCodePoints({ start: start + index, end: start + index + words.length }),
      words,
    })),
  );
}

/** True where spans have the same ends, one by one; both count the same unit. */
export function sameSpans(a: readonly InputSpan[], b: readonly InputSpan[]): boolean {
  return sameFragments(a, b);
}
