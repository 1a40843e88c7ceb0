// Disks that are full or may only be read: real ones, which only root can make.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFileSystem } from '../../src/node/fileSystem';
import { faultRuns, report } from './counts';
import { annotate, idsInMemory, openSession } from './openSession';
import { missingOnDisk } from './processes';

const PATH = 'a.txt.ann.yaml';

/** A small disk in memory, or nothing where this machine lets nobody make one. */
function mountDisk(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'article-annotator-disk-'));
  const size = ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder];
  if (spawnSync('mount', size).status === 0) return folder;
  rmSync(folder, { recursive: true });
  return undefined;
}

function unmountDisk(folder: string): void {
  execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true });
}

const probe = mountDisk();
if (probe !== undefined) unmountDisk(probe);
const hasDisks = probe !== undefined;

async function withDisk(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mountDisk();
  if (folder === undefined) throw new Error('The disk could not be mounted.');
  try {
    await work(folder);
  } finally {
    unmountDisk(folder);
  }
}

/** Takes up all that is left on a small disk. */
async function fill(folder: string): Promise<void> {
  const filler = join(folder, 'filler');
  for (let size = 64; size > 0; size -= 1) {
    const isFull = await writeFile(filler, Buffer.alloc(size * 1024, 1)).then(
      () => true,
      () => false,
    );
    if (isFull) return;
  }
}

test.skipIf(!hasDisks)('a full disk (needs root): nothing is lost, and it is told', async () => {
  const runs = faultRuns(6);
  let [faults, saves, lost] = [0, 0, 0];
  for (let run = 0; run < runs; run += 1) {
    await withDisk(async (folder) => {
      const path = join(folder, PATH);
      const { session } = openSession(nodeFileSystem(folder));
      await session.settled();
      const saved: string[] = [];
      // Some disks are full from a moment on, and others by what the sidecar takes itself.
      const fullAfter = run % 2 === 0 ? 5 + run : Infinity;
      for (let i = 0; i < 60; i += 1) {
        if (i === fullAfter) await fill(folder);
        const id = annotate(session, i, 'n'.repeat(run * 200 + 500));
        await session.settled();
        const { persistence } = session.state;
        if (persistence.kind === 'saved') saved.push(id);
        else {
          faults += 1;
          expect(persistence).toEqual({
            kind: 'unsaved',
            reason: 'No space is left on the disk (ENOSPC).',
          });
        }
        lost += missingOnDisk(path, saved);
        if (faults > 0 && persistence.kind === 'unsaved' && i > fullAfter + 3) break;
      }
      saves += saved.length;
      expect(idsInMemory(session)).toEqual(expect.arrayContaining(saved));
      expect((await readdir(folder)).sort()).toEqual(run % 2 === 0 ? [PATH, 'filler'] : [PATH]);
      // Somebody makes room, and all that was kept is saved.
      if (run % 2 === 0) await unlink(join(folder, 'filler'));
      else execFileSync('mount', ['-o', 'remount,size=1m', folder]);
      await session.save();
      expect(session.state.persistence).toEqual({ kind: 'saved' });
      lost += missingOnDisk(path, idsInMemory(session));
    });
  }
  report('a full disk', { runs, faults, saves, lost });
});

test.skipIf(!hasDisks)('a disk that may only be read (needs root)', async () => {
  await withDisk(async (folder) => {
    const path = join(folder, PATH);
    const { session } = openSession(nodeFileSystem(folder));
    await session.settled();
    const ids = [annotate(session, 1)];
    await session.settled();
    execFileSync('mount', ['-o', 'remount,ro', folder]);
    ids.push(annotate(session, 2));
    await session.settled();
    expect(session.state.persistence).toEqual({
      kind: 'unsaved',
      reason: 'The disk may only be read (EROFS).',
    });
    expect(missingOnDisk(path, ids.slice(0, 1))).toBe(0);
    expect(idsInMemory(session)).toEqual(ids);
    execFileSync('mount', ['-o', 'remount,rw', folder]);
    await session.save();
    expect(session.state.persistence).toEqual({ kind: 'saved' });
    const lost = missingOnDisk(path, ids);
    report('a disk that may only be read', { runs: 1, faults: 1, saves: ids.length, lost });
    expect(await readdir(folder)).toEqual([PATH]);
  });
});
