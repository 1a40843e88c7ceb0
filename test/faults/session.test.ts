// A session whose file system fails, or whose sidecar others write, move or delete.

import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Annotation } from '../../src/core/model/annotation';
import { replaceAnnotations } from '../../src/core/model/edit';
import { readSidecar } from '../../src/core/sidecar/read';
import type { Sidecar } from '../../src/core/sidecar/sidecar';
import { writeCanonical } from '../../src/core/sidecar/writeCanonical';
import type { ArticleSession } from '../../src/corpus/articleSession';
import { nodeFileSystem } from '../../src/node/fileSystem';
import type { MemoryFileSystem } from '../unit/memoryFileSystem';
import { temporaryFolder } from '../unit/temporaryFolder';
import { faultRuns, report } from './counts';
import { faultyFileSystem } from './faultyFileSystem';
import type { Fault } from './faultyFileSystem';
import { annotate, idsInMemory, openSession } from './openSession';
import { missingOnDisk } from './processes';

const PATH = 'a.txt.ann.yaml';
const FAULTS: readonly [Fault, ...Fault[]] = [
  'none',
  'read fails',
  'write fails',
  'write is done but seems to fail',
  'somebody writes between the reading and the writing',
];

function onDisk(disk: MemoryFileSystem): Sidecar | undefined {
  const text = disk.textOf(PATH);
  if (text === undefined) return undefined;
  const reading = readSidecar(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.file.sidecar;
}

/** Another program adds an annotation, as a colleague’s editor does. */
function meddler(ids: string[]): (disk: MemoryFileSystem) => void {
  return (disk) => {
    const sidecar = onDisk(disk) ?? {
      article: { file: 'a.txt', sha256: 'a'.repeat(64), length: 9 },
      status: 'todo' as const,
      attributes: {},
      annotations: [],
      relations: [],
    };
    const id = `theirs${ids.length}`;
    ids.push(id);
    const added: Annotation<'codePoint'> = {
      id,
      label: 'place',
      fragments: [{ start: 5000 + ids.length, end: 6000 }],
      text: 'not here',
    };
    const text = writeCanonical({ ...sidecar, annotations: [...sidecar.annotations, added] });
    disk.files.set(PATH, new TextEncoder().encode(text));
  };
}

type Step = readonly [action: 'annotate' | 'edit' | 'undo' | 'reload' | 'save', fault: Fault];

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.tuple(
    fc.constantFrom('annotate', 'annotate', 'edit', 'undo', 'reload', 'save' as const),
    fc.constantFrom(...FAULTS),
  ),
  { minLength: 3, maxLength: 25 },
);

function act(session: ArticleSession, action: Step[0], i: number): void {
  const { layer } = session.state;
  const [first] = layer.annotations;
  if (action === 'annotate') annotate(session, i);
  else if (action === 'undo') session.undo();
  else if (action === 'reload') void session.reload();
  else if (action === 'save') void session.save();
  else if (first) session.apply(replaceAnnotations(layer, [{ ...first, note: `edit ${i}` }]));
}

function relabel(session: ArticleSession, id: string, label: string): void {
  const { layer } = session.state;
  const changed = layer.annotations.filter((annotation) => annotation.id === id);
  session.apply(
    replaceAnnotations(
      layer,
      changed.map((annotation) => ({ ...annotation, label })),
    ),
  );
}

test('whatever fails, what is reported as saved is on disk, and all else is shown as unsaved', async () => {
  let [saves, lost, faults] = [0, 0, 0];
  const runs = faultRuns(150);
  await fc.assert(
    fc.asyncProperty(steps, async (script) => {
      const theirs: string[] = [];
      const faulty = faultyFileSystem(meddler(theirs));
      const { session } = openSession(faulty.fs);
      await session.settled();
      for (const [i, [action, fault]] of script.entries()) {
        faulty.next = fault;
        act(session, action, i);
        await session.settled();
        const found = new Set(onDisk(faulty.disk)?.annotations.map(({ id }) => id) ?? []);
        for (const id of theirs) if (!found.has(id)) lost += 1;
        if (session.state.persistence.kind !== 'saved') continue;
        saves += 1;
        const missing = idsInMemory(session).filter((id) => !found.has(id));
        lost += missing.length;
        expect(missing).toEqual([]);
      }
      // When all is well again, one more try brings everything to the disk.
      faulty.next = 'none';
      const before = idsInMemory(session);
      await session.save();
      expect(session.state.persistence.kind).toBe('saved');
      expect(onDisk(faulty.disk)?.annotations.map(({ id }) => id) ?? []).toEqual(
        expect.arrayContaining([...before, ...theirs]),
      );
      faults += faulty.faults;
    }),
    { numRuns: runs, endOnFailure: true },
  );
  report('a failing file system', { runs, faults, saves, lost });
});

test('an edit that could not be saved is not taken for saved because there is no sidecar', async () => {
  const faulty = faultyFileSystem(() => undefined);
  const { session } = openSession(faulty.fs);
  await session.settled();
  faulty.next = 'write fails';
  annotate(session, 1);
  await session.settled();
  expect(session.state.persistence).toMatchObject({ kind: 'unsaved' });
  // Coming back to the window looks at the disk, where there still is nothing.
  await session.reload();
  expect(onDisk(faulty.disk)?.annotations ?? []).toHaveLength(
    session.state.persistence.kind === 'saved' ? 1 : 0,
  );
});

