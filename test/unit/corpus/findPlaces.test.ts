import { expect, test } from 'vitest';
import { findOccurrences } from '../../../src/core/occurrences/find';
import { untaggedSpans } from '../../../src/core/occurrences/untagged';
import { EMPTY_LAYER } from '../../../src/core/model/layer';
import { articleText } from '../../../src/corpus/articles';
import { CancelledError } from '../../../src/corpus/fileSystem';
import { findPlaces } from '../../../src/corpus/findPlaces';
import type { FindSpans, FoundPlaces } from '../../../src/corpus/findPlaces';
import { sidecarText } from '../annotate';
import { memoryFileSystem } from '../memoryFileSystem';

const TEXT = 'Ada met Bob. Ada left.\n';
const ADA = { id: 'ada00000', words: ['Ada'] };

const findAda: FindSpans = ({ text }, annotations) =>
  untaggedSpans(
    findOccurrences(text, 'Ada', { isWholeWord: true, isCaseSensitive: true }),
    annotations,
  );

function places({ articles }: FoundPlaces): readonly string[] {
  return articles.map(({ path, spans }) => `${path} ${spans.map(({ start }) => start).join(' ')}`);
}

test('places are found on disk and in memory, and none where they are annotated', async () => {
  const fs = memoryFileSystem({
    'a.txt': TEXT,
    'a.txt.ann.yaml': sidecarText('a.txt', TEXT, [ADA]),
    'd/b.txt': TEXT,
    'c.txt': 'Nobody.',
    'c.txt.ann.yaml': 'not read, since nothing is in the article',
    'broken.txt': TEXT,
    'broken.txt.ann.yaml': 'nonsense',
    'latin.txt': new Uint8Array([0x41, 0x64, 0x61, 0x20, 0xe9]),
    'open.txt': 'Nobody.',
  });
  const paths = ['a.txt', 'broken.txt', 'c.txt', 'd/b.txt', 'gone.txt', 'latin.txt', 'open.txt'];
  const seen: unknown[] = [];
  const open = { article: articleText('open.txt', 'To Ada.'), layer: EMPTY_LAYER };
  const found = await findPlaces(fs, paths, findAda, {
    inMemory: (path) => (path === 'open.txt' ? open : undefined),
    onProgress: (...state) => seen.push(state),
  });
  expect(places(found)).toEqual(['a.txt 13', 'd/b.txt 0 13', 'open.txt 3']);
  expect(found.leftAlone.map(({ path, file }) => [path, file.path])).toEqual([
    ['broken.txt', 'broken.txt.ann.yaml'],
  ]);
  expect(found.isCut).toBe(false);
  expect(seen).toHaveLength(7);
});

test('the search ends after as many places as are wanted', async () => {
  const fs = memoryFileSystem({ 'a.txt': TEXT, 'b.txt': TEXT, 'c.txt': TEXT });
  const found = await findPlaces(fs, ['a.txt', 'b.txt', 'c.txt'], findAda, { most: 3 });
  expect(places(found)).toEqual(['a.txt 0 13', 'b.txt 0']);
  expect(found.isCut).toBe(true);
});

test('a cancelled search stops at the next article', async () => {
  const fs = memoryFileSystem({ 'a.txt': TEXT, 'b.txt': TEXT });
  const cancellation = { isCancellationRequested: false };
  const onProgress = (): void => {
    cancellation.isCancellationRequested = true;
  };
  const search = findPlaces(fs, ['a.txt', 'b.txt'], findAda, { cancellation, onProgress });
  await expect(search).rejects.toBeInstanceOf(CancelledError);
});
