import { expect, test } from 'vitest';
import { exportCorpus } from '../../../src/corpus/exportCorpus';
import type { ExportOptions, ExportOutcome } from '../../../src/corpus/exportCorpus';
import { CancelledError } from '../../../src/corpus/fileSystem';
import { JSONL } from '../../../src/formats/jsonl';
import { sidecarText } from '../annotate';
import { memoryFileSystem } from '../memoryFileSystem';
import type { MemoryFileSystem } from '../memoryFileSystem';

interface Exported {
  readonly outcome: ExportOutcome;
  /** What stands where the export was to go; `undefined` where it was not written. */
  readonly records: readonly Record<string, unknown>[] | undefined;
}

async function exported(
  fs: MemoryFileSystem,
  options: Omit<ExportOptions, 'format'> = {},
): Promise<Exported> {
  let text: string | undefined;
  const outcome = await exportCorpus(fs, { format: JSONL, ...options }, async (pieces) => {
    const read: string[] = [];
    for await (const { content } of pieces) read.push(String(content));
    text = read.join('');
  });
  const lines = text?.split('\n').slice(0, -1);
  return {
    outcome,
    records: lines?.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

const TEXT = 'Ada met Bob in Paris.\n';
const ADA = { id: 'ada00000', words: ['Ada'] };
const BOB = { id: 'bob00000', words: ['Bob'] };
const SOURCE = { id: 'rel00000', type: 'source', from: 'ada00000', to: 'bob00000' };
const SIDECAR = sidecarText('a.txt', TEXT, [ADA, BOB], { status: 'done', relations: [SOURCE] });

test('every article is exported, with its annotations in code points', async () => {
  const text = '🚀 Ada\n';
  const fs = memoryFileSystem({
    'b.txt': 'nothing here',
    'a.txt': text,
    'a.txt.ann.yaml': sidecarText('a.txt', text, [ADA]),
  });
  const { outcome, records } = await exported(fs);
  expect(outcome).toEqual({
    kind: 'written',
    articles: 2,
    annotations: 1,
    warnings: [],
    losses: [],
    leftOut: [],
    ties: [],
  });
  expect(records).toMatchObject([
    { id: 'a', text, spans: [{ id: 'ada00000', start: 2, end: 5, text: 'Ada' }] },
    { id: 'b', text: 'nothing here', spans: [], meta: { status: 'todo' } },
  ]);
});

test('articles without annotations can be left out', async () => {
  const fs = memoryFileSystem({ 'a.txt': TEXT, 'a.txt.ann.yaml': SIDECAR, 'b.txt': '' });
  const { outcome, records } = await exported(fs, { dropEmpty: true });
  expect(records?.map(({ id }) => id)).toEqual(['a']);
  expect(outcome).toMatchObject({
    articles: 1,
    leftOut: [{ what: 'article', why: 'empty', count: 1 }],
  });
});

test('ids are unique though files differ by .txt alone', async () => {
  const files = { 'd/a': '', 'd/a.ann.yaml': sidecarText('a', '', []), 'd/a.txt': '' };
  const fs = memoryFileSystem({ ...files, 'd/a.txt.txt': '', 'd/b.txt.txt': '' });
  const { records } = await exported(fs);
  expect(records?.map(({ id }) => id)).toEqual(['d/a', 'd/a.txt', 'd/a.txt.txt', 'd/b.txt']);
});

test('one sidecar that can’t be read fails the whole export, and all such are named', async () => {
  const fs = memoryFileSystem({
    'a.txt': TEXT,
    'a.txt.ann.yaml': SIDECAR,
    'b.txt': TEXT,
    'b.txt.ann.yaml': SIDECAR.replace('end: 3', 'end: x'),
    'c.txt': TEXT,
    'c.txt.ann.yaml': `${SIDECAR}<<<<<<< ours\n`,
  });
  const { outcome, records } = await exported(fs);
  expect(records).toBeUndefined();
  expect(outcome).toMatchObject({
    kind: 'unreadable',
    errors: [
      {
        path: 'b.txt.ann.yaml',
        findings: [
          { rule: 'sidecar/value', severity: 'error', position: { line: 11, column: 10 } },
        ],
      },
      { path: 'c.txt.ann.yaml', findings: [{ rule: 'sidecar/conflict' }] },
    ],
  });
});

test('a target that takes a failed export for whole changes nothing', async () => {
  const fs = memoryFileSystem({ 'a.txt': TEXT, 'a.txt.ann.yaml': 'nonsense' });
  const outcome = await exportCorpus(fs, { format: JSONL }, async (pieces) => {
    try {
      for await (const { content } of pieces) expect(content).toBe('');
    } catch {
      // A bad target.
    }
  });
  expect(outcome.kind).toBe('unreadable');
});

test('what the target fails with is passed on', async () => {
  const fs = memoryFileSystem({ 'a.txt': TEXT });
  const target = (): Promise<void> => Promise.reject(new Error('disk full'));
  await expect(exportCorpus(fs, { format: JSONL }, target)).rejects.toThrow('disk full');
});

test('a sidecar that is a link is read; one that leads nowhere fails the export', async () => {
  const link = new Set(['a.txt.ann.yaml']);
  const whole = memoryFileSystem({ 'a.txt': TEXT, 'a.txt.ann.yaml': SIDECAR }, link);
  expect((await exported(whole)).outcome).toMatchObject({ kind: 'written', annotations: 2 });
  const broken = memoryFileSystem({ 'a.txt': TEXT, 'a.txt.ann.yaml': '' }, link);
  const nowhere: MemoryFileSystem = {
    ...broken,
    read: (path) => (link.has(path) ? Promise.resolve(undefined) : broken.read(path)),
  };
  expect((await exported(nowhere)).outcome).toMatchObject({
    kind: 'unreadable',
    errors: [{ path: 'a.txt.ann.yaml', findings: [{ rule: 'sidecar/link' }] }],
  });
});

test('annotations that moved are exported where they are, with a warning at their place', async () => {
  const fs = memoryFileSystem({ 'a.txt': `New. ${TEXT}`, 'a.txt.ann.yaml': SIDECAR });
  const { outcome, records } = await exported(fs);
  expect(records).toMatchObject([
    {
      spans: [
        { start: 5, end: 8, text: 'Ada' },
        { start: 13, end: 16, text: 'Bob' },
      ],
      relations: [SOURCE],
    },
  ]);
  expect(outcome).toMatchObject({
    annotations: 2,
    warnings: [
      {
        path: 'a.txt.ann.yaml',
        findings: [
          { rule: 'export/moved', id: 'ada00000', severity: 'warning', position: { line: 8 } },
          { rule: 'export/moved', id: 'bob00000', position: { line: 14 } },
        ],
      },
    ],
  });
});

test('orphans and their relations are left out, with a warning each', async () => {
  const fs = memoryFileSystem({ 'a.txt': 'Ada met Eve.\n', 'a.txt.ann.yaml': SIDECAR });
  const { outcome, records } = await exported(fs);
  expect(records).toMatchObject([{ spans: [{ id: 'ada00000' }], relations: [] }]);
  expect(outcome).toMatchObject({
    annotations: 1,
    warnings: [
      {
        findings: [
          { rule: 'export/orphan', id: 'bob00000' },
          { rule: 'export/relation', id: 'rel00000' },
        ],
      },
    ],
  });
});

test('what has no readable article is left out, with a warning', async () => {
  const fs = memoryFileSystem({
    'a.txt': new Uint8Array([0xe9, 0x20]),
    'a.txt.ann.yaml': SIDECAR,
    'gone.txt.ann.yaml': SIDECAR,
    'ok.txt': '',
  });
  const { outcome, records } = await exported(fs);
  expect(records?.map(({ id }) => id)).toEqual(['ok']);
  expect(outcome).toMatchObject({
    kind: 'written',
    warnings: [
      { path: 'gone.txt.ann.yaml', findings: [{ rule: 'export/article-missing' }] },
      {
        path: 'a.txt',
        findings: [{ rule: 'export/not-utf8', message: expect.stringContaining('(2)') as string }],
      },
    ],
  });
});

test('the layer of a named annotator is exported, not the one without a name', async () => {
  const fs = memoryFileSystem({
    'a.txt': TEXT,
    'a.txt.ann.yaml': SIDECAR,
    'a.txt.gold.ann.yaml': sidecarText('a.txt', TEXT, [BOB]),
  });
  const { records } = await exported(fs, { layer: { kind: 'annotators', names: ['gold'] } });
  expect(records).toMatchObject([{ spans: [{ id: 'bob00000' }] }]);
  expect(await exported(fs, { layer: { kind: 'annotators', names: ['glod'] } })).toEqual({
    outcome: { kind: 'unknown-annotator', unknown: ['glod'], known: ['gold'] },
    records: undefined,
  });
});

test('progress counts all articles, and a cancelled export stops at the next', async () => {
  const fs = memoryFileSystem({ 'a.txt': '', 'b.txt': '', 'c.txt': '' });
  const seen: unknown[] = [];
  await exported(fs, { onProgress: (...state) => seen.push(state) });
  expect(seen).toEqual([
    [1, 3, 'a.txt'],
    [2, 3, 'b.txt'],
    [3, 3, 'c.txt'],
  ]);
  const cancellation = { isCancellationRequested: false };
  const onProgress = (done: number): void => {
    cancellation.isCancellationRequested = done === 3;
  };
  await expect(exported(fs, { cancellation, onProgress })).rejects.toBeInstanceOf(CancelledError);
});
