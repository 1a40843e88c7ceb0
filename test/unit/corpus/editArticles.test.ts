import { expect, test } from 'vitest';
import { replaceAnnotations } from '../../../src/core/model/edit';
import type { Edit } from '../../../src/core/model/edit';
import { readSidecar } from '../../../src/core/sidecar/read';
import { editArticles, takingBack } from '../../../src/corpus/editArticles';
import type { EditLayer, EditedArticles } from '../../../src/corpus/editArticles';
import { sidecarText } from '../annotate';
import { memoryFileSystem } from '../memoryFileSystem';
import type { MemoryFileSystem } from '../memoryFileSystem';

const TEXT = '🚀 Ada met Bob in Paris.\n';
const ADA = { id: 'ada00000', words: ['Ada'] };
const BOB = { id: 'bob00000', words: ['Bob'] };
const SIDECAR = sidecarText('a.txt', TEXT, [ADA, BOB], { status: 'done' });

const NO_EDIT: Edit = { annotations: [], orphans: [], relations: [] };

/** Turns every actor into a person. */
const toPerson: EditLayer = (layer) =>
  replaceAnnotations(
    layer,
    layer.annotations
      .filter(({ label }) => label === 'actor')
      .map((annotation) => ({ ...annotation, label: 'person' })),
  );

function labels(fs: MemoryFileSystem, path: string): readonly string[] {
  const reading = readSidecar(fs.textOf(path) ?? '');
  if (!reading.ok) throw new Error(path);
  return reading.file.sidecar.annotations.map(({ id, label }) => `${id} ${label}`);
}

function kinds({ outcomes }: EditedArticles): readonly (readonly string[])[] {
  return outcomes.map((outcome) => [
    outcome.target.article,
    outcome.kind,
    ...(outcome.kind === 'left-alone' ? outcome.file.findings.map(({ rule }) => rule) : []),
    ...(outcome.kind === 'failed' ? [outcome.reason] : []),
  ]);
}

function targets(...articles: readonly string[]) {
  return articles.map((article) => ({ article }));
}

