import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sidecarText } from '../annotate';
import { temporaryFolder } from '../temporaryFolder';
import { run } from './run';

const TEXT = 'Ada met Bob.\n';
const CORPUS = {
  'corpus/a.txt': TEXT,
  'corpus/a.txt.ann.yaml': sidecarText('a.txt', TEXT, [{ id: 'ada00000', words: ['Ada'] }]),
  'corpus/b.txt': 'Nobody came.\n',
};

const DATASET = ['export', 'corpus', '--format', 'huggingface', '--out'];

async function exported(cwd: string, out: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(join(cwd, out), { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  return new Map(
    await Promise.all(
      files.map(async ({ parentPath, name }) => {
        const path = join(parentPath, name);
        return [path.slice(join(cwd, out).length), await readFile(path, 'latin1')] as const;
      }),
    ),
  );
}

test('the same corpus gives the same bytes, another seed another manifest', async () => {
  const cwd = await temporaryFolder(CORPUS);
  expect((await run(cwd, [...DATASET, 'one'])).code).toBe(0);
  await run(cwd, [...DATASET, 'two']);
  const one = await exported(cwd, 'one');
  expect(await exported(cwd, 'two')).toEqual(one);
  expect([...one.keys()]).toContain('/README.md');
  const manifest = JSON.parse(one.get('/manifest.json') ?? '') as Record<string, object>;
  expect(Object.keys(manifest['inputs'] ?? {})).toEqual(
    expect.arrayContaining(['a.txt', 'a.txt.ann.yaml', 'b.txt']),
  );
  expect(manifest['options']).toMatchObject({ split: { seed: '0', ratios: [80, 10, 10] } });
  await run(cwd, [...DATASET, 'three', '--seed', 'x']);
  expect((await exported(cwd, 'three')).get('/manifest.json')).not.toBe(one.get('/manifest.json'));
});

test('--check finds what was changed, taken away or added in the folder and in the corpus', async () => {
  const cwd = await temporaryFolder(CORPUS);
  await run(cwd, [...DATASET, 'out']);
  const check = ['export', '--check', 'out'];
  expect((await run(cwd, check)).code).toBe(0);
  expect((await run(cwd, [...check, 'corpus'])).code).toBe(0);

  await writeFile(join(cwd, 'corpus/b.txt'), 'Somebody came.\n');
  await writeFile(join(cwd, 'corpus/c.txt'), 'New.\n');
  expect((await run(cwd, check)).code).toBe(0);
  const inCorpus = await run(cwd, [...check, 'corpus']);
  expect(inCorpus.code).toBe(1);
  expect(inCorpus.stderr).toContain('corpus/b.txt: is changed\n');
  expect(inCorpus.stderr).toContain('corpus/c.txt: is not in the manifest\n');

  await writeFile(join(cwd, 'out/README.md'), 'changed');
  await rm(join(cwd, 'out/splits.json'));
  await mkdir(join(cwd, 'out/more'));
  await writeFile(join(cwd, 'out/more/x'), '');
  const inFolder = await run(cwd, check);
  expect(inFolder.code).toBe(1);
  expect(inFolder.stderr.split('\n').slice(0, 3)).toEqual([
    'out/README.md: is changed',
    'out/more/x: is not in the manifest',
    'out/splits.json: is missing',
  ]);
});

test.each([
  ['no manifest', undefined],
  ['no JSON', '{'],
  ['a path that leads out', '{"manifest":1,"inputs":{},"outputs":{"../x":"00"}}'],
])('--check of a folder with %s is wrong usage', async (_, manifest) => {
  const cwd = await temporaryFolder({
    'out/x': '',
    ...(manifest && { 'out/manifest.json': manifest }),
  });
  const { code, stderr } = await run(cwd, ['export', '--check', 'out']);
  expect(code).toBe(2);
  expect(stderr).toContain('has no manifest.json that can be read');
});

test.each([
  ['--ratios', '1,2'],
  ['--ratios', '0,0,0'],
  ['--ratios', '80,,20'],
  ['--ratios', '80,-1,20'],
  ['--split', 'label,date'],
  ['--tasks', 'spans,ner'],
])('%s %s is refused', async (option, value) => {
  const cwd = await temporaryFolder(CORPUS);
  expect((await run(cwd, [...DATASET, 'out', option, value])).code).toBe(2);
});

test('--tasks takes tables out; without spans relations and notes are lost', async () => {
  const cwd = await temporaryFolder(CORPUS);
  expect((await run(cwd, [...DATASET, 'out', '--tasks', 'tokens'])).code).toBe(0);
  expect((await readdir(join(cwd, 'out'))).sort()).toEqual([
    'README.md',
    'manifest.json',
    'report.html',
    'splits.json',
    'tokens',
  ]);
});
