import { expect, test } from 'vitest';
import { findArticles } from '../../../src/corpus/articles';
import { CancelledError } from '../../../src/corpus/fileSystem';
import { memoryFileSystem } from '../memoryFileSystem';

test('every .txt file is an article, and every other file that has a sidecar', async () => {
  const fs = memoryFileSystem({
    'b.txt': '',
    'a/z.txt': '',
    'a/notes.md': '',
    'a/notes.md.ann.yaml': '',
    'a/other.md': '',
    '.hidden/c.txt': '',
    '.d.txt': '',
    'node_modules/e.txt': '',
  });
  expect(await findArticles(fs)).toEqual(['a/notes.md', 'a/z.txt', 'b.txt']);
});

test('the sidecar of a named annotator makes a file an article too', async () => {
  const fs = memoryFileSystem({ 'notes.md': '', 'notes.md.maria.ann.yaml': '' });
  expect(await findArticles(fs)).toEqual(['notes.md']);
});

test('a sidecar is never an article', async () => {
  const fs = memoryFileSystem({ 'a.txt': '', 'a.txt.ann.yaml': '', 'a.txt.ann.yaml.ann.yaml': '' });
  expect(await findArticles(fs)).toEqual(['a.txt']);
});

test('links are passed over', async () => {
  const fs = memoryFileSystem({ 'a.txt': '', 'b.txt': '' }, new Set(['b.txt']));
  expect(await findArticles(fs)).toEqual(['a.txt']);
});

test('stops when told to', async () => {
  const fs = memoryFileSystem({ 'a.txt': '' });
  const cancellation = { isCancellationRequested: true };
  await expect(findArticles(fs, cancellation)).rejects.toBeInstanceOf(CancelledError);
});