test('an edit that could not be saved survives that somebody else makes the sidecar first', async () => {
  const theirs: string[] = [];
  const meddle = meddler(theirs);
  const faulty = faultyFileSystem(meddle);
  const { session } = openSession(faulty.fs);
  await session.settled();
  faulty.next = 'write fails';
  const mine = annotate(session, 1);
  await session.settled();
  meddle(faulty.disk);
  await session.reload();
  expect(session.state.persistence).toEqual({ kind: 'saved' });
  expect(onDisk(faulty.disk)?.annotations.map(({ id }) => id)).toEqual([mine, ...theirs]);
});

test('a conflict with somebody else is told also where it is met on reading', async () => {
  const faulty = faultyFileSystem(() => undefined);
  const { session, conflicts } = openSession(faulty.fs);
  await session.settled();
  const id = annotate(session, 1);
  await session.settled();
  faulty.next = 'write fails';
  relabel(session, id, 'place');
  await session.settled();
  const theirs = faulty.disk.textOf(PATH)?.replace('label: actor', 'label: claim') ?? '';
  faulty.disk.files.set(PATH, new TextEncoder().encode(theirs));
  await session.reload();
  expect(session.state.persistence).toEqual({ kind: 'saved' });
  expect(session.state.layer.annotations[0]?.label).toBe('place');
  expect(conflicts).toEqual([id]);
});

test('two windows on one article keep each other’s annotations', async () => {
  const folder = await temporaryFolder();
  const runs = faultRuns(5);
  let [saves, lost] = [0, 0];
  for (let run = 0; run < runs; run += 1) {
    const file = `${run}.txt`;
    const windows = [1, 2].map(() => openSession(nodeFileSystem(folder), file).session);
    await Promise.all(windows.map((each) => each.settled()));
    const ids = [];
    for (let i = 0; i < 20; i += 1) {
      for (const session of windows) ids.push(annotate(session, i * 2 + ids.length));
      // Now one waits and now both save at once.
      if (i % 2 === 0) await windows[i % 4 === 0 ? 0 : 1]?.settled();
    }
    await Promise.all(windows.map((each) => each.settled()));
    for (const { state } of windows) expect(state.persistence.kind).toBe('saved');
    saves += ids.length;
    lost += missingOnDisk(join(folder, `${file}.ann.yaml`), ids);
    for (const session of windows) {
      await session.reload();
      expect([...idsInMemory(session)].sort()).toEqual([...ids].sort());
    }
  }
  report('two windows on one article', { runs, faults: runs, saves, lost });
});

test('a sidecar that is deleted while its article is open is written anew with everything', async () => {
  const folder = await temporaryFolder();
  const runs = faultRuns(5);
  let [saves, lost] = [0, 0];
  for (let run = 0; run < runs; run += 1) {
    const path = join(folder, `${run}.txt.ann.yaml`);
    const { session } = openSession(nodeFileSystem(folder), `${run}.txt`);
    await session.settled();
    const ids = [annotate(session, 1), annotate(session, 2)];
    await session.settled();
    await rm(path);
    if (run % 2 === 0) {
      await session.reload();
      expect(session.state.persistence).toEqual({ kind: 'deleted' });
      expect(idsInMemory(session)).toEqual(ids);
    }
    ids.push(annotate(session, 3));
    await session.settled();
    expect(session.state.persistence).toEqual({ kind: 'saved' });
    saves += ids.length;
    lost += missingOnDisk(path, ids);
  }
  report('a deleted sidecar', { runs, faults: runs, saves, lost });
});

test('a folder that is renamed while its article is open: nothing is lost, and nothing is made', async () => {
  const parent = await temporaryFolder();
  const [here, there] = [join(parent, 'here'), join(parent, 'there')];
  await mkdir(here);
  const { session } = openSession(nodeFileSystem(here));
  await session.settled();
  const ids = [annotate(session, 1)];
  await session.settled();
  await rename(here, there);
  ids.push(annotate(session, 2));
  await session.settled();
  expect(session.state.persistence).toEqual({
    kind: 'unsaved',
    reason: 'The folder is not there any more (ENOENT).',
  });
  expect(idsInMemory(session)).toEqual(ids);
  await rename(there, here);
  await session.save();
  expect(session.state.persistence).toEqual({ kind: 'saved' });
  const lost = missingOnDisk(join(here, PATH), ids);
  report('a folder that is renamed', { runs: 1, faults: 1, saves: ids.length, lost });
});

test('a sidecar that was broken on disk is never written, and what was tagged is kept', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, PATH);
  const { session } = openSession(nodeFileSystem(folder));
  await session.settled();
  const ids = [annotate(session, 1)];
  await session.settled();
  const good = await readFile(path, 'utf8');
  await writeFile(path, `${good}<<<<<<< ours\n`);
  ids.push(annotate(session, 2));
  await session.settled();
  expect(session.state.persistence.kind).toBe('unreadable');
  expect(await readFile(path, 'utf8')).toBe(`${good}<<<<<<< ours\n`);
  await writeFile(path, good);
  await session.reload();
  expect(session.state.persistence).toEqual({ kind: 'saved' });
  expect(missingOnDisk(path, ids)).toBe(0);
});
