import {
  chmod,
  mkdir,
  readdir,
  readFile,
  readlink,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFileSystem } from '../../../src/node/fileSystem';
import { lockPath } from '../../../src/node/ownFiles';
import { temporaryFolder } from '../temporaryFolder';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('lists a folder; links are neither files nor folders', async () => {
  const root = await temporaryFolder({ 'a.txt': '', 'b/c.txt': '', 'd\\e.txt': '' });
  await symlink(join(root, 'a.txt'), join(root, 'link.txt'));
  await symlink(join(root, 'b'), join(root, 'link'));
  const entries = await nodeFileSystem(root).list('');
  // A backslash means a folder on another system: such a name is not shown.
  expect([...entries].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
    { name: 'a.txt', kind: 'file' },
    { name: 'b', kind: 'folder' },
    { name: 'link', kind: 'other' },
    { name: 'link.txt', kind: 'other' },
  ]);
  expect(await nodeFileSystem(root).list('b')).toEqual([{ name: 'c.txt', kind: 'file' }]);
  await expect(nodeFileSystem(root).list('x')).rejects.toThrow('ENOENT');
});

test('reads a file, and nothing where there is none', async () => {
  const fs = nodeFileSystem(await temporaryFolder({ 'b/ä.txt': 'é' }));
  expect(await fs.read('b/ä.txt').then((read) => read && [...read])).toEqual([0xc3, 0xa9]);
  expect(await fs.read('b/x.txt')).toBeUndefined();
  await expect(fs.read('b')).rejects.toThrow('b is a folder, not a file');
});

test.each(['..', '../x', 'a/../../x', '/etc/hosts', 'a//b', './a', 'a/', 'a\0b', 'a\\b', '..\\x'])(
  'refuses the path %j',
  async (path) => {
    const fs = nodeFileSystem(await temporaryFolder());
    await expect(fs.read(path)).rejects.toThrow('is not a path in the folder');
    await expect(fs.write(path, bytes('x'))).rejects.toThrow('is not a path in the folder');
    await expect(fs.list(path)).rejects.toThrow('is not a path in the folder');
  },
);

test('writes new files and old ones, keeps the mode and leaves nothing else behind', async () => {
  const root = await temporaryFolder({ 'old.txt': 'old' });
  const fs = nodeFileSystem(root);
  await chmod(join(root, 'old.txt'), 0o664);
  await fs.write('old.txt', bytes('new'));
  await fs.write('new.txt', bytes('é'));
  expect(await readFile(join(root, 'old.txt'), 'utf8')).toBe('new');
  expect(await readFile(join(root, 'new.txt'), 'utf8')).toBe('é');
  expect((await stat(join(root, 'old.txt'))).mode & 0o777).toBe(0o664);
  expect((await readdir(root)).sort()).toEqual(['new.txt', 'old.txt']);
});

test('a name as long as the system takes can be written', async () => {
  const root = await temporaryFolder();
  const name = 'n'.repeat(255);
  await nodeFileSystem(root).write(name, bytes('x'));
  expect(await readdir(root)).toEqual([name]);
});

test('a link in the folder is written through and stays a link', async () => {
  const root = await temporaryFolder({ 'store/a.yaml': 'old' });
  await symlink(join('store', 'a.yaml'), join(root, 'a.yaml'));
  await nodeFileSystem(root).write('a.yaml', bytes('new'));
  expect(await readlink(join(root, 'a.yaml'))).toBe(join('store', 'a.yaml'));
  expect(await readFile(join(root, 'store/a.yaml'), 'utf8')).toBe('new');
  expect(await readdir(join(root, 'store'))).toEqual(['a.yaml']);
});

test('a link out of the folder is not written through, whichever part of the path it is', async () => {
  const outside = await temporaryFolder({ 'a.yaml': 'old' });
  const root = await temporaryFolder();
  await symlink(join(outside, 'a.yaml'), join(root, 'a.yaml'));
  await symlink(outside, join(root, 'folder'));
  await symlink(join(outside, 'new.yaml'), join(root, 'nowhere.yaml'));
  const fs = nodeFileSystem(root);
  await expect(fs.write('a.yaml', bytes('x'))).rejects.toThrow('leads out of its folder');
  await expect(fs.write('folder/a.yaml', bytes('x'))).rejects.toThrow('leads out of its folder');
  await expect(fs.write('nowhere.yaml', bytes('x'))).rejects.toThrow('ENOENT');
  expect(await readdir(outside)).toEqual(['a.yaml']);
  expect(await readFile(join(outside, 'a.yaml'), 'utf8')).toBe('old');
});

test('the root itself may be reached by a link', async () => {
  const real = await temporaryFolder({ 'a.yaml': 'old' });
  const root = join(await temporaryFolder(), 'link');
  await symlink(real, root);
  await nodeFileSystem(root).write('a.yaml', bytes('new'));
  expect(await readFile(join(real, 'a.yaml'), 'utf8')).toBe('new');
});

