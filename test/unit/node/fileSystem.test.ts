import { chmod, mkdir, readdir, readFile, readlink, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFileSystem } from '../../../src/node/fileSystem';
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
  await expect(fs.read('b')).rejects.toThrow('EISDIR');
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
