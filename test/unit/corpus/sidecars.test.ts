import { expect, test } from 'vitest';
import { findSidecars, ownerOf } from '../../../src/corpus/sidecars';
import { memoryFileSystem } from '../memoryFileSystem';

test.each([
  ['a.txt.ann.yaml', ['a.txt'], { article: 'a.txt', articleExists: true }],
  [
    'a.txt.maria.ann.yaml',
    ['a.txt'],
    { article: 'a.txt', annotator: 'maria', articleExists: true },
  ],
  // The longest name that is there wins.
  [
    'a.txt.maria.ann.yaml',
    ['a.txt', 'a.txt.maria'],
    { article: 'a.txt.maria', articleExists: true },
  ],
  [
    'a.txt.maria.v2.ann.yaml',
    ['a', 'a.txt'],
    { article: 'a.txt', annotator: 'maria.v2', articleExists: true },
  ],
  ['notes.md.ann.yaml', ['notes.md'], { article: 'notes.md', articleExists: true }],
  ['notes.ann.yaml', ['notes'], { article: 'notes', articleExists: true }],
  // A sidecar that lost its article does not pass to another file.
  ['a.txt.ann.yaml', ['a'], { article: 'a.txt', articleExists: false }],
  ['a.txt.maria.ann.yaml', [], { article: 'a.txt', annotator: 'maria', articleExists: false }],
  ['a.txt.txt.ann.yaml', ['a.txt'], { article: 'a.txt.txt', articleExists: false }],
  ['notes.md.ann.yaml', [], { article: 'notes.md', articleExists: false }],
  // A sidecar is no article.
  [
    'a.txt.ann.yaml.ann.yaml',
    ['a.txt', 'a.txt.ann.yaml'],
    { article: 'a.txt', annotator: 'ann.yaml', articleExists: true },
  ],
])('%s beside %j', (sidecar, files, owner) => {
  expect(ownerOf(sidecar, new Set(files))).toEqual(owner);
});

test('all sidecars are found, links and those without an article too', async () => {
  const fs = memoryFileSystem(
    {
      'b/a.txt': '',
      'b/a.txt.ann.yaml': '',
      'b/a.txt.gold.ann.yaml': '',
      'gone.txt.ann.yaml': '',
      '.trash/x.txt.ann.yaml': '',
      'c.txt': '',
      'c.txt.ann.yaml': '',
    },
    new Set(['c.txt.ann.yaml']),
  );
  expect(await findSidecars(fs)).toEqual([
    { path: 'b/a.txt.ann.yaml', article: 'b/a.txt', articleExists: true },
    { path: 'b/a.txt.gold.ann.yaml', article: 'b/a.txt', annotator: 'gold', articleExists: true },
    { path: 'c.txt.ann.yaml', article: 'c.txt', articleExists: true },
    { path: 'gone.txt.ann.yaml', article: 'gone.txt', articleExists: false },
  ]);
});
