import { parquetReadObjects } from 'hyparquet';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HUGGINGFACE } from '../../../src/formats/huggingface/huggingface';
import { PARQUET } from '../../../src/formats/parquet';
import type { ExportArticle } from '../../../src/formats/format';
import type { Loss } from '../../../src/formats/loss';
import { NASTY } from '../../formats/nasty';
import { runs } from '../core/fuzz';
import { exportArticle, text, writtenFiles } from './articles';

type Table = readonly Readonly<Record<string, unknown>>[];

async function rowsOf(bytes: Uint8Array | undefined): Promise<Table> {
  const file = new Uint8Array(bytes ?? []).buffer;
  // The reader's own way drops a BOM at the start of a text.
  const parsers = { stringFromBytes: text };
  return parquetReadObjects({ file, parsers });
}

/** As UTF-8 has it, which knows no lone surrogates. */
const utf8 = (value: string): string => text(Buffer.from(value, 'utf8'));

test('every annotation of any article is read back', async () => {
  const articles = fc.uniqueArray(exportArticle, { selector: ({ id }) => utf8(id), maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(articles, async (all) => {
      const files = await writtenFiles(PARQUET, all);
      const spans = await rowsOf(files.get('spans.parquet'));
      const wanted = all.flatMap(({ id, layer }) =>
        layer.annotations.map((one) => [id, one.id, one.label, one.text, one.note ?? null]),
      );
      const named = (value: string | null): string | null => value && utf8(value);
      expect(
        spans.map((s) => [s['article_id'], s['span_id'], s['label'], s['text'], s['note']]),
      ).toEqual(wanted.map((row) => row.map(named)));
      const fragments = all.flatMap(({ layer }) => layer.annotations.map((one) => one.fragments));
      expect(spans.map((span) => span['fragments'])).toEqual(fragments);
    }),
    runs(100),
  );
});

test('a damaged table is a problem, and nothing of it is left to fail later', async () => {
  const later: unknown[] = [];
  const hear = (reason: unknown): void => void later.push(reason);
  process.on('unhandledRejection', hear);
  const files = await writtenFiles(PARQUET, NASTY);
  const damaged = Buffer.from(files.get('articles.parquet') ?? []);
  // The first column can't be read, and the place of a later one is unknown.
  damaged.fill(0xff, 4, 40);
  damaged.write('x', damaged.lastIndexOf('dateline'));
  const inputs = [...files].map(([path, bytes]) => ({
    path,
    bytes: () => Promise.resolve(path === 'articles.parquet' ? damaged : bytes),
  }));
  const problems: string[] = [];
  for await (const one of PARQUET.read?.(inputs, {}) ?? []) {
    if (one.kind === 'problem') problems.push(one.place.file);
  }
  await new Promise(setImmediate);
  process.off('unhandledRejection', hear);
  expect([problems, later]).toEqual([['articles.parquet'], []]);
});

test('no articles are three tables without rows', async () => {
  const files = await writtenFiles(PARQUET, []);
  expect([...files.keys()]).toEqual(['articles.parquet', 'spans.parquet', 'relations.parquet']);
  for (const bytes of files.values()) expect(await rowsOf(bytes)).toEqual([]);
});

test('no articles are a card alone', async () => {
  const files = await writtenFiles(HUGGINGFACE, []);
  expect([...files.keys()]).toEqual(['splits.json', 'README.md', 'report.html']);
});

test('the order of the articles changes no part', async () => {
  const splits = async (articles: readonly ExportArticle[]): Promise<unknown> => {
    const files = await writtenFiles(HUGGINGFACE, articles);
    const read = JSON.parse(text(files.get('splits.json'))) as Record<string, string[]>;
    return Object.values(read).map((ids) => [...ids].sort());
  };
  expect(await splits([...NASTY].reverse())).toEqual(await splits(NASTY));
});

test('what tags can’t hold is reported and counted in the card; spans alone lose nothing', async () => {
  const losses: Loss[] = [];
  const lose = (loss: Loss): void => void losses.push(loss);
  const files = await writtenFiles(HUGGINGFACE, NASTY, { lose });
  const overlaps = losses.filter(({ kind }) => kind === 'overlap').length;
  expect(overlaps).toBeGreaterThan(0);
  expect(text(files.get('README.md'))).toContain(`| \`overlap\` | ${overlaps} |\n`);
  losses.length = 0;
  await writtenFiles(HUGGINGFACE, NASTY, { lose, options: { tasks: ['spans', 'claims'] } });
  expect(losses).toEqual([]);
  await writtenFiles(HUGGINGFACE, NASTY, { lose, options: { tasks: ['tokens'] } });
  const claims = NASTY.flatMap(({ layer }) => layer.annotations).filter(
    ({ label }) => label === 'claim',
  );
  expect(losses.filter(({ kind }) => kind === 'annotation')).toHaveLength(claims.length);
});

test.each([PARQUET, HUGGINGFACE])('$id is read back whole', async (format) => {
  const files = [...(await writtenFiles(format, NASTY))].map(([path, bytes]) => ({
    path: `folder/${path}`,
    bytes: () => Promise.resolve(bytes),
  }));
  const found: unknown[] = [];
  for await (const article of format.read?.(files, {}) ?? []) {
    if (article.kind === 'problem') throw new Error(article.message);
    const { id, text: words, status, annotations, relations } = article;
    const bare = (item: object): object => ({ ...item, place: undefined });
    found.push({
      id,
      text: words,
      status,
      annotations: annotations.map(bare),
      relations: relations.map(bare),
    });
  }
  const wanted = NASTY.map(({ id, text: words, layer: { status, annotations, relations } }) => {
    return { id, text: words, status, annotations, relations };
  });
  expect(sortedById(found)).toEqual(sortedById(wanted));
});

function sortedById(items: readonly unknown[]): readonly unknown[] {
  const idOf = (item: unknown): string => (item as { readonly id: string }).id;
  return [...items].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}

test.each([PARQUET, HUGGINGFACE])('$id: files of another kind are problems', async (format) => {
  const bytes = (): Promise<Uint8Array> => Promise.resolve(Buffer.from('PAR1 no'));
  const files = ['articles.parquet', 'spans.parquet', 'spans/train.parquet', 'a.txt'];
  const kinds = new Set<string>();
  const given = files.map((path) => ({ path, bytes }));
  for await (const { kind } of format.read?.(given, {}) ?? []) kinds.add(kind);
  expect([...kinds]).toEqual(['problem']);
});
