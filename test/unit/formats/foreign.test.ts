// The formats of other annotation tools: what they hold comes back, and the rest is said.

import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importCorpus } from '../../../src/corpus/importCorpus';
import { unitMap } from '../../../src/core/text/offsetUnits';
import { DOCBIN } from '../../../src/formats/docBin';
import { DOCCANO, DOCCANO_SPANS } from '../../../src/formats/doccano';
import type { ExportArticle, Format } from '../../../src/formats/format';
import type { ImportedArticle } from '../../../src/formats/imported';
import { LABEL_STUDIO } from '../../../src/formats/labelStudio';
import type { Loss } from '../../../src/formats/loss';
import { PRODIGY } from '../../../src/formats/prodigy';
import { SPACY } from '../../../src/formats/spacy';
import { nodeRandomBytes } from '../../../src/node/random';
import { NASTY } from '../../formats/nasty';
import { memoryFileSystem } from '../memoryFileSystem';
import { runs } from '../core/fuzz';
import { FULL, inputs, text, writtenFiles } from './articles';
import { readFiles } from './readFormat';

async function readText(format: Format, content: string): Promise<readonly unknown[]> {
  const bytes = (): Promise<Uint8Array> => Promise.resolve(Buffer.from(content));
  return readFiles(format, [{ path: 'file', bytes }]);
}

function surfaces(article: ImportedArticle): readonly string[] {
  const map = unitMap(article.text ?? '', article.unit);
  return article.annotations.map(({ label, fragments }) => {
    const words = fragments.map(({ start, end }) =>
      article.text?.slice(map.toUtf16(start), map.toUtf16(end)),
    );
    return `${label} ${words.join(' … ')}`;
  });
}

const FLAT = [DOCCANO, DOCCANO_SPANS, PRODIGY, SPACY, DOCBIN];

describe.each([...FLAT, LABEL_STUDIO])('$id', (format) => {
  test('every annotation that is not said to be changed is read on its words', async () => {
    const losses: Loss[] = [];
    const lose = (loss: Loss): void => void losses.push(loss);
    const found = await readFiles(format, await inputs(format, NASTY, { lose }));
    expect(found.length).toBe(NASTY.length);
    NASTY.forEach(({ id, text, layer }, i) => {
      const article = found[i];
      if (article?.kind !== 'article') throw new Error(JSON.stringify(article));
      expect([article.id, article.text]).toEqual([id, text]);
      const changed = new Set(
        losses
          .filter(({ articleId }) => articleId === id)
          .filter(({ kind }) => ['fragments', 'snapped', 'annotation'].includes(kind))
          .map(({ annotationId }) => annotationId),
      );
      const kept = layer.annotations.filter((one) => !changed.has(one.id));
      const seen = [...surfaces(article)];
      for (const one of kept) {
        const at = seen.indexOf(`${one.label} ${one.text}`);
        expect(at, `${id} ${one.text}`).not.toBe(-1);
        seen.splice(at, 1);
      }
      if (changed.size === 0) expect(seen).toEqual([]);
      if (format.holds.relations) expect(article.relations.length).toBe(layer.relations.length);
    });
  });

  test('an import creates the articles, and a second one adds nothing', async () => {
    const articles = NASTY.slice(0, -3);
    const fs = memoryFileSystem({});
    const files = await inputs(format, articles);
    const create = (path: string, text: string): Promise<void> => fs.write(path, Buffer.from(text));
    const options = { format, random: nodeRandomBytes, create };
    const { notes, leftAlone } = await importCorpus(fs, files, options);
    expect([notes, leftAlone]).toEqual([[], []]);
    const { articles: again } = await importCorpus(fs, files, options);
    expect(again.map(({ annotations }) => annotations)).toEqual(articles.map(() => 0));
  });

  test('what is no article is a problem, and never thrown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string()), async (given) => {
        for (const one of await readText(format, given)) {
          expect(one).toHaveProperty('kind');
        }
      }),
      runs(100),
    );
  });
});

test('Label Studio gives back ids, fragments, attributes, notes, entities and relations', async () => {
  const [found] = await readFiles(LABEL_STUDIO, await inputs(LABEL_STUDIO, [FULL]));
  if (found?.kind !== 'article') throw new Error('There is no article.');
  const { id, status, attributes, annotations } = found;
  expect({ id, text: found.text, status, attributes }).toEqual({
    id: FULL.id,
    text: FULL.text,
    status: FULL.layer.status,
    attributes: FULL.layer.attributes,
  });
  const place = { file: 'tasks.json' };
  expect(annotations).toEqual(FULL.layer.annotations.map((one) => ({ ...one, place })));
  expect(found.relations).toMatchObject(
    FULL.layer.relations.map(({ type, from, to }) => ({ type, from, to })),
  );
});

test('Label Studio: one annotation is read, a cancelled one is not, and predictions are told', async () => {
  const region = (words: string, start: number): unknown => ({
    id: words,
    from_name: 'label',
    to_name: 'text',
    type: 'labels',
    value: { start, end: start + words.length, text: words, labels: ['actor'] },
  });
  const task = (fields: object): string =>
    JSON.stringify([{ data: { text: 'Ada met Bo' }, ...fields }]);
  const done = { result: [region('Ada', 0)] };
  const predictions = [{ result: [region('Bo', 8)] }];
  const texts = async (fields: object): Promise<unknown> =>
    (await readText(LABEL_STUDIO, task(fields))).map((one) => {
      const { kind, annotations = [] } = one as Partial<ImportedArticle>;
      return [kind, ...annotations.map(({ id, isPrediction = false }) => [id, isPrediction])];
    });
  expect(await texts({ annotations: [done], predictions })).toEqual([['article', ['Ada', false]]]);
  expect(await texts({ annotations: [{ ...done, was_cancelled: true }], predictions })).toEqual([
    ['article', ['Bo', true]],
  ]);
  const truth = { result: [region('Bo', 8)], ground_truth: true };
  expect(await texts({ annotations: [done, truth] })).toEqual([
    ['problem'],
    ['article', ['Bo', false]],
  ]);
});

