// Articles for the tests of formats.

import fc from 'fast-check';
import { quote } from '../../../src/core/model/annotation';
import { articleHeader } from '../../../src/core/text/header';
import { offsetMap } from '../../../src/core/text/offsets';
import type { ExportArticle, Format } from '../../../src/formats/format';
import type { InputFile } from '../../../src/formats/imported';
import { plainContext } from '../../../src/formats/writeContext';
import type { WriteContext, WriteOptions } from '../../../src/formats/writeContext';
import { sidecar, unicodeText } from '../core/arbitraries';

/** The text that a format makes of articles. */
export async function written(
  format: Format,
  articles: readonly ExportArticle[],
  options: WriteOptions = {},
): Promise<string> {
  // Lone surrogates are seen as they are, which UTF-8 could not show.
  let all = '';
  for await (const { content } of format.write(each(articles), plainContext({ options }))) {
    if (typeof content === 'string') all += content;
  }
  return all;
}

async function* each(articles: readonly ExportArticle[]): AsyncGenerator<ExportArticle> {
  for (const article of articles) yield await Promise.resolve(article);
}

/** The files that a format makes of articles, by path. */
export async function writtenFiles(
  format: Format,
  articles: readonly ExportArticle[],
  context: Partial<WriteContext> = {},
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for await (const { path, content } of format.write(each(articles), plainContext(context))) {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    files.set(path, Buffer.concat([files.get(path) ?? new Uint8Array(), bytes]));
  }
  return files;
}

/** The files that a format makes of articles, as an import is given them. */
export async function inputs(
  format: Format,
  articles: readonly ExportArticle[],
  context: Partial<WriteContext> = {},
): Promise<readonly InputFile[]> {
  const files = await writtenFiles(format, articles, context);
  return [...files].map(([path, bytes]) => ({
    path: path === '' ? `corpus.${format.extension ?? ''}` : path,
    bytes: () => Promise.resolve(bytes),
  }));
}

/** A file's bytes as text; the empty text where there is no file. */
export function text(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('utf8');
}

/** Any article with any layer; its offsets need not lie in its text. */
export const exportArticle: fc.Arbitrary<ExportArticle> = fc
  .tuple(unicodeText, unicodeText, sidecar)
  .map(([id, text, layer]) => ({ id, text, header: articleHeader(text), layer }));

/** Any article whose annotations lie in its text and quote it, and that UTF-8 can hold. */
export const placedArticle: fc.Arbitrary<ExportArticle> = exportArticle
  .filter((one) => !/\\u[dD]/u.test(JSON.stringify(one)))
  .map(({ layer, ...article }) => {
    const offsets = offsetMap(article.text);
    // Generated offsets go up to 5000.
    const fitted = (offset: number): number => Math.floor((offset * offsets.codePoints) / 5000);
    const annotations = layer.annotations.flatMap((annotation) => {
      const [first, ...rest] = annotation.fragments
        .map(({ start, end }) => ({ start: fitted(start), end: fitted(end) }))
        .filter(({ start, end }) => start < end);
      if (!first) return [];
      const spans = [first, ...rest].map(offsets.spanToUtf16);
      const fragments: typeof annotation.fragments = [first, ...rest];
      return [{ ...annotation, fragments, text: quote(article.text, spans) }];
    });
    const ids = new Set(annotations.map(({ id }) => id));
    const relations = layer.relations.filter(({ from, to }) => ids.has(from) && ids.has(to));
    return { ...article, layer: { ...layer, annotations, relations } };
  });

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
