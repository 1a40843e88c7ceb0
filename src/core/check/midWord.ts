// Spans that begin or end inside a word.

import { wordAt } from '../text/words';
import { located } from './located';
import { quoted } from './quoted';
import type { Rule } from './rule';

export const midWord: Rule = {
  id: 'mid-word',
  severity: 'info',
  *check({ article, sidecar }) {
    if (article === undefined) return;
    for (const annotation of sidecar.annotations) {
      const ends = located(annotation, article).flatMap(({ start, end }) => [start, end]);
      const words = ends.flatMap((end) => wordAround(article.text, end) ?? []);
      if (words.length === 0) continue;
      const named = [...new Set(words)].map(quoted).join(' and ');
      yield {
        id: annotation.id,
        message: `${quoted(annotation.text)} begins or ends inside ${named}; if the whole word is meant, widen the span.`,
      };
    }
  },
};

/** The word that has characters on both sides of a UTF-16 offset. */
function wordAround(text: string, offset: number): string | undefined {
  // Most ends of spans have white space beside them, and no word needs to be looked for.
  if (/^\s|\s$|^.?$/su.test(text.slice(Math.max(offset - 1, 0), offset + 1))) return undefined;
  const word = wordAt(text, offset);
  return word && word.start < offset && offset < word.end
    ? text.slice(word.start, word.end)
    : undefined;
}
