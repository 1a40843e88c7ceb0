// Generated articles with annotations, for tests of pictures.

import fc from 'fast-check';
import { compareAnnotations, quote } from '../../../src/core/model/annotation';
import type { Annotation } from '../../../src/core/model/annotation';
import { DEFAULT_LABEL_SET } from '../../../src/core/model/labelSet';
import { canonicalText } from '../../../src/core/text/canonical';
import type { DrawingSource } from '../../../src/render/drawing';
import { anyText, fragments } from '../core/arbitraries';

const WORDS = [
  '<script>alert(1)</script>',
  ']]>',
  '--><b title="',
  '&amp;',
  'العراق, قال',
  '👩‍👩‍👧 ',
  'Oren ',
];

/** A text of some lines that no program likes. */
const text = fc
  .array(fc.oneof(anyText, fc.constantFrom(...WORDS), fc.constant('\n')), { maxLength: 14 })
  .map((parts) => canonicalText(parts.join(' ')));

/** An article with annotations of all kinds: nested, crossing, in pieces, and relations. */
export const drawingSource: fc.Arbitrary<DrawingSource> = text.chain((whole) => {
  if (whole.length < 6) return fc.constant(sourceOf(whole, []));
  return fc
    .array(
      fc.tuple(fragments<'utf16'>(whole.length), fc.constantFrom('actor', 'place', '"<odd>')),
      {
        maxLength: 8,
      },
    )
    .map((all) =>
      sourceOf(
        whole,
        all.map(([spans, label], i): Annotation => ({
          id: `a"<${i}`,
          label,
          fragments: spans,
          text: quote(whole, spans),
        })),
      ),
    );
});

function sourceOf(whole: string, annotations: readonly Annotation[]): DrawingSource {
  const relations = annotations.slice(1).map(({ id }, i) => ({
    id: `r${i}`,
    type: '<source> & ]]>',
    from: id,
    to: annotations[i]?.id ?? id,
  }));
  return {
    text: whole,
    layer: { annotations: [...annotations].sort(compareAnnotations), relations },
    labelSet: DEFAULT_LABEL_SET,
  };
}