test('what fails leaves nothing behind', async () => {
  const root = await temporaryFolder();
  await mkdir(join(root, 'folder'));
  const fs = nodeFileSystem(root);
  await expect(fs.write('folder', bytes('x'))).rejects.toThrow('is not a file');
  await expect(fs.write('x/a.yaml', bytes('x'))).rejects.toThrow('ENOENT');
  expect(await readdir(root)).toEqual(['folder']);
});

test('two writes at once leave one of the two whole', async () => {
  const root = await temporaryFolder();
  const fs = nodeFileSystem(root);
  const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(300_000));
  await Promise.all(texts.map((text) => fs.write('x', bytes(text))));
  expect(texts).toContain(await readFile(join(root, 'x'), 'utf8'));
  expect(await readdir(root)).toEqual(['x']);
});

test('replaces a file only where it holds what was expected, and leaves nothing behind', async () => {
  const root = await temporaryFolder({ a: 'old' });
  const fs = nodeFileSystem(root);
  expect(await fs.replace('a', bytes('other'), bytes('x'))).toBe(false);
  expect(await fs.replace('a', undefined, bytes('x'))).toBe(false);
  expect(await fs.replace('b', bytes('old'), bytes('x'))).toBe(false);
  expect(await readFile(join(root, 'a'), 'utf8')).toBe('old');
  expect(await readdir(root)).toEqual(['a']);
  expect(await fs.replace('a', bytes('old'), bytes('new'))).toBe(true);
  expect(await fs.replace('b', undefined, bytes('made'))).toBe(true);
  expect(await readFile(join(root, 'a'), 'utf8')).toBe('new');
  expect((await readdir(root)).sort()).toEqual(['a', 'b']);
});

test('of many that replace one state of a file, one does', async () => {
  const root = await temporaryFolder({ a: 'old' });
  const done = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      nodeFileSystem(root).replace('a', bytes('old'), bytes(`new${i}`)),
    ),
  );
  expect(done.filter(Boolean)).toHaveLength(1);
  expect(await readFile(join(root, 'a'), 'utf8')).toBe(`new${done.indexOf(true)}`);
  expect(await readdir(root)).toEqual(['a']);
});

test('the lock of a process that is gone holds up nobody', async () => {
  const root = await temporaryFolder({ a: 'old' });
  // No process has the number above the highest that there is.
  await writeFile(lockPath(join(root, 'a')), `4194305 0123456789abcdef ${hostname()}`);
  const begin = performance.now();
  expect(await nodeFileSystem(root).replace('a', bytes('old'), bytes('new'))).toBe(true);
  expect(performance.now() - begin).toBeLessThan(2000);
  expect(await readdir(root)).toEqual(['a']);
});

test('a lock of another machine that never changes hands is broken after some seconds', async () => {
  const root = await temporaryFolder({ a: 'old' });
  await writeFile(lockPath(join(root, 'a')), '1 0123456789abcdef another-machine');
  const done = await Promise.all(
    [1, 2, 3].map((i) => nodeFileSystem(root).replace('a', bytes('old'), bytes(`new${i}`))),
  );
  expect(done.filter(Boolean)).toHaveLength(1);
  expect(await readdir(root)).toEqual(['a']);
});

test('what killed processes left goes when it is old, and nothing else', async () => {
  const own = ['.article-annotator-0123456789abcdef', '.article-annotator-lock-fedcba9876543210'];
  const others = ['.article-annotator-notes', '.article-annotator-0123456789abcdeg', '.hidden'];
  const young = '.article-annotator-aaaaaaaaaaaaaaaa';
  const all = [...own, ...others, young];
  const root = await temporaryFolder(Object.fromEntries(all.map((name) => [name, 'x'])));
  const before = new Date(Date.now() - 11 * 60_000);
  for (const name of [...own, ...others]) await utimes(join(root, name), before, before);
  const linked = join(root, '.article-annotator-bbbbbbbbbbbbbbbb');
  await mkdir(linked);
  await nodeFileSystem(root).replace('a', undefined, bytes('new'));
  expect((await readdir(root)).sort()).toEqual(
    [...others, young, '.article-annotator-bbbbbbbbbbbbbbbb', 'a'].sort(),
  );
});

test.skipIf(process.platform === 'win32')('reads no link out of the folder', async () => {
  const outside = await temporaryFolder({ 'a.yaml': 'secret' });
  const root = await temporaryFolder();
  await symlink(join(outside, 'a.yaml'), join(root, 'a.yaml'));
  await symlink(outside, join(root, 'folder'));
  await symlink('itself', join(root, 'itself'));
  await symlink('nowhere', join(root, 'broken'));
  const fs = nodeFileSystem(root);
  await expect(fs.read('a.yaml')).rejects.toThrow('a.yaml is a link out of its folder');
  await expect(fs.read('folder/a.yaml')).rejects.toThrow('is a link out of its folder');
  await expect(fs.read('itself')).rejects.toThrow('itself is a link to itself');
  expect(await fs.read('broken')).toBeUndefined();
});
