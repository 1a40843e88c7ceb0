import { expect, test } from 'vitest';
import { checkCorpus } from '../../../src/corpus/checkCorpus';
import { UnfitFileError } from '../../../src/corpus/fileSystem';
import { sidecarText } from '../annotate';
import { memoryFileSystem } from '../memoryFileSystem';

const TEXT = 'Ada met Bob in Paris.\n';
const SIDECAR = sidecarText('a.txt', TEXT, [{ id: 'ada00000', words: ['Ada'] }]);

test('a whole corpus has no findings', async () => {
  const fs = memoryFileSystem({
    'a.txt': TEXT,
    'a.txt.ann.yaml': SIDECAR,
    'a.txt.maria.ann.yaml': SIDECAR,
    'b.txt': '',
  });
  expect(await checkCorpus(fs)).toMatchObject({ articles: 2, sidecars: 2, files: [] });
});

test('findings are given by file, sorted', async () => {
  const fs = memoryFileSystem({
    'z.txt.ann.yaml': SIDECAR,
    'c.txt': TEXT,
    'c.txt.ann.yaml': 'format: article-annotations/9\n',
    'b.txt': new Uint8Array([0xff]),
    'b.txt.ann.yaml': SIDECAR,
    'b.txt.maria.ann.yaml': SIDECAR,
    'a.txt': TEXT.replace('Ada', 'Eve'),
    'a.txt.ann.yaml': SIDECAR,
    'a.txt.maria.ann.yaml': SIDECAR.replaceAll('actor', 'aktor').replace('end: 3', 'end: 300'),
  });
  const { sidecars, files } = await checkCorpus(fs);
  expect(sidecars).toBe(6);
  expect(files.map(({ path, findings }) => [path, findings.map(({ rule }) => rule)])).toEqual([
    ['a.txt.ann.yaml', ['article-changed', 'text-differs']],
    ['a.txt.maria.ann.yaml', ['article-changed', 'out-of-range', 'unknown-label']],
    ['b.txt', ['article-encoding']],
    ['c.txt.ann.yaml', ['sidecar/format']],
    ['z.txt.ann.yaml', ['article-missing']],
  ]);
});

test('a sidecar and its article can both be unreadable', async () => {
  const fs = memoryFileSystem({ 'a.txt': new Uint8Array([0xff]), 'a.txt.ann.yaml': '][' });
  const { files } = await checkCorpus(fs);
  expect(files.map(({ path }) => path)).toEqual(['a.txt', 'a.txt.ann.yaml']);
});

test('the label set in force decides which labels are known', async () => {
  const fs = memoryFileSystem({ 'a.txt': TEXT, 'a.txt.ann.yaml': SIDECAR });
  const { files } = await checkCorpus(fs, { labelSet: { labels: [] } });
  expect(files[0]?.findings.map(({ rule }) => rule)).toEqual(['unknown-label']);
});

test('the text of every article is checked, annotated or not', async () => {
  const fs = memoryFileSystem({ 'a.txt': new Uint8Array([0x0a, 0xff]), 'd/b.txt': 'x\u2028' });
  const { articles, files } = await checkCorpus(fs);
  expect(articles).toBe(2);
  const places = files.map(({ path, findings }) => [
    path,
    findings[0]?.rule,
    findings[0]?.inArticle,
  ]);
  expect(places).toEqual([
    [
      'a.txt',
      'article-encoding',
      { path: 'a.txt', start: { line: 2, column: 1 }, end: { line: 2, column: 1 } },
    ],
    [
      'd/b.txt',
      'line-terminator',
      { path: 'd/b.txt', start: { line: 1, column: 2 }, end: { line: 1, column: 3 } },
    ],
  ]);
});

test('an article that may not be read is named, and the rest is checked', async () => {
  const fs = memoryFileSystem({ 'a.txt': '', 'a.txt.ann.yaml': SIDECAR, 'b.txt': 'x\0' });
  const read: typeof fs.read = (path) =>
    path === 'a.txt' ? Promise.reject(new UnfitFileError('It is a pipe.')) : fs.read(path);
  const { files } = await checkCorpus({ ...fs, read });
  expect(files.map(({ path, findings }) => [path, findings[0]?.rule])).toEqual([
    ['a.txt', 'article-file'],
    ['b.txt', 'control-character'],
  ]);
});

test('a name with another label elsewhere is found in both places, whatever their order', async () => {
  const place = sidecarText('a.txt', TEXT, [{ id: 'eva00000', label: 'place', words: ['Ada'] }]);
  const fs = memoryFileSystem({
    'a.txt': TEXT,
    'a.txt.ann.yaml': SIDECAR,
    'd/a.txt': TEXT,
    'd/a.txt.ann.yaml': place,
  });
  const { files } = await checkCorpus(fs);
  expect(files).toMatchObject([
    {
      path: 'a.txt.ann.yaml',
      findings: [
        {
          rule: 'label-differs',
          id: 'ada00000',
          position: { line: 8, column: 5 },
          inArticle: { path: 'a.txt', start: { line: 1, column: 1 }, end: { line: 1, column: 4 } },
          message:
            '“Ada” is labelled actor here, but place once elsewhere, such as in d/a.txt.ann.yaml; use one label if it means the same.',
        },
      ],
    },
    { path: 'd/a.txt.ann.yaml', findings: [{ rule: 'label-differs', id: 'eva00000' }] },
  ]);
  const levels = { 'label-differs': 'off' } as const;
  expect((await checkCorpus(fs, { levels })).files).toEqual([]);
});

test('annotators of one article do not hear of each other’s labels', async () => {
  const place = sidecarText('a.txt', TEXT, [{ id: 'eva00000', label: 'place', words: ['Ada'] }]);
  const fs = memoryFileSystem({
    'a.txt': TEXT,
    'a.txt.ann.yaml': SIDECAR,
    'a.txt.maria.ann.yaml': place,
    'b.txt': TEXT,
    'b.txt.maria.ann.yaml': SIDECAR.replace('a.txt', 'b.txt'),
  });
  const { files } = await checkCorpus(fs);
  expect(files.map(({ path, findings }) => [path, findings.map(({ rule }) => rule)])).toEqual([
    ['a.txt.maria.ann.yaml', ['label-differs']],
    ['b.txt.maria.ann.yaml', ['label-differs']],
  ]);
});
