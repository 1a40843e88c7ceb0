// A sentence a row, with whether there is a claim in it.

import { allSentences } from '../../core/text/allSentences';
import { offsetMap } from '../../core/text/offsets';
import type { Span } from '../../core/text/span';
import { OFFSETS } from '../annotationColumns';
import type { DatasetTask } from './datasetTask';

/**
 * Sentence classification by labels of statements. The label of a sentence is the one with most
 * characters in it; all of them are listed with their offsets in the sentence.
 */
export function claimsTask(statements: readonly string[]): DatasetTask {
  const none = statements.includes('none') ? 'no label' : 'none';
  const names = [none, ...statements];
  return {
    id: 'claims',
    description: 'A sentence, and which statement is in it if any.',
    category: 'text-classification',
    columns: [
      { name: 'id', type: 'string' },
      { name: 'article_id', type: 'string' },
      ...OFFSETS,
      { name: 'text', type: 'string' },
      { name: 'label', type: { names } },
      {
        name: 'claims',
        type: {
          list: {
            fields: [{ name: 'id', type: 'string' }, { name: 'label', type: 'string' }, ...OFFSETS],
          },
        },
      },
    ],
    rows({ id, text, layer }) {
      const offsets = offsetMap(text);
      const claims = layer.annotations.filter(({ label }) => statements.includes(label));
      return allSentences(text).map((sentence, i) => {
        const { start, end } = offsets.spanToCodePoints(sentence);
        const inside = claims.flatMap(({ id, label, fragments }) =>
          fragments.flatMap((fragment) => {
            const part = common(fragment, { start, end });
            return part ? [{ id, label, start: part.start - start, end: part.end - start }] : [];
          }),
        );
        return {
          id: `${id}#${i}`,
          article_id: id,
          start,
          end,
          text: text.slice(sentence.start, sentence.end),
          label: names.indexOf(mostOf(inside) ?? none),
          claims: inside,
        };
      });
    },
  };
}

function common(a: Span<'codePoint'>, b: Span<'codePoint'>): Span<'codePoint'> | undefined {
  const [start, end] = [Math.max(a.start, b.start), Math.min(a.end, b.end)];
  return start < end ? { start, end } : undefined;
}

/** The label with most characters; of equals the first. */
function mostOf(
  parts: readonly (Span<'codePoint'> & { readonly label: string })[],
): string | undefined {
  const lengths = new Map<string, number>();
  for (const { label, start, end } of parts) {
    lengths.set(label, (lengths.get(label) ?? 0) + end - start);
  }
  return [...lengths].sort(([, a], [, b]) => b - a)[0]?.[0];
}
