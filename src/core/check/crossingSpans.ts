// Spans that overlap without one holding the other.

import type { Annotation } from '../model/annotation';
import type { Span } from '../text/span';
import { placedById } from './everyAnnotation';
import { reshape } from './fixEdits';
import { quoted } from './quoted';
import type { Fix, Rule } from './rule';

/** One fragment of an annotation. */
interface Piece extends Span {
  readonly of: Annotation;
}

export const crossingSpans: Rule = {
  id: 'crossing-spans',
  severity: 'warning',
  scope: 'layer',
  docs: 'Two annotations overlap and neither holds the other. Mostly a selection was one word too long; formats that nest annotations can’t take them. Annotations that nest, and those that interleave without a common character, are fine. A label set that says `cross: allow` silences the rule.',
  *check({ layer, labelSet: { spans } }) {
    if (spans?.cross === 'allow' && spans.overlap !== 'forbid') return;
    for (const [first, second] of crossings(layer.annotations)) {
      yield {
        id: second.of.id,
        otherId: first.of.id,
        spans: [{ start: second.start, end: first.end }],
        message: `${quoted(second.of.text)} (${second.of.label}) crosses ${quoted(first.of.text)} (${first.of.label}): they overlap and neither holds the other; move an end of one.`,
      };
    }
  },
  fixes({ layer, article }, { id, otherId }) {
    const [first, second] = [placedById(layer, otherId), placedById(layer, id)];
    if (!article || !first || !second) return [];
    // With several fragments it is not clear which of them is meant to move.
    if (first.fragments.length + second.fragments.length > 2) return [];
    const { text } = article;
    const [a, b] = [first.fragments[0], second.fragments[0]];
    const whole = [{ start: a.start, end: b.end }];
    const [outer, inner] = a.end - a.start >= b.end - b.start ? [first, second] : [second, first];
    const fixes: Fix[] = [
      {
        title: `Widen ${quoted(outer.text)} to hold ${quoted(inner.text)}`,
        edit: reshape(layer, outer, text, whole),
      },
    ];
    const head = trimmed(text, { start: a.start, end: b.start });
    const tail = trimmed(text, { start: a.end, end: b.end });
    if (head) {
      const title = `Shorten ${quoted(first.text)} to ${quoted(text.slice(head.start, head.end))}`;
      fixes.push({ title, edit: reshape(layer, first, text, [head]) });
    }
    if (tail) {
      const title = `Shorten ${quoted(second.text)} to ${quoted(text.slice(tail.start, tail.end))}`;
      fixes.push({ title, edit: reshape(layer, second, text, [tail]) });
    }
    return fixes;
  },
};

/** Pairs that cross, the later one once; in the order of the later one. */
function* crossings(annotations: readonly Annotation[]): Iterable<readonly [Piece, Piece]> {
  const pieces = annotations
    .flatMap((of) => of.fragments.map(({ start, end }): Piece => ({ start, end, of })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const told = new Set<string>();
  let open: Piece[] = [];
  // Where the first of the open ones ends: as long as all nest, nothing needs to be looked through.
  let firstEnd = Infinity;
  for (const piece of pieces) {
    if (firstEnd <= piece.start) {
      open = open.filter(({ end }) => end > piece.start);
      firstEnd = open.reduce((least, { end }) => Math.min(least, end), Infinity);
    }
    const crossed =
      firstEnd < piece.end
        ? open.find(
            (other) => other.start < piece.start && other.end < piece.end && other.of !== piece.of,
          )
        : undefined;
    if (crossed && !told.has(piece.of.id)) {
      told.add(piece.of.id);
      yield [crossed, piece];
    }
    open.push(piece);
    firstEnd = Math.min(firstEnd, piece.end);
  }
}

function trimmed(text: string, { start, end }: Span): Span | undefined {
  const inside = text.slice(start, end);
  const from = start + (inside.length - inside.replace(/^[\s\p{P}]+/u, '').length);
  const to = end - (inside.length - inside.replace(/(?<![\s\p{P}])[\s\p{P}]+$/u, '').length);
  return from < to ? { start: from, end: to } : undefined;
}
