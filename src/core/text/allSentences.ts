// All sentences of an article, in order: for formats that are written sentence by sentence.

import { sentencesIn } from './sentences';
import type { Span } from './span';

/** None goes over the end of a line; all that is between them is white space. UTF-16. */
export function allSentences(text: string): readonly Span[] {
  const sentences: Span[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    if (end > start) sentences.push(...sentencesIn(text, { start, end }));
    start = end + 1;
  }
  return sentences;
}
