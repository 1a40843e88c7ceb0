import { readdir, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sidecarText } from '../annotate';
import { temporaryFolder } from '../temporaryFolder';
import { run } from './run';

const TEXT = 'Ada met Bob.\n';
const SIDECAR = sidecarText('a.txt', TEXT, [{ id: 'ada00000', words: ['Ada'] }]);
const CORPUS = { 'corpus/a.txt': TEXT, 'corpus/a.txt.ann.yaml': SIDECAR, 'corpus/b.txt': '' };

const read = (...path: string[]): Promise<string> => readFile(join(...path), 'utf8');

test('writes the file, in the format that its ending names', async () => {
  const cwd = await temporaryFolder(CORPUS);
  expect(await run(cwd, ['export', 'corpus', '--out', 'o.jsonl'])).toEqual({
    code: 0,
    stdout: '',
    stderr: '2 articles with 1 annotation written to o.jsonl.\n',
  });
  expect((await read(cwd, 'o.jsonl')).split('\n')).toHaveLength(3);
  await run(cwd, ['export', 'corpus', '--out', 'o.CSV', '--drop-empty']);
  expect(await read(cwd, 'o.CSV')).toMatch(/^"article_id",.*\n"a","ada00000".*\n$/);
  await run(cwd, ['export', 'corpus', '--out', 'o.dat', '--format', 'csv']);
  expect(await read(cwd, 'o.dat')).toMatch(/^"article_id",/);
});

test('--out - writes to standard output', async () => {
  const cwd = await temporaryFolder(CORPUS);
  const { code, stdout, stderr } = await run(cwd, [
    'export',
    'corpus',
    '--format=csv',
    '--out',
    '-',
  ]);
  expect(code).toBe(0);
  expect(stdout.split('\n')).toHaveLength(4);
  expect(stderr).toBe('2 articles with 1 annotation written to standard output.\n');
  expect(await readdir(cwd)).toEqual(['corpus']);
});

test('a sidecar that can’t be read: the old file stays, and the place is named', async () => {
  const cwd = await temporaryFolder({
    ...CORPUS,
    'corpus/b.txt.ann.yaml': SIDECAR.replace('label:', 'lable:'),
    'o.csv': 'old',
  });
  expect(await run(cwd, ['export', 'corpus', '--out', 'o.csv'])).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'corpus/b.txt.ann.yaml:8:5: error: sidecar/value: The key `label` is missing here.\n' +
      '1 sidecar can’t be read: the export failed and o.csv is not written.\n',
  });
  expect(await read(cwd, 'o.csv')).toBe('old');
  expect((await readdir(cwd)).sort()).toEqual(['corpus', 'o.csv']);
});

test('standard output gets nothing more after a sidecar that can’t be read', async () => {
  const cwd = await temporaryFolder({
    ...CORPUS,
    'corpus/b.txt.ann.yaml': '[',
    'corpus/c.txt': '',
  });
  const { code, stdout } = await run(cwd, ['export', 'corpus', '--format=jsonl', '--out', '-']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^\{"id":"a",.*\n$/);
});

test('unresolved merge conflicts fail the export, unless they are allowed', async () => {
  const conflict = 'conflicts:\n  - {id: ada00000, field: label, ours: actor, theirs: place}\n';
  const marked = SIDECAR.replace('annotations:', `${conflict}annotations:`);
  const cwd = await temporaryFolder({
    ...CORPUS,
    'corpus/a.txt.ann.yaml': marked,
    'corpus/b.txt.ann.yaml': '[',
  });
  const { code, stderr } = await run(cwd, ['export', 'corpus', '--out', 'o.csv']);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^corpus\/a\.txt\.ann\.yaml:\d+:5: error: merge-conflict: “Ada” /);
  expect(stderr).toContain(
    '1 sidecar can’t be read, 1 sidecar with unresolved merge conflicts (--allow-conflicts exports our side): the export failed and o.csv is not written.\n',
  );
  await rm(join(cwd, 'corpus/b.txt.ann.yaml'));
  const allowed = await run(cwd, ['export', 'corpus', '--out', 'o.csv', '--allow-conflicts']);
  expect(allowed.code).toBe(0);
  expect(await read(cwd, 'o.csv')).toContain('"actor"');
});

