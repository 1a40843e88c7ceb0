import { expect, test } from 'vitest';
import type { Annotation } from '../../../src/core/model/annotation';
import type { Sidecar } from '../../../src/core/sidecar/sidecar';
import { writeCanonical } from '../../../src/core/sidecar/writeCanonical';
import { loadSidecar, saveSidecar } from '../../../src/corpus/sidecarFile';
import type { StoredSidecar } from '../../../src/corpus/sidecarFile';
import { sidecarOf } from '../core/sidecar/read';
import { memoryFileSystem } from '../memoryFileSystem';
import type { MemoryFileSystem } from '../memoryFileSystem';

const PATH = 'north/a.txt.ann.yaml';
const A: Annotation<'codePoint'> = {
  id: 'a',
  label: 'place',
  fragments: [{ start: 3, end: 8 }],
  text: 'MOSUL',
};
const BASE: Sidecar = {
  article: { file: 'a.txt', sha256: 'a'.repeat(64), length: 90 },
  status: 'todo',
  attributes: {},
  annotations: [A],
  relations: [],
};
const MINE: Sidecar = { ...BASE, annotations: [A, { ...A, id: 'm' }] };
const THEIRS: Sidecar = { ...BASE, status: 'done', annotations: [A, { ...A, id: 't' }] };

interface Disk extends MemoryFileSystem {
  /** Paths in the order in which they were written. */
  readonly writes: string[];
  /** Writes behind the port's back, as another program does. */
  put(text: string): void;
}

function disk(text?: string): Disk {
  const memory = memoryFileSystem(text === undefined ? {} : { [PATH]: text });
  const writes: string[] = [];
  return {
    ...memory,
    writes,
    put: (content) => memory.files.set(PATH, new TextEncoder().encode(content)),
    write: async (path, bytes) => {
      writes.push(path);
      await memory.write(path, bytes);
    },
  };
}

async function opened(text: string): Promise<{ fs: Disk; stored: StoredSidecar }> {
  const fs = disk(text);
  const load = await loadSidecar(fs, PATH);
  if (load.kind !== 'stored') throw new Error(load.kind);
  return { fs, stored: load.stored };
}

test('a new sidecar is written in canonical form', async () => {
  const fs = disk();
  expect(await loadSidecar(fs, PATH)).toEqual({ kind: 'none' });
  const save = await saveSidecar(fs, PATH, undefined, MINE);
  expect(save).toMatchObject({ kind: 'saved', merged: false, conflicts: [] });
  expect(fs.textOf(PATH)).toBe(writeCanonical(MINE));
});

test('what was saved is the base of the next save', async () => {
  const { fs, stored } = await opened(writeCanonical(BASE));
  const save = await saveSidecar(fs, PATH, stored, MINE);
  if (save.kind !== 'saved') throw new Error(save.kind);
  expect(save.stored.sidecar).toEqual(MINE);
  const again = await saveSidecar(fs, PATH, save.stored, BASE);
  expect(again).toMatchObject({ kind: 'saved', merged: false });
  expect(fs.textOf(PATH)).toBe(writeCanonical(BASE));
});

test('bytes that would stay the same are not written', async () => {
  for (const text of [
    writeCanonical(BASE),
    `# mine\r\n${writeCanonical(BASE).replaceAll('\n', '\r\n')}`,
  ]) {
    const { fs, stored } = await opened(text);
    expect(await saveSidecar(fs, PATH, stored, BASE)).toMatchObject({
      kind: 'saved',
      merged: false,
    });
    expect(fs.writes).toEqual([]);
    expect(fs.textOf(PATH)).toBe(text);
  }
});

test.each([
  ['bad YAML', 'a: ['],
  ['a conflict', `<<<<<<< HEAD\n${writeCanonical(BASE)}`],
  ['a newer format', writeCanonical(BASE).replace('/1', '/2')],
  ['an empty file', ''],
  ['half a file', writeCanonical(BASE).slice(0, 200)],
])('%s is not written to', async (_what, text) => {
  const { fs, stored } = await opened(writeCanonical(BASE));
  fs.put(text);
  expect(await loadSidecar(fs, PATH)).toMatchObject({ kind: 'unreadable' });
  expect(await saveSidecar(fs, PATH, stored, MINE)).toMatchObject({ kind: 'unreadable' });
  expect(await saveSidecar(fs, PATH, undefined, MINE)).toMatchObject({ kind: 'unreadable' });
  expect(fs.textOf(PATH)).toBe(text);
  expect(fs.writes).toEqual([]);
});

