import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sidecarText } from '../annotate';
import { temporaryFolder } from '../temporaryFolder';
import { run } from './run';

const TEXT = 'date 2019-01-02 One\n\nPARIS (Meridian) - Ada met Bob.\n';
const ADA = { id: 'ada00000', words: ['Ada'] };
const BOB = { id: 'bob00000', words: ['Bob'] };
const CORPUS = {
  'corpus/a.txt': TEXT,
  'corpus/a.txt.maria.ann.yaml': sidecarText('a.txt', TEXT, [ADA, BOB], { status: 'done' }),
  'corpus/a.txt.own.ann.yaml': sidecarText('a.txt', TEXT, [ADA]),
  'corpus/b.txt': 'Nobody came.\n',
};

const read = (...path: string[]): Promise<string> => readFile(join(...path), 'utf8');

test('a majority tells what it leaves out, and --losses where', async () => {
  const cwd = await temporaryFolder(CORPUS);
  const args = ['export', 'corpus', '--out', 'o.csv', '--layer', 'majority'];
  expect(await run(cwd, args)).toEqual({
    code: 0,
    stdout: '',
    stderr:
      'Left out by choice: 1 annotation (tie), 1 article (layer); --losses prints each tie.\n' +
      '1 article with 1 annotation written to o.csv.\n',
  });
  const { stderr } = await run(cwd, [...args, '--losses']);
  expect(stderr.split('\n')[0]).toBe(
    'corpus/a.txt:3:28: warning: export/tie: “Bob” is “actor” to 1 of 2 annotators and was left out.',
  );
});

test('--annotator takes any name; of several, each article once for each', async () => {
  const cwd = await temporaryFolder(CORPUS);
  await run(cwd, ['export', 'corpus', '--out', 'o.csv', '--annotator', 'own']);
  expect((await read(cwd, 'o.csv')).split('\n')).toHaveLength(4);
  await run(cwd, ['export', 'corpus', '--out', 'p.csv', '--annotator', 'own', '--annotator=maria']);
  expect((await read(cwd, 'p.csv')).match(/^"(?:own|maria)\/a"/gm)).toHaveLength(3);
  await run(cwd, ['export', 'corpus', '--out', 'q.csv', '--layer', 'maria']);
  expect(await read(cwd, 'q.csv')).toMatch(/^"a","bob/m);
});

test('labels get other names', async () => {
  const cwd = await temporaryFolder(CORPUS);
  const args = ['export', 'corpus', '--out', 'o.csv', '--layer', 'maria', '--status', 'done'];
  await run(cwd, [...args, '--labels', 'actor', '--map', 'actor=PER', '--agency', 'MERIDIAN']);
  expect((await read(cwd, 'o.csv')).match(/"PER"/g)).toHaveLength(2);
});

test('a manifest proves all layers that were read, and no others', async () => {
  const undated = sidecarText('b.txt', CORPUS['corpus/b.txt'], []);
  const files = { ...CORPUS, 'corpus/b.txt.maria.ann.yaml': undated };
  const cwd = await temporaryFolder(files);
  const dataset = ['export', 'corpus', '--format', 'parquet', '--out', 'out'];
  await run(cwd, [...dataset, '--layer', 'majority', '--from', '2019-01-01', '--map', 'actor=PER']);
  const manifest = JSON.parse(await read(cwd, 'out/manifest.json')) as Record<string, object>;
  expect(Object.keys(manifest['inputs'] ?? {})).toEqual(
    Object.keys(files).map((path) => path.slice(7)),
  );
  expect(manifest['options']).toMatchObject({
    layer: { kind: 'majority' },
    filter: { from: '2019-01-01', labelMap: { actor: 'PER' } },
  });
  const check = ['export', '--check', 'out', 'corpus'];
  expect((await run(cwd, check)).code).toBe(0);
  await writeFile(join(cwd, 'corpus/a.txt.gold.ann.yaml'), sidecarText('a.txt', TEXT, []));
  expect((await run(cwd, check)).code).toBe(0);
  await writeFile(join(cwd, 'corpus/a.txt.tom.ann.yaml'), sidecarText('a.txt', TEXT, []));
  expect((await run(cwd, check)).stderr).toContain('a.txt.tom.ann.yaml: is not in the manifest');
});

test.each([
  [['--layer', 'gold', '--layer', 'maria'], '--layer gold stands for itself'],
  [['--layer', 'gold', '--annotator', 'maria'], 'Give --layer gold or --annotator, not both.'],
  [['--layer', 'eve'], 'No annotator eve has a layer in corpus; known: maria, own.'],
  [['--layer', 'a/b'], 'The name of the annotator can’t be part of a file name'],
  [['--layer', 'gold'], 'No annotator gold has a layer in corpus'],
  [['--status', 'ready'], 'There is no --status ready; use todo, in-progress, done.'],
  [['--labels', 'actor,'], 'Give --labels with commas between them'],
  [['--labels', 'actr'], 'The label set has no label actr; it has actor, place, claim.'],
  [['--map', 'actor'], 'Give --map as old and new names'],
  [['--map', 'actor=A,actor=B'], '--map gives actor two names; give one.'],
  [['--from', 'yesterday'], 'yesterday is no date such as 2019-01-31.'],
  [['--from', '2020-01-01', '--to', '2019-01-01'], 'No day is from 2020-01-01 to 2019-01-01'],
  [['--agency', ''], 'The name of an agency is empty.'],
])('wrong usage: %j', async (args, message) => {
  const cwd = await temporaryFolder(CORPUS);
  const { code, stderr } = await run(cwd, ['export', 'corpus', '--out', 'o.csv', ...args]);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
