import { execFileSync } from 'node:child_process';
import { lstat, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeStreamAtomically } from '../../../src/node/atomicWrite';
import { temporaryFolder } from '../temporaryFolder';

async function* pieces(...texts: (string | Error)[]): AsyncGenerator<string> {
  for (const text of texts) {
    if (text instanceof Error) throw text;
    yield await Promise.resolve(text);
  }
}

test('all pieces are in the file, in order and in UTF-8', async () => {
  const path = join(await temporaryFolder({ out: 'a longer old text' }), 'out');
  await writeStreamAtomically(path, pieces('é', '', '🚀\n'));
  expect(await readFile(path, 'utf8')).toBe('é🚀\n');
});

test('the old file is there until the last piece, and stays where a piece fails', async () => {
  const folder = await temporaryFolder({ out: 'old' });
  const path = join(folder, 'out');
  const during: string[] = [];
  async function* failing(): AsyncGenerator<string> {
    yield 'new';
    during.push(await readFile(path, 'utf8'));
    expect(await readdir(folder)).toHaveLength(2);
    throw new Error('stop');
  }
  await expect(writeStreamAtomically(path, failing())).rejects.toThrow('stop');
  expect(during).toEqual(['old']);
  expect(await readFile(path, 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['out']);
});

test('a new file that fails is not there at all', async () => {
  const folder = await temporaryFolder();
  const writing = writeStreamAtomically(join(folder, 'out'), pieces('new', new Error('stop')));
  await expect(writing).rejects.toThrow('stop');
  expect(await readdir(folder)).toEqual([]);
});

test('a link is written through, wherever it leads', async () => {
  const [here, there] = [await temporaryFolder(), await temporaryFolder({ real: 'old' })];
  await symlink(join(there, 'real'), join(here, 'out'));
  await writeStreamAtomically(join(here, 'out'), pieces('new'));
  expect((await lstat(join(here, 'out'))).isSymbolicLink()).toBe(true);
  expect(await readFile(join(there, 'real'), 'utf8')).toBe('new');
});

test.skipIf(process.platform === 'win32')('a pipe is not replaced by a file', async () => {
  const path = join(await temporaryFolder(), 'pipe');
  execFileSync('mkfifo', [path]);
  await expect(writeStreamAtomically(path, pieces('x'))).rejects.toThrow('is not a file');
  expect((await lstat(path)).isFIFO()).toBe(true);
});