test('a file that is not UTF-8 is not written to', async () => {
  const fs = disk();
  fs.files.set(PATH, Uint8Array.of(0xff, 0xfe, 0x61, 0));
  const save = await saveSidecar(fs, PATH, undefined, MINE);
  expect(save).toMatchObject({ kind: 'unreadable', problems: [{ line: 1, column: 1 }] });
  expect(fs.writes).toEqual([]);
});

test('a file that changed on disk is merged', async () => {
  const { fs, stored } = await opened(writeCanonical(BASE));
  fs.put(`# theirs\n${writeCanonical(THEIRS)}`);
  const save = await saveSidecar(fs, PATH, stored, MINE);
  expect(save).toMatchObject({ kind: 'saved', merged: true, conflicts: [] });
  const text = fs.textOf(PATH) ?? '';
  expect(text).toContain('# theirs');
  expect(sidecarOf(text).status).toBe('done');
  expect(sidecarOf(text).annotations.map(({ id }) => id)).toEqual(['a', 'm', 't']);
});

test('a file that somebody made meanwhile is merged', async () => {
  const fs = disk(writeCanonical(THEIRS));
  const save = await saveSidecar(fs, PATH, undefined, MINE);
  expect(save).toMatchObject({ kind: 'saved', merged: true });
  expect(sidecarOf(fs.textOf(PATH) ?? '').annotations.map(({ id }) => id)).toEqual(['a', 'm', 't']);
});

test('a file that was deleted is written anew with all that is in memory', async () => {
  const { fs, stored } = await opened(`# mine\n${writeCanonical(BASE)}`);
  fs.files.delete(PATH);
  expect(await saveSidecar(fs, PATH, stored, MINE)).toMatchObject({ kind: 'saved', merged: false });
  expect(fs.textOf(PATH)).toBe(writeCanonical(MINE));
});

test('conflicts are handed on', async () => {
  const { fs, stored } = await opened(writeCanonical(BASE));
  fs.put(writeCanonical({ ...BASE, annotations: [{ ...A, label: 'theirs' }] }));
  const save = await saveSidecar(fs, PATH, stored, {
    ...BASE,
    annotations: [{ ...A, label: 'mine' }],
  });
  expect(save).toMatchObject({ merged: true, conflicts: [{ id: 'a', field: 'label' }] });
  expect(sidecarOf(fs.textOf(PATH) ?? '').annotations[0]?.label).toBe('mine');
});

test('a failing file system rejects and leaves the file', async () => {
  const { fs, stored } = await opened(writeCanonical(BASE));
  const full = { ...fs, write: () => Promise.reject(new Error('disk full')) };
  await expect(saveSidecar(full, PATH, stored, MINE)).rejects.toThrow('disk full');
  expect(fs.textOf(PATH)).toBe(writeCanonical(BASE));
  const locked = { ...fs, read: () => Promise.reject(new Error('no permission')) };
  await expect(loadSidecar(locked, PATH)).rejects.toThrow('no permission');
  await expect(saveSidecar(locked, PATH, stored, MINE)).rejects.toThrow('no permission');
  expect(fs.writes).toEqual([]);
});

test('what would not read back is never written', async () => {
  const empty = { ...A, fragments: [{ start: 3, end: 3 }] as const };
  const proto = { ...BASE, attributes: JSON.parse('{"__proto__": "x"}') as Sidecar['attributes'] };
  for (const bad of [{ ...BASE, annotations: [empty] }, { ...BASE, annotations: [A, A] }, proto]) {
    const { fs, stored } = await opened(writeCanonical(BASE));
    await expect(saveSidecar(fs, PATH, stored, bad)).rejects.toThrow();
    await expect(saveSidecar(disk(), PATH, undefined, bad)).rejects.toThrow();
    expect(fs.writes).toEqual([]);
  }
});