test.each([
  ['utf16', 5, 8],
  ['codePoint', 3, 6],
  ['grapheme', 2, 5],
] as const)('doccano counts %s', async (offsets, start, end) => {
  const article: ExportArticle = {
    ...FULL,
    text: '🇹🇦 Ada left.',
    layer: {
      ...FULL.layer,
      relations: [],
      annotations: [{ id: 'a', label: 'actor', fragments: [{ start: 3, end: 6 }], text: 'Ada' }],
    },
  };
  const context = { options: { offsets } };
  const files = await writtenFiles(DOCCANO_SPANS, [article], context);
  expect(JSON.parse(text(files.get('')))).toMatchObject({ label: [[start, end, 'actor']] });
  const [found] = await readFiles(DOCCANO_SPANS, await inputs(DOCCANO_SPANS, [article], context));
  expect(found?.kind === 'article' && surfaces(found)).toEqual(['actor Ada']);
});

test('doccano: offsets in graphemes widen an end within one, and say so', async () => {
  const article: ExportArticle = {
    ...FULL,
    text: 'A 👩‍👩‍👧 B',
    layer: {
      ...FULL.layer,
      relations: [],
      annotations: [{ id: 'a', label: 'actor', fragments: [{ start: 4, end: 5 }], text: '👩' }],
    },
  };
  const losses: Loss[] = [];
  const context = {
    options: { offsets: 'grapheme' },
    lose: (loss: Loss) => void losses.push(loss),
  } as const;
  const [found] = await readFiles(DOCCANO, await inputs(DOCCANO, [article], context));
  expect(found?.kind === 'article' && surfaces(found)).toEqual(['actor 👩‍👩‍👧']);
  expect(losses.map(({ kind }) => kind)).toContain('snapped');
});

test('Prodigy: a task that was not accepted is a problem', async () => {
  const line = JSON.stringify({ text: 'Ada', spans: [], answer: 'reject' });
  expect(await readText(PRODIGY, line)).toMatchObject([{ kind: 'problem' }]);
});

test('Prodigy: relations of its own, without ids, are told by the spans of their ends', async () => {
  const span = (start: number, end: number): object => ({ start, end, label: 'actor' });
  const line = JSON.stringify({
    text: 'Ada met Bo',
    spans: [span(0, 3), span(8, 10)],
    relations: [
      { head: 2, child: 0, label: 'met', head_span: span(8, 10), child_span: span(0, 3) },
    ],
  });
  expect(await readText(PRODIGY, line)).toMatchObject([
    { relations: [{ type: 'met', from: 'span 2', to: 'span 1' }] },
  ]);
});

test('spaCy: what is an entity and a span is read once', async () => {
  const ada = { start: 0, end: 3, label: 'actor' };
  const line = JSON.stringify({
    text: 'Ada met Bo',
    ents: [ada, { start: 8, end: 10, label: 'actor' }],
    spans: { sc: [{ ...ada, kb_id: 'ada' }] },
  });
  const [found] = await readText(SPACY, line);
  expect((found as ImportedArticle).annotations).toMatchObject([
    { fragments: [{ start: 0, end: 3 }], entity: 'ada' },
    { fragments: [{ start: 8, end: 10 }] },
  ]);
});

test('spaCy: an overlap fails the export only where a person wants that', async () => {
  const kinds = async (overlaps: 'longest' | 'error'): Promise<readonly string[]> => {
    const losses: Loss[] = [];
    const lose = (loss: Loss): void => void losses.push(loss);
    await writtenFiles(SPACY, NASTY, { options: { overlaps }, lose });
    return losses.filter(({ isFatal = false }) => isFatal).map(({ articleId }) => articleId);
  };
  expect(await kinds('longest')).toEqual([]);
  expect(await kinds('error')).toContain('identical');
});

test('spaCy DocBin: a file that spaCy wrote is read, with spans, entities and its own names', async () => {
  const path = new URL('../../fixtures/spacy/written-by-spacy.spacy', import.meta.url);
  const [found, empty] = await readFiles(DOCBIN, [
    { path: 'a.spacy', bytes: () => readFile(path) },
  ]);
  if (found?.kind !== 'article') throw new Error('There is no article.');
  expect(found.text).toBe('🚀 Ada Voss met X  in Oren. PERSON left.');
  expect([...surfaces(found)].sort()).toEqual([
    'GPE Oren',
    'PERSON Ada Voss',
    'X X',
    'claim Ada Voss met X  in Oren',
  ]);
  expect(found.annotations.filter(({ entity }) => entity === 'ada').length).toBe(1);
  expect(empty).toMatchObject({ text: '', annotations: [] });
});

test('spaCy DocBin: the same articles give the same bytes', async () => {
  const [first, second] = await Promise.all([1, 2].map(() => writtenFiles(DOCBIN, NASTY)));
  expect(first).toEqual(second);
});

test('spaCy DocBin: a file that is cut short is a problem', async () => {
  const whole = (await writtenFiles(DOCBIN, NASTY)).get('') ?? new Uint8Array();
  for (const length of [0, 1, 20, whole.length - 20]) {
    const bytes = (): Promise<Uint8Array> => Promise.resolve(whole.slice(0, length));
    expect(await readFiles(DOCBIN, [{ path: 'a', bytes }])).toMatchObject([{ kind: 'problem' }]);
  }
});
