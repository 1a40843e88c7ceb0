// One long article of invented words, with as many annotations as are asked for.

import { compareAnnotations, quote } from '../../../src/core/model/annotation';
import type { Annotation } from '../../../src/core/model/annotation';
import { EMPTY_LAYER } from '../../../src/core/model/layer';
import { sidecarOf } from '../../../src/core/sidecar/sidecar';
import { writeCanonical } from '../../../src/core/sidecar/writeCanonical';
import { articleText } from '../../../src/corpus/articles';
import { repetitiveArticle } from '../anchor/corpus';
import { randomFrom } from '../anchor/random';

const LABELS = ['actor', 'place'];

/** An article of at least as many characters as wanted; always the same for a length. */
export function longArticle(length: number): string {
  const random = randomFrom(1);
  const [head, ...paragraphs] = repetitiveArticle(random).trimEnd().split('\n\n');
  const text = [head, ...paragraphs];
  for (let size = text.join('\n\n').length; size < length;) {
    const more = repetitiveArticle(random).trimEnd().split('\n\n').slice(2);
    text.push(...more);
    size += more.reduce((sum, paragraph) => sum + paragraph.length + 2, 0);
  }
  return `${text.join('\n\n')}\n`;
}

/** The text of a sidecar with single words tagged all over an article, by turns as two labels. */
export function sidecarText(file: string, text: string, count: number): string {
  const words = [...text.matchAll(/\p{L}{3,}/gu)];
  const annotations = Array.from({ length: count }, (_, i): Annotation => {
    const word = words[Math.floor((i * words.length) / count)];
    if (!word) throw new Error('The article has too few words.');
    const span = { start: word.index, end: word.index + word[0].length };
    const id = `k${i.toString(32).padStart(7, '0')}`;
    return { id, label: LABELS[i % 2] ?? '', fragments: [span], text: quote(text, [span]) };
  });
  const layer = {
    ...EMPTY_LAYER,
    status: 'in-progress' as const,
    annotations: annotations.sort(compareAnnotations),
  };
  return writeCanonical(sidecarOf(layer, articleText(file, text)));
}
