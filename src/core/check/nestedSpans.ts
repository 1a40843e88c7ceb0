// Spans that lie in another one, where the label set forbids it.

import type { Annotation } from '../model/annotation';
import { removeAnnotations } from '../model/edit';
import type { Span } from '../text/span';
import { placedById } from './everyAnnotation';
import { quoted } from './quoted';
import type { Rule } from './rule';

/** One fragment of an annotation. */
interface Piece extends Span {
  readonly of: Annotation;
}

export const nestedSpans: Rule = {
  id: 'nested-spans',
  severity: 'warning',
  scope: 'layer',
  docs: 'An annotation lies in another one, or on the same place with another label, and the label set says `nest: forbid` or `overlap: forbid`. Without that nesting is allowed.',
  *check({ layer, labelSet: { spans } }) {
    if (spans?.nest !== 'forbid' && spans?.overlap !== 'forbid') return;
    for (const [outer, inner] of nestings(layer.annotations)) {
      yield {
        id: inner.of.id,
        otherId: outer.of.id,
        message: `${quoted(inner.of.text)} (${inner.of.label}) lies in ${quoted(outer.of.text)} (${outer.of.label}), and the label set forbids that; delete one of the two.`,
      };
    }
  },
  fixes({ layer }, { id, otherId }) {
    return [id, otherId].flatMap((each) => {
      const annotation = placedById(layer, each);
      if (!annotation) return [];
      return {
        title: `Delete ${quoted(annotation.text)} (${annotation.label})`,
        edit: removeAnnotations(layer, new Set([annotation.id])),
      };
    });
  },
};

/** For each annotation that lies in another one, the first such; not for the same one twice. */
function* nestings(annotations: readonly Annotation[]): Iterable<readonly [Piece, Piece]> {
  const pieces = annotations
    .flatMap((of) => of.fragments.map(({ start, end }): Piece => ({ start, end, of })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const told = new Set<string>();
  let open: Piece[] = [];
  for (const piece of pieces) {
    // What ends before this one begins holds none of those that follow.
    open = open.filter(({ end }) => end > piece.start);
    const outer = open.find(
      (other) => other.end >= piece.end && other.of !== piece.of && !isSame(other, piece),
    );
    if (outer && !told.has(piece.of.id)) {
      told.add(piece.of.id);
      yield [outer, piece];
    }
    open.push(piece);
  }
}

/** The same label on the same place is a duplicate, which another rule speaks of. */
function isSame(a: Piece, b: Piece): boolean {
  return a.start === b.start && a.end === b.end && a.of.label === b.of.label;
}
