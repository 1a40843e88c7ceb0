// A folder that somebody hostile made: nothing in it runs, hangs, floods or leads out.

import { execFileSync } from 'node:child_process';
import { mkdir, open, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkCorpus } from '../../src/corpus/checkCorpus';
import { exportCorpus } from '../../src/corpus/exportCorpus';
import type { FileSystem } from '../../src/corpus/fileSystem';
import { loadSidecar, saveSidecar } from '../../src/corpus/sidecarFile';
import { CSV } from '../../src/formats/csv';
import { nodeFileSystem } from '../../src/node/fileSystem';
import { sidecarFor, sidecarText } from '../unit/annotate';
import { run } from '../unit/cli/run';
import { temporaryFolder } from '../unit/temporaryFolder';
import { annotate, openSession } from './openSession';

const TEXT = 'Ada met Bob.\n';
const SECRET = 'the secret of another folder';
const MENTION = { id: 'ada00000', words: ['Ada'] };
const sidecar = (file: string): string => sidecarText(file, TEXT, [MENTION]);
// All controls but the line end.
// eslint-disable-next-line no-control-regex -- to find them is its purpose
const CONTROL = /[\0-\x09\x0B-\x1F\x7F-\x9F]/;
const onPosix = process.platform !== 'win32';

test.skipIf(!onPosix)('pipes, devices, folders and links are told of and passed by', async () => {
  const outside = await temporaryFolder({
    'secret.txt': SECRET,
    'secret.yaml': sidecarText('secret.txt', SECRET, [{ id: 'secret00', words: [SECRET] }]),
  });
  const corpus = await temporaryFolder({
    'good.txt': TEXT,
    'good.txt.ann.yaml': sidecar('good.txt'),
  });
  const at = (name: string): string => join(corpus, name);
  execFileSync('mkfifo', [at('pipe.txt'), at('piped.txt.ann.yaml')]);
  await mkdir(at('folder.txt'));
  await mkdir(at('foldered.txt.ann.yaml'));
  await symlink('/dev/zero', at('zero.txt'));
  await symlink('/dev/zero', at('zeroed.txt.ann.yaml'));
  await symlink(join(outside, 'secret.txt'), at('linked.txt'));
  await symlink(join(outside, 'secret.yaml'), at('stolen.txt.ann.yaml'));
  await symlink(outside, at('elsewhere'));
  await symlink('loop.txt.ann.yaml', at('loop.txt.ann.yaml'));
  for (const name of ['piped', 'foldered', 'zeroed', 'stolen', 'loop']) {
    await writeFile(at(`${name}.txt`), TEXT);
  }

  const check = await run(corpus, ['check', '.']);
  expect(check.code).toBe(1);
  for (const [name, why] of [
    ['piped', 'is a pipe, a device or a link'],
    ['zeroed', 'is a link out of its folder and is not read'],
    ['stolen', 'is a link out of its folder and is not read'],
    ['loop', 'is a link to itself'],
  ] as const) {
    expect(check.stdout).toMatch(new RegExp(`^${name}\\.txt\\.ann\\.yaml:1:1: .*${why}`, 'm'));
  }
  expect(check.stdout + check.stderr).not.toContain(SECRET);

  const exported = await run(corpus, ['export', '.', '--out', '-', '--format', 'jsonl']);
  expect(exported.code).toBe(1);
  expect(exported.stdout + exported.stderr).not.toContain(SECRET);
  expect((await readdir(outside)).sort()).toEqual(['secret.txt', 'secret.yaml']);
});

test.skipIf(!onPosix)('a session never writes through a link out of the folder', async () => {
  const outside = await temporaryFolder({ 'secret.yaml': sidecar('a.txt') });
  const before = await readFile(join(outside, 'secret.yaml'), 'utf8');
  const corpus = await temporaryFolder();
  await symlink(join(outside, 'secret.yaml'), join(corpus, 'a.txt.ann.yaml'));
  await symlink(join(outside, 'new.yaml'), join(corpus, 'b.txt.ann.yaml'));
  for (const [file, kind] of [
    ['a.txt', 'unreadable'],
    ['b.txt', 'unsaved'],
  ] as const) {
    const { session } = openSession(nodeFileSystem(corpus), file);
    await session.settled();
    annotate(session, 1);
    await session.settled();
    expect(session.state.persistence.kind).toBe(kind);
  }
  expect(await readFile(join(outside, 'secret.yaml'), 'utf8')).toBe(before);
  expect(await readdir(outside)).toEqual(['secret.yaml']);
  expect(await readlink(join(corpus, 'a.txt.ann.yaml'))).toBe(join(outside, 'secret.yaml'));
});

