// Exports to folders, losses, and strict exports.

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sidecarText } from '../annotate';
import { temporaryFolder } from '../temporaryFolder';
import { run } from './run';

const TEXT = 'Ada met Bob in Paris.\n';
const SIDECAR = sidecarText(
  'a.txt',
  TEXT,
  [
    { id: 'ada00000', words: ['Ada'] },
    { id: 'all00000', words: ['Ada met Bob'] },
  ],
  { relations: [{ id: 'rel00000', type: 'of', from: 'all00000', to: 'ada00000' }] },
);

async function corpus(): Promise<string> {
  return temporaryFolder({ 'c/a.txt': TEXT, 'c/a.txt.ann.yaml': SIDECAR });
}

test('a folder is written whole, and not over another without --force', async () => {
  const cwd = await corpus();
  const args = ['export', 'c', '--format', 'brat', '--out', 'out'];
  expect(await run(cwd, args)).toMatchObject({ code: 0 });
  expect((await readdir(join(cwd, 'out'))).sort()).toEqual([
    'a.ann',
    'a.txt',
    'annotation.conf',
    'kb_shortcuts.conf',
    'visual.conf',
  ]);
  await writeFile(join(cwd, 'out/mine'), 'x');
  expect(await run(cwd, args)).toMatchObject({ code: 2 });
  expect(await readFile(join(cwd, 'out/mine'), 'utf8')).toBe('x');
  expect(await run(cwd, [...args, '--force'])).toMatchObject({ code: 0 });
  expect(await readdir(join(cwd, 'out'))).not.toContain('mine');
  expect((await readdir(cwd)).sort()).toEqual(['c', 'out']);
});

test('a folder that fails is not there', async () => {
  const cwd = await corpus();
  await writeFile(join(cwd, 'c/b.txt'), 'b');
  await writeFile(join(cwd, 'c/b.txt.ann.yaml'), 'nonsense: [');
  const { code } = await run(cwd, ['export', 'c', '--format', 'csv-tables', '--out', 'out']);
  expect(code).toBe(1);
  expect(await readdir(cwd)).toEqual(['c']);
});

test.each([
  [['--format', 'brat', '--out', 'c/out'], 'among the articles'],
  [['--format', 'brat', '--out', 'c'], 'holds the articles'],
  [['--format', 'brat', '--out', '.', '--force'], 'holds the articles'],
  [['--format', 'brat', '--out', '-'], 'is a folder of files'],
  [['--format', 'brat', '--out', 'no/out'], 'create it first'],
  [['--format', 'conll', '--out', 'x', '--tokens', 'bpe'], 'There is no --tokens bpe'],
])('%j is refused', async (args, message) => {
  const cwd = await corpus();
  const { code, stderr } = await run(cwd, ['export', 'c', ...args]);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test('a folder with sidecars is not replaced, even by force', async () => {
  const cwd = await corpus();
  await mkdir(join(cwd, 'other'));
  await writeFile(join(cwd, 'other/x.txt.ann.yaml'), '');
  const args = ['export', 'c', '--format', 'brat', '--out', 'other', '--force'];
  const { code, stderr } = await run(cwd, args);
  expect(code).toBe(2);
  expect(stderr).toContain('x.txt.ann.yaml is in it');
});

test('what a format can’t hold is counted, listed, and fails a strict export', async () => {
  const cwd = await corpus();
  const args = ['export', 'c', '--out', 'o.conll'];
  const plain = await run(cwd, args);
  expect(plain.code).toBe(0);
  expect(plain.stderr).toContain('CoNLL-2003 can’t hold all: 1 overlap, 1 relation; --losses');
  const listed = await run(cwd, [...args, '--losses']);
  expect(listed.stderr).toContain('c/a.txt:1:1: warning: export/overlap: “Ada” is left out');
  const strict = await run(cwd, ['export', 'c', '--out', 's.conll', '--strict']);
  expect(strict.code).toBe(1);
  expect(await readdir(cwd)).not.toContain('s.conll');
  const fatal = await run(cwd, ['export', 'c', '--out', 's.conll', '--overlap', 'error']);
  expect(fatal.code).toBe(1);
  expect(await readdir(cwd)).not.toContain('s.conll');
  expect(await run(cwd, ['export', 'c', '--out', 's.jsonl', '--strict'])).toMatchObject({
    code: 0,
  });
});

test('what is exported is imported into an empty folder', async () => {
  const cwd = await corpus();
  await run(cwd, ['export', 'c', '--format', 'brat', '--out', 'out']);
  await mkdir(join(cwd, 'd'));
  const args = ['import', 'd', '--format', 'brat', 'out'];
  expect(await run(cwd, args)).toMatchObject({ code: 1 });
  const dry = await run(cwd, [...args, '--create', '--dry-run']);
  expect(dry.stderr).toContain(
    '2 annotations and 1 relation would be put on 1 article, 1 of them new',
  );
  expect(await readdir(join(cwd, 'd'))).toEqual([]);
  expect(await run(cwd, [...args, '--create'])).toMatchObject({ code: 0 });
  expect(await readFile(join(cwd, 'd/a.txt'), 'utf8')).toBe(TEXT);
  const back = await run(cwd, ['export', 'd', '--format', 'jsonl', '--out', '-']);
  const was = await run(cwd, ['export', 'c', '--format', 'jsonl', '--out', '-']);
  expect(back.stdout).toBe(was.stdout);
});
