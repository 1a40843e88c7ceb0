// Articles for the tests of formats.

import fc from 'fast-check';
import { articleHeader } from '../../../src/core/text/header';
import type { ExportArticle, Format } from '../../../src/formats/format';
import { sidecar, unicodeText } from '../core/arbitraries';

/** The text that a format makes of articles. */
export async function written(format: Format, articles: readonly ExportArticle[]): Promise<string> {
  async function* each(): AsyncGenerator<ExportArticle> {
    for (const article of articles) yield await Promise.resolve(article);
  }
  const pieces: string[] = [];
  for await (const piece of format.write(each())) pieces.push(piece);
  return pieces.join('');
}

/** Any article with any layer; its offsets need not lie in its text. */
export const exportArticle: fc.Arbitrary<ExportArticle> = fc
  .tuple(unicodeText, unicodeText, sidecar)
  .map(([id, text, layer]) => ({ id, text, header: articleHeader(text), layer }));

/** A small article with all that an annotation can have. */
export const FULL: ExportArticle = {
  id: 'reports/0001',
  text: 'Ada, she said, left "NA".\n',
  header: { date: '2025-03-17', title: 'Ada leaves', readingMinutes: 2 },
  layer: {
    status: 'done',
    attributes: { topic: 'people' },
    annotations: [
      {
        id: 'a1',
        label: 'claim',
        fragments: [
          { start: 0, end: 3 },
          { start: 15, end: 24 },
        ],
        text: 'Ada … left "NA"',
        attributes: { modality: 'reported', sure: 0.5, kinds: ['a', 'b'] },
        note: '',
      },
      {
        id: 'a2',
        label: 'actor',
        fragments: [{ start: 0, end: 3 }],
        text: 'Ada',
        entity: 'ada',
        origin: 'suggested/dictionary',
      },
    ],
    relations: [{ id: 'r1', type: 'source', from: 'a1', to: 'a2' }],
  },
};