test('warnings go to standard error, and the file is written', async () => {
  const cwd = await temporaryFolder({ ...CORPUS, 'corpus/a.txt': `So ${TEXT}` });
  const { code, stderr } = await run(cwd, ['export', 'corpus', '--out', 'o.csv']);
  expect(code).toBe(0);
  expect(stderr).toMatch(
    /^corpus\/a\.txt\.ann\.yaml:8:5: warning: export\/moved: “Ada” .+\n2 articles/,
  );
});

test('Ctrl+C leaves the old file and nothing else', async () => {
  const cwd = await temporaryFolder({ ...CORPUS, 'o.csv': 'old' });
  let asked = 0;
  // Told to stop when all articles are read, the last time that is asked.
  const cancellation = {
    get isCancellationRequested() {
      asked += 1;
      return asked > 4;
    },
  };
  expect(await run(cwd, ['export', 'corpus', '--out', 'o.csv'], { cancellation })).toEqual({
    code: 130,
    stdout: '',
    stderr: 'Cancelled; o.csv is as it was.\n',
  });
  expect(asked).toBe(5);
  expect(await read(cwd, 'o.csv')).toBe('old');
  expect((await readdir(cwd)).sort()).toEqual(['corpus', 'o.csv']);
});

test('progress is shown only to a person, and taken away', async () => {
  const cwd = await temporaryFolder(CORPUS);
  const { stderr } = await run(cwd, ['export', 'corpus', '--out', 'o.csv'], { isTty: true });
  const states = stderr.split('\r\u001B[K');
  expect(states.shift()).toBe('');
  expect(states.pop()).toBe('2 articles with 1 annotation written to o.csv.\n');
  expect(states[0]).toBe('Exporting 1 of 2');
});

test('an unknown annotator is told who there is', async () => {
  const cwd = await temporaryFolder({ ...CORPUS, 'corpus/a.txt.gold.ann.yaml': SIDECAR });
  const args = ['export', 'corpus', '--out', 'o.csv', '--annotator'];
  expect(await run(cwd, [...args, 'glod'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(
      'No annotator glod has a layer in corpus; known: gold.',
    ) as string,
  });
  expect(await readdir(cwd)).toEqual(['corpus']);
  expect(await run(cwd, [...args, 'gold'])).toMatchObject({ code: 0 });
});

test.each([
  [['--out', 'o.csv'], 'Give one folder.'],
  [['corpus', 'x', '--out', 'o.csv'], 'Give one folder.'],
  [['corpus'], 'Give the file or folder to write with --out.'],
  [['corpus', '--out'], "Option '--out <value>' argument missing."],
  [
    ['corpus', '--out', 'o'],
    'The ending of o names no format; add --format and one of jsonl, csv, ',
  ],
  [
    ['corpus', '--out', '-'],
    'The ending of - names no format; add --format and one of jsonl, csv, ',
  ],
  [
    ['corpus', '--out', 'o.csv', '--format', 'xml'],
    'There is no format xml; use one of jsonl, csv, ',
  ],
  [['nowhere', '--out', 'o.csv'], 'nowhere; give the folder that holds the articles.'],
  [['corpus', '--out', 'x/o.csv'], 'x; create it first.'],
  [['corpus', '--out', 'corpus', '--format', 'csv'], 'is a folder; give the name of a file in it.'],
  [['corpus', '--out', '/dev/null', '--format', 'csv'], '`--out -` writes to standard output.'],
  [['corpus', '--out', 'corpus/a.txt', '--format', 'csv'], 'is the name of an article'],
  [['corpus', '--out', 'corpus/new.txt', '--format', 'csv'], 'is the name of an article'],
  [['corpus', '--out', 'corpus/n.csv'], 'is the name of an article'],
  [['corpus', '--out', 'link.csv'], 'is the name of an article'],
  [['corpus', '--out', 'x.ann.yaml', '--format', 'csv'], 'is the name of a sidecar'],
])('wrong usage: %j', async (args, message) => {
  const files = { ...CORPUS, 'corpus/n.csv': '', 'corpus/n.csv.ann.yaml': SIDECAR };
  const cwd = await temporaryFolder(files);
  await symlink(join('corpus', 'a.txt'), join(cwd, 'link.csv'));
  const { code, stdout, stderr } = await run(cwd, ['export', ...args]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^article-annotator export: [^\n]+\.\n`[^\n]+` tells more\.\n$/);
  expect(stderr).toContain(message);
  expect((await readdir(cwd)).sort()).toEqual(['corpus', 'link.csv']);
  expect(await read(cwd, 'corpus/a.txt')).toBe(TEXT);
});
