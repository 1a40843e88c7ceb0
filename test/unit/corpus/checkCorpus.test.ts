import { expect, test } from 'vitest';
import { checkCorpus } from '../../../src/corpus/checkCorpus';
import { sidecarText } from '../annotate';
import { memoryFileSystem } from '../memoryFileSystem';

const TEXT = 'Ada met Bob in Paris.\n';
const SIDECAR = sidecarText('a.txt', TEXT, [{ id: 'ada00000', words: ['Ada'] }]);

test('a whole corpus has no findings', async () => {
  const fs = memoryFileSystem({
    'a.txt': TEXT,
    'a.txt.ann.yaml': SIDECAR,
    'a.txt.maria.ann.yaml': SIDECAR,
    'b.txt': new Uint8Array([0xff]),
  });
  expect(await checkCorpus(fs)).toEqual({ sidecars: 2, files: [] });
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
