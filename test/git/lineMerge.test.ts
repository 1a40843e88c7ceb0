// Without the driver git merges sidecars line by line. That must be right or loud, never quietly
// wrong.

import { deepStrictEqual } from 'node:assert';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DELETION } from '../../src/core/model/conflict';
import { mergeSidecars } from '../../src/core/sidecar/merge';
import { readSidecar } from '../../src/core/sidecar/read';
import type { Sidecar } from '../../src/core/sidecar/sidecar';
import { writeCanonical } from '../../src/core/sidecar/writeCanonical';
import { sidecarFor } from '../unit/annotate';
import { runs } from '../unit/core/fuzz';
import { temporaryFolder } from '../unit/temporaryFolder';
import { SIDECAR } from './article';
import { ARTICLE_TEXT, pairOfEdits } from './edits';
import type { Pair } from './edits';
import { repository } from './repository';

/** How a merge of lines came out. */
type Verdict = 'merged' | 'conflict' | 'unreadable' | 'dangling relation' | 'kept';

test('three files by git merge-file', async () => {
  const folder = await temporaryFolder();
  const counts: Record<Verdict, number> = {
    merged: 0,
    conflict: 0,
    unreadable: 0,
    'dangling relation': 0,
    kept: 0,
  };
  await fc.assert(
    fc.asyncProperty(pairOfEdits(3), async (pair) => {
      counts[verdict(pair, await mergeLines(folder, pair))] += 1;
    }),
    runs(300),
  );
  console.log(`merge-file: ${JSON.stringify(counts)}`);
  expect(counts.merged).toBeGreaterThan(0);
  expect(counts.conflict).toBeGreaterThan(0);
});

test('branches by git merge', async () => {
  const counts = { merged: 0, conflict: 0 };
  const repo = repository({ driver: false });
  await fc.assert(
    fc.asyncProperty(pairOfEdits(2), async ({ base, ours, theirs }) => {
      // Git is run without giving way to anything else.
      await new Promise(setImmediate);
      const put = (sidecar: Sidecar, message: string): void => {
        repo.write(SIDECAR, writeCanonical(sidecar));
        repo.commit(message);
      };
      repo.git('switch', '-q', '--orphan', 'fresh');
      put(base, 'base');
      repo.git('branch', '-q', '-M', 'main');
      repo.git('switch', '-q', '-C', 'theirs');
      put(theirs, 'theirs');
      repo.git('switch', '-q', 'main');
      put(ours, 'ours');
      const { code } = repo.tryGit('merge', '-q', 'theirs', '-m', 'merge');
      const found = verdict({ base, ours, theirs }, repo.read(SIDECAR));
      expect(found === 'conflict').toBe(code !== 0);
      counts[code === 0 ? 'merged' : 'conflict'] += 1;
      repo.git('reset', '-q', '--hard');
    }),
    runs(25),
  );
  console.log(`branches: ${JSON.stringify(counts)}`);
});

// A person takes an annotation away and tags the same words anew, while another writes a note on it.
test('an annotation that takes another one’s place does not get its note', async () => {
  const folder = await temporaryFolder();
  const words = { words: ['Mosul'], entity: 'mosul' };
  const mentions = (id: string, rest = {}) =>
    sidecarFor('a.txt', ARTICLE_TEXT, [{ id, ...words, ...rest }]);
  const [base, ours] = [mentions('old00000'), mentions('new00000')];
  const theirs = mentions('old00000', { note: 'sure' });
  expect(verdict({ base, ours, theirs }, await mergeLines(folder, { base, ours, theirs }))).toBe(
    'conflict',
  );
});

async function mergeLines(folder: string, { base, ours, theirs }: Pair): Promise<string> {
  const paths = await Promise.all(
    Object.entries({ ours, base, theirs }).map(async ([name, sidecar]) => {
      const path = join(folder, name);
      await writeFile(path, writeCanonical(sidecar));
      return path;
    }),
  );
  return new Promise((resolve) => {
    execFile('git', ['merge-file', '-p', '-q', ...paths], (_error, text) => resolve(text));
  });
}

/** @throws AssertionError where the merge is quietly wrong */
function verdict({ base, ours, theirs }: Pair, text: string): Verdict {
  if (/^<{7} /m.test(text)) return 'conflict';
  const reading = readSidecar(text);
  if (!reading.ok) return 'unreadable';
  const { sidecar } = reading.file;
  // `check` calls that an error.
  if (hasDangling(sidecar) && !hasDangling(ours) && !hasDangling(theirs)) {
    return 'dangling relation';
  }
  const { merged, conflicts } = mergeSidecars(base, ours, theirs);
  const { relations, ...said } = sidecar;
  const { relations: meant, ...others } = merged;
  deepStrictEqual(said, others);
  if (conflicts.length === 0) {
    deepStrictEqual(relations, meant);
    return 'merged';
  }
  // One side moved an annotation along the file, and the other deleted it where it was: it is kept,
  // but for relations of it that the deletion took along.
  deepStrictEqual(
    conflicts.filter(({ field }) => field !== DELETION),
    [],
  );
  const kept = new Set(conflicts.map(({ id }) => id));
  const ids = new Set(relations.map(({ id }) => id));
  deepStrictEqual(
    relations,
    meant.filter(({ id, from, to }) => ids.has(id) || !(kept.has(from) || kept.has(to))),
  );
  return 'kept';
}

function hasDangling({ annotations, relations }: Sidecar): boolean {
  const known = new Set(annotations.map(({ id }) => id));
  return relations.some(({ from, to }) => !known.has(from) || !known.has(to));
}