test.each([
  '../secret.txt',
  '/etc/passwd',
  'C:\\secret.txt',
  '..\\secret.txt',
  'CON',
  'a\0b',
  'file:///etc/passwd',
  '-',
  '',
  '\u001B[2J',
])('nothing follows the file name in a sidecar: %j', async (file) => {
  const corpus = await temporaryFolder({ 'a.txt': TEXT, 'a.txt.ann.yaml': sidecar(file) });
  const fs = nodeFileSystem(corpus);
  const paths = new Set<string>();
  const spy: FileSystem = {
    list: (folder) => fs.list(folder),
    read: (path) => {
      paths.add(path);
      return fs.read(path);
    },
    write: (path) => {
      paths.add(path);
      return Promise.reject(new Error('Nothing is to be written.'));
    },
  };
  await checkCorpus(spy);
  await exportCorpus(spy, { format: CSV }, async (pieces) => {
    for await (const { content } of pieces) expect(content).not.toContain(SECRET);
  });
  expect([...paths].sort()).toEqual(['a.txt', 'a.txt.ann.yaml', 'entities.yaml', 'labels.yaml']);
});

test.each([
  '../../x',
  '..',
  '.',
  'a/b',
  'a\\b',
  'a\0b',
  '',
  ' ',
  'a\nb',
  'C:',
  'x'.repeat(200),
  'a.',
])('the annotator %j is refused', async (name) => {
  const cwd = await temporaryFolder({ 'corpus/a.txt': TEXT });
  const args = ['export', 'corpus', '--out', 'o.csv', `--annotator=${name}`];
  const { code, stderr } = await run(cwd, args);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^article-annotator export: The name of the annotator .*\.\n/);
  expect(await readdir(cwd)).toEqual(['corpus']);
});

test.skipIf(!onPosix)('file names can’t command the terminal', async () => {
  const name = 'a\u001B[2J\n\u202Efake.txt:1:1: all is well\r.txt';
  const corpus = await temporaryFolder({ [name]: TEXT, [`${name}.ann.yaml`]: 'broken: [' });
  for (const args of [
    ['check', '.'],
    ['check', '.', '--json'],
    ['export', '.', '--out', '-', '--format=csv'],
  ]) {
    const { stdout, stderr } = await run(corpus, args, { isTty: true });
    expect((stdout + stderr).replaceAll('\r\u001B[K', '')).not.toMatch(CONTROL);
    expect(stdout + stderr).not.toMatch(/^fake\.txt/m);
  }
});

test('an article of 1 GB is not read into memory', async () => {
  const corpus = await temporaryFolder({ 'a.txt': TEXT, 'big.txt.ann.yaml': sidecar('big.txt') });
  const big = await open(join(corpus, 'big.txt'), 'w');
  await big.truncate(1_000_000_000);
  await big.close();
  const before = process.memoryUsage.rss();
  const check = await run(corpus, ['check', '.']);
  expect(check.stdout).toMatch(
    /^big\.txt:1:1: error: article-file: big\.txt is not read, since it has 1000 MB/m,
  );
  const exported = await run(corpus, ['export', '.', '--out', 'o.csv']);
  expect(exported.code).toBe(0);
  expect(exported.stderr).toMatch(
    /big\.txt:1:1: warning: export\/article-file: .* was left out: big\.txt is not read/,
  );
  expect(process.memoryUsage.rss() - before).toBeLessThan(300_000_000);
});

test('a sidecar of 1 GB is not read into memory, and not written', async () => {
  const corpus = await temporaryFolder({ 'a.txt': TEXT });
  const big = await open(join(corpus, 'a.txt.ann.yaml'), 'w');
  await big.truncate(1_000_000_000);
  await big.close();
  const fs = nodeFileSystem(corpus);
  const refused = { kind: 'unreadable', problems: [{ rule: 'sidecar/file' }] };
  expect(await loadSidecar(fs, 'a.txt.ann.yaml')).toMatchObject(refused);
  const mine = sidecarFor('a.txt', TEXT, [MENTION]);
  expect(await saveSidecar(fs, 'a.txt.ann.yaml', undefined, mine)).toMatchObject(refused);
});

test.skipIf(!onPosix)(
  'a lock that somebody laid as a trap stops a save, not the program',
  async () => {
    const corpus = await temporaryFolder();
    const { session } = openSession(nodeFileSystem(corpus));
    await session.settled();
    annotate(session, 1);
    await session.settled();
    // The name of the lock is the same for everybody, so it can be known.
    const { lockPath } = await import('../../src/node/ownFiles');
    const lock = lockPath(join(corpus, 'a.txt.ann.yaml'));
    await mkdir(lock);
    annotate(session, 2);
    await session.settled();
    expect(session.state.persistence).toMatchObject({ kind: 'unsaved' });
    expect(session.state.layer.annotations).toHaveLength(2);
  },
);
