// What is written and read back is the same, for all nasty articles and for any others.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importCorpus } from '../../../src/corpus/importCorpus';
import type { ImportOutcome } from '../../../src/corpus/importCorpus';
import { exportCorpus } from '../../../src/corpus/exportCorpus';
import { BRAT } from '../../../src/formats/brat';
import { CONLL, IOB } from '../../../src/formats/columns';
import { CSV, TSV } from '../../../src/formats/csv';
import type { ExportArticle, Format } from '../../../src/formats/format';
import type { ImportedArticle } from '../../../src/formats/imported';
import { JSONL } from '../../../src/formats/jsonl';
import type { Loss } from '../../../src/formats/loss';
import { CSV_TABLES, TSV_TABLES } from '../../../src/formats/tables';
import { UIMA_JSON } from '../../../src/formats/uima/uimaJson';
import { UIMA_XMI } from '../../../src/formats/uima/uimaXmi';
import { TEI } from '../../../src/formats/tei/tei';
import { W3C } from '../../../src/formats/w3c/w3c';
import { WEBANNO_TSV } from '../../../src/formats/webanno/webannoTsv';
import type { WriteContext } from '../../../src/formats/writeContext';
import { nodeRandomBytes } from '../../../src/node/random';
import { NASTY } from '../../formats/nasty';
import { runs } from '../core/fuzz';
import { memoryFileSystem } from '../memoryFileSystem';
import type { MemoryFileSystem } from '../memoryFileSystem';
import { exportArticle as anyArticle, inputs, written } from './articles';
import { plain } from './readFormat';

async function readBack(
  format: Format,
  articles: readonly ExportArticle[],
  context: Partial<WriteContext> = {},
): Promise<readonly ImportedArticle[]> {
  const found: ImportedArticle[] = [];
  for await (const read of format.read?.(await inputs(format, articles, context), {}) ?? []) {
    if (read.kind === 'problem') throw new Error(`${read.place.line}: ${read.message}`);
    found.push(read);
  }
  return found;
}

/** Imports what a format writes into an empty folder. */
async function imported(
  format: Format,
  articles: readonly ExportArticle[],
): Promise<{ readonly fs: MemoryFileSystem; readonly outcome: ImportOutcome }> {
  const fs = memoryFileSystem({});
  const outcome = await importCorpus(fs, await inputs(format, articles), {
    format,
    random: nodeRandomBytes,
    create: (path, text) => fs.write(path, Buffer.from(text)),
  });
  return { fs, outcome };
}

/** What a corpus exports, by id. */
async function exportedFrom(fs: MemoryFileSystem): Promise<ReadonlyMap<string, unknown>> {
  let text = '';
  await exportCorpus(fs, { format: JSONL }, async (pieces) => {
    for await (const { content } of pieces) text += String(content);
  });
  const records = text.split('\n').slice(0, -1);
  return new Map(
    records.map((line) => {
      const record = JSON.parse(line) as { id: string };
      return [record.id, record];
    }),
  );
}

const EXACT = [JSONL, CSV_TABLES, TSV_TABLES];

test.each([...EXACT, W3C, TEI, UIMA_XMI, UIMA_JSON])(
  '$id: nasty articles come back into an empty folder as they were',
  async (format) => {
    const { fs, outcome } = await imported(format, NASTY);
    expect(outcome.notes).toEqual([]);
    expect(outcome.leftAlone).toEqual([]);
    const found = await exportedFrom(fs);
    const lines = (await written(JSONL, NASTY)).split('\n').slice(0, -1);
    for (const line of lines) {
      const record = JSON.parse(line) as { id: string };
      // Two names that differ in case alone can't be on every disk.
      const id = record.id === 'reports/same' ? 'reports/same~2' : record.id;
      const path = id === 'reports/con' ? 'reports/_con' : id;
      expect({ ...(found.get(path) as object), id: record.id }).toEqual(record);
    }
  },
);