test('layers are edited and what cannot be edited safely is left alone, byte for byte', async () => {
  const fs = memoryFileSystem({
    'a.txt': TEXT,
    'a.txt.ann.yaml': `# mine\n${SIDECAR}`,
    'broken.txt': TEXT,
    'broken.txt.ann.yaml': SIDECAR.replace('end: 5', 'end: x'),
    'moved.txt': `New. ${TEXT}`,
    'moved.txt.ann.yaml': SIDECAR,
    'latin.txt': new Uint8Array([0xe9, 0x20]),
    'latin.txt.ann.yaml': SIDECAR,
    'gone.txt.ann.yaml': SIDECAR,
    'none.txt': TEXT,
    'conflict.txt': TEXT,
    'conflict.txt.ann.yaml': `${SIDECAR}conflicts:\n  - id: ada00000\n    field: label\n    base: actor\n    ours: actor\n    theirs: place\n`,
    'busy.txt': TEXT,
    'busy.txt.ann.yaml': SIDECAR,
    'd/b.txt': TEXT,
    'd/b.txt.maria.ann.yaml': SIDECAR,
  });
  const before = new Map(fs.files);
  const names = ['a', 'broken', 'moved', 'latin', 'gone', 'none', 'conflict', 'busy'];
  const seen: unknown[] = [];
  const result = await editArticles(
    fs,
    [...targets(...names.map((name) => `${name}.txt`)), { article: 'd/b.txt', annotator: 'maria' }],
    toPerson,
    {
      blockedBy: (path) => (path === 'busy.txt.ann.yaml' ? 'It has unsaved changes.' : undefined),
      onProgress: (...state) => seen.push(state),
    },
  );
  expect(kinds(result)).toEqual([
    ['a.txt', 'edited'],
    ['broken.txt', 'left-alone', 'sidecar/value'],
    ['moved.txt', 'left-alone', 'edit/moved', 'edit/moved'],
    ['latin.txt', 'left-alone', 'edit/not-utf8'],
    ['gone.txt', 'left-alone', 'edit/article-missing'],
    ['none.txt', 'unchanged'],
    ['conflict.txt', 'left-alone', 'merge-conflict'],
    ['busy.txt', 'failed', 'It has unsaved changes.'],
    ['d/b.txt', 'edited'],
  ]);
  expect(seen).toHaveLength(9);
  expect(labels(fs, 'a.txt.ann.yaml')).toEqual(['ada00000 person', 'bob00000 person']);
  expect(labels(fs, 'd/b.txt.maria.ann.yaml')).toEqual(['ada00000 person', 'bob00000 person']);
  expect(fs.textOf('a.txt.ann.yaml')).toMatch(/^# mine\n/);
  const changed = [...fs.files].filter(([path, bytes]) => before.get(path) !== bytes);
  expect(changed.map(([path]) => path)).toEqual(['a.txt.ann.yaml', 'd/b.txt.maria.ann.yaml']);
});

test('what was done is taken back to the byte, but for what was changed since', async () => {
  const fs = memoryFileSystem({
    'a.txt': TEXT,
    'a.txt.ann.yaml': SIDECAR,
    'b.txt': TEXT,
    'b.txt.ann.yaml': SIDECAR.replace('a.txt', 'b.txt'),
  });
  const { outcomes } = await editArticles(fs, targets('a.txt', 'b.txt'), toPerson);
  const done = new Map(
    outcomes.flatMap((outcome): [string, Edit][] =>
      outcome.kind === 'edited' ? [[outcome.target.article, outcome.edit]] : [],
    ),
  );
  const noted = fs.textOf('b.txt.ann.yaml')?.replace('text: Bob', 'text: Bob\n    note: Sure?');
  fs.files.set('b.txt.ann.yaml', new TextEncoder().encode(noted));
  const back = takingBack(({ article }) => done.get(article) ?? NO_EDIT);
  const result = await editArticles(fs, targets('a.txt', 'b.txt'), back);
  expect(kinds(result)).toEqual([
    ['a.txt', 'edited'],
    ['b.txt', 'left-alone', 'edit/changed'],
  ]);
  expect(fs.textOf('a.txt.ann.yaml')).toBe(SIDECAR);
  expect(fs.textOf('b.txt.ann.yaml')).toBe(noted);
  expect(kinds(await editArticles(fs, targets('a.txt'), back))).toEqual([['a.txt', 'unchanged']]);
});

test('what somebody writes at the same time is merged', async () => {
  const fs = memoryFileSystem({ 'a.txt': TEXT, 'a.txt.ann.yaml': SIDECAR });
  const meanwhile = SIDECAR.replace('text: Bob', 'text: Bob\n    note: Sure?');
  const result = await editArticles(fs, targets('a.txt'), (layer, article, target) => {
    fs.files.set('a.txt.ann.yaml', new TextEncoder().encode(meanwhile));
    return toPerson(layer, article, target);
  });
  expect(kinds(result)).toEqual([['a.txt', 'edited']]);
  expect(labels(fs, 'a.txt.ann.yaml')).toEqual(['ada00000 person', 'bob00000 person']);
  expect(fs.textOf('a.txt.ann.yaml')).toContain('note: Sure?');
});

test('a file system that fails for one article does not keep the others from it', async () => {
  const fs = memoryFileSystem({
    'a.txt': TEXT,
    'a.txt.ann.yaml': SIDECAR,
    'b.txt': TEXT,
    'b.txt.ann.yaml': SIDECAR,
  });
  const full: MemoryFileSystem = {
    ...fs,
    write: (path, bytes) =>
      path.startsWith('a') ? Promise.reject(new Error('disk full')) : fs.write(path, bytes),
  };
  const result = await editArticles(full, targets('a.txt', 'b.txt'), toPerson);
  expect(kinds(result)).toEqual([
    ['a.txt', 'failed', 'disk full'],
    ['b.txt', 'edited'],
  ]);
});

test('a cancelled run says what it has done by then', async () => {
  const fs = memoryFileSystem({ 'a.txt': TEXT, 'a.txt.ann.yaml': SIDECAR, 'b.txt': TEXT });
  const cancellation = { isCancellationRequested: false };
  const onProgress = (): void => {
    cancellation.isCancellationRequested = true;
  };
  const result = await editArticles(fs, targets('a.txt', 'b.txt'), toPerson, {
    cancellation,
    onProgress,
  });
  expect(result.isCancelled).toBe(true);
  expect(kinds(result)).toEqual([['a.txt', 'edited']]);
});

test('a layer that is held in memory is edited there', async () => {
  const fs = memoryFileSystem({ 'a.txt': TEXT, 'a.txt.ann.yaml': SIDECAR });
  const result = await editArticles(fs, targets('a.txt'), toPerson, {
    inMemory: (target) => Promise.resolve({ target, kind: 'unchanged' }),
  });
  expect(kinds(result)).toEqual([['a.txt', 'unchanged']]);
  expect(fs.textOf('a.txt.ann.yaml')).toBe(SIDECAR);
});
