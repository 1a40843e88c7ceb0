// Spans that begin or end inside a word.

import { trimSpan } from '../text/span';
import type { Span } from '../text/span';
import { wordAround } from '../text/wordAround';
import { placedById } from './everyAnnotation';
import { reshape } from './fixEdits';
import { quoted } from './quoted';
import type { Fix, Rule } from './rule';

export const midWord: Rule = {
  id: 'mid-word',
  severity: 'info',
  scope: 'layer',
  docs: 'A span begins or ends inside a word. Sometimes that is meant (the Tarsian of “Tarsian-built”); mostly a drag of the mouse missed a letter.',
  *check({ article, layer }) {
    if (article === undefined) return;
    for (const { id, fragments, text } of layer.annotations) {
      const ends = fragments.flatMap(({ start, end }) => [start, end]);
      const spans = ends.flatMap((end) => wordAround(article.text, end) ?? []);
      if (spans.length === 0) continue;
      const words = spans.map(({ start, end }) => article.text.slice(start, end));
      const named = [...new Set(words)].map(quoted).join(' and ');
      yield {
        id,
        spans,
        message: `${quoted(text)} begins or ends inside ${named}; if the whole word is meant, widen the span.`,
      };
    }
  },
  fixes({ article, layer }, { id }) {
    const annotation = placedById(layer, id);
    if (!article || !annotation) return [];
    const { text } = article;
    const wide = annotation.fragments.map(({ start, end }) => ({
      start: wordAround(text, start)?.start ?? start,
      end: wordAround(text, end)?.end ?? end,
    }));
    const narrow = annotation.fragments.flatMap((span) => withoutCutWords(text, span) ?? []);
    const fixes: Fix[] = [
      {
        title: 'Widen to whole words',
        edit: reshape(layer, annotation, text, wide),
        isPreferred: true,
      },
    ];
    if (narrow.length === annotation.fragments.length) {
      const title = 'Shorten to whole words';
      fixes.push({ title, edit: reshape(layer, annotation, text, narrow) });
    }
    return fixes;
  },
};

/** A span without the words that its ends cut in two; `undefined` where nothing else is in it. */
function withoutCutWords(text: string, span: Span): Span | undefined {
  const inside = text.slice(span.start, span.end);
  const head = wordAround(text, span.start) ? (/^\S*/u.exec(inside)?.[0].length ?? 0) : 0;
  const tail = wordAround(text, span.end) ? (/\S*$/u.exec(inside)?.[0].length ?? 0) : 0;
  const [start, end] = [span.start + head, span.end - tail];
  return start < end ? trimSpan(text, { start, end }) : undefined;
}