test.each([BRAT])(
  '$id: nasty articles come back into an empty folder as they were',
  async (format) => {
    const { fs, outcome } = await imported(format, NASTY);
    expect(outcome.notes).toEqual([]);
    const found = await exportedFrom(fs);
    for (const { id, text, layer } of NASTY) {
      const path =
        id === 'reports/same' ? 'reports/same~2' : id === 'reports/con' ? 'reports/_con' : id;
      const record = found.get(path) as {
        text: string;
        spans: readonly { id: string }[];
        relations: unknown;
      };
      expect(record.text).toBe(text);
      expect(record.spans).toMatchObject(
        layer.annotations.map(({ fragments, ...rest }) => ({
          ...rest,
          start: fragments[0].start,
          end: fragments.at(-1)?.end,
        })),
      );
      expect(record.relations).toEqual(layer.relations);
    }
  },
);

test.each(EXACT)('$id: any articles are read as they were written', async (format) => {
  const articles = fc.uniqueArray(anyArticle, { maxLength: 3, selector: ({ id }) => id });
  await fc.assert(
    fc.asyncProperty(articles, async (given) => {
      // UTF-8 has no lone surrogates, and no article has any.
      fc.pre(
        given.every((one) => !/\p{Cs}/u.test(JSON.stringify(one).replace(/\\u[dD]/gu, '\uD800'))),
      );
      const found = await readBack(format, given);
      expect(found.map(plain)).toEqual(given.map(plainExport));
    }),
    runs(100),
  );
});

function plainExport({ id, text, layer }: ExportArticle): unknown {
  const { status, attributes, relations } = layer;
  const annotations = layer.annotations.map(({ attributes: own, ...rest }) => ({
    ...rest,
    ...(own && Object.keys(own).length > 0 && { attributes: own }),
  }));
  return { id, text, status, attributes, annotations, relations };
}

test.each([CSV, TSV])('$id: nasty annotations are put back on their articles', async (format) => {
  const { fs } = await imported(JSONL, NASTY.slice(0, -3));
  const empty = memoryFileSystem({});
  for (const { id, text } of NASTY.slice(0, -3)) await empty.write(`${id}.txt`, Buffer.from(text));
  const outcome = await importCorpus(empty, await inputs(format, NASTY.slice(0, -3)), {
    format,
    random: nodeRandomBytes,
  });
  expect(outcome.notes).toEqual([]);
  const [back, was] = [await exportedFrom(empty), await exportedFrom(fs)];
  for (const [id, record] of was) {
    expect((back.get(id) as { spans: unknown }).spans).toEqual(
      (record as { spans: unknown }).spans,
    );
  }
});

test.each([CONLL, IOB])('$id: kept annotations come back on the same words', async (format) => {
  for (const tagScheme of ['iob1', 'iob2', 'bilou'] as const) {
    for (const article of NASTY) {
      const losses: Loss[] = [];
      const lose = (loss: Loss): void => void losses.push(loss);
      const [found] = await readBack(format, [article], { options: { tagScheme }, lose });
      const changed = new Set(losses.map(({ annotationId }) => annotationId));
      const kept = article.layer.annotations.filter(({ id }) => !changed.has(id));
      const seen = (text: string): string => text.replace(/[\s\p{Cc}\p{Cf}]/gu, '');
      const spans = (found?.annotations ?? []).map(
        ({ label, text }) => `${label} ${seen(text ?? '')}`,
      );
      for (const { label, text } of kept) expect(spans).toContain(`${label} ${seen(text)}`);
      if (article.text.trim() !== '') {
        expect(seen(found?.text ?? '')).toBe(seen(article.text));
      }
    }
  }
});

test.each([...EXACT, CSV, TSV, BRAT, CONLL, IOB, W3C, TEI, UIMA_XMI, UIMA_JSON, WEBANNO_TSV])(
  '$id: a second import adds nothing',
  async (format) => {
    const articles = NASTY.filter(({ text }) => text.trim() !== '');
    const { fs } = await imported(JSONL, articles);
    const files = await inputs(format, articles);
    const options = { format, random: nodeRandomBytes };
    await importCorpus(fs, files, options);
    const before = new Map(fs.files);
    const { articles: into } = await importCorpus(fs, files, options);
    expect(into.every(({ annotations }) => annotations === 0)).toBe(true);
    expect(new Map(fs.files)).toEqual(before);
  },
);
