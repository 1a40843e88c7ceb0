// Processes that are killed while they save.

import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findArticles } from '../../src/corpus/articles';
import { findSidecars } from '../../src/corpus/sidecars';
import { nodeFileSystem } from '../../src/node/fileSystem';
import { temporaryFolder } from '../unit/temporaryFolder';
import { faultRuns, report } from './counts';
import { annotate, openSession } from './openSession';
import { annotatorProgram, hiddenFiles, missingOnDisk } from './processes';
import type { AnnotatorProgram } from './processes';

let program: AnnotatorProgram;

beforeAll(async () => {
  program = await annotatorProgram();
});
afterAll(() => program.remove());

const SAVES = 200;
// So many kills fall on one file, one after the other.
const KILLS_PER_FILE = 5;

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

test('a process killed at any moment of 200 saves loses none that it reported', async () => {
  const folder = await temporaryFolder();
  const runs = faultRuns(20);
  let [faults, saves, lost] = [0, 0, 0];
  let reported: string[] = [];
  let file = '';
  for (let run = 0; run < runs; run += 1) {
    if (run % KILLS_PER_FILE === 0) {
      file = `${run}.txt`;
      reported = [];
    }
    const child = program.start(folder, file, SAVES);
    await child.open;
    await pause(Math.random() * 1500);
    child.kill();
    faults += (await child.ended) ? 1 : 0;
    expect(child.stderr()).toBe('');
    reported.push(...child.saved);
    saves += child.saved.length;
    lost += missingOnDisk(join(folder, `${file}.ann.yaml`), reported);
  }
  report('SIGKILL of a saving process', { runs, faults, saves, lost });

  // What the killed ones left is hidden, no article and no sidecar, and goes when it is old.
  const left = hiddenFiles(folder);
  expect(left.length).toBeLessThanOrEqual(2 * faults);
  const fs = nodeFileSystem(folder);
  expect(await findArticles(fs)).toEqual([]);
  for (const { path } of await findSidecars(fs)) expect(path).toMatch(/^\d+\.txt\.ann\.yaml$/);
  const before = new Date(Date.now() - 20 * 60_000);
  for (const name of left) await utimes(join(folder, name), before, before);
  const { session } = openSession(fs, 'last.txt');
  await session.settled();
  annotate(session, 1);
  await session.settled();
  expect(hiddenFiles(folder)).toEqual([]);
}, 120_000);

test('processes that save one file at once keep each other’s annotations, killed or not', async () => {
  const runs = faultRuns(4);
  let [faults, saves, lost] = [0, 0, 0];
  for (let run = 0; run < runs; run += 1) {
    const folder = await temporaryFolder();
    const children = [1, 2, 3].map(() => program.start(folder, 'a.txt', 40));
    await Promise.all(children.map(({ open }) => open));
    const [first, second, third] = children;
    await pause(Math.random() * 500);
    if (run % 2 === 1) third?.kill();
    const killed = await Promise.all(children.map(({ ended }) => ended));
    faults += 1 + killed.filter(Boolean).length;
    const reported = children.flatMap((child) => child.saved);
    for (const child of [first, second]) expect(child?.stderr()).toBe('');
    expect(first?.saved).toHaveLength(40);
    expect(second?.saved).toHaveLength(40);
    saves += reported.length;
    lost += missingOnDisk(join(folder, 'a.txt.ann.yaml'), reported);
  }
  report('three processes on one file', { runs, faults, saves, lost });
}, 120_000);
