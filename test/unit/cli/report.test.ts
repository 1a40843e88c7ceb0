// `UPDATE_GOLDEN=1 npx vitest run test/unit/cli/report.test.ts` writes the golden reports anew.

import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sidecarText } from '../annotate';
import { temporaryFolder } from '../temporaryFolder';
import { run } from './run';

const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url));

const TEXT = 'Ada met Bob.\n';
const ADA = { id: 'ada00000', words: ['Ada'] };
const BOB = { id: 'bob00000', words: ['Bob'] };
const CORPUS = {
  'corpus/a.txt': TEXT,
  'corpus/a.txt.ann.yaml': sidecarText('a.txt', TEXT, [ADA, BOB]),
  'corpus/a.txt.tom.ann.yaml': sidecarText('a.txt', TEXT, [ADA]),
  'corpus/b.txt': '',
};

async function golden(name: string, text: string): Promise<void> {
  const path = `${FIXTURES}/golden/${name}`;
  if (process.env['UPDATE_GOLDEN'] === '1') await writeFile(path, text);
  expect(text).toBe(await readFile(path, 'utf8'));
}

test('a small corpus, byte for byte', async () => {
  const about = ['--title', 'Ferries', '--licence', 'cc-by-4.0', '--source=https://example.org/'];
  const { code, stdout, stderr } = await run(FIXTURES, [
    'report',
    'corpus',
    '--for',
    'conll',
    ...about,
  ]);
  expect([code, stderr.split('\n').at(-2)]).toEqual([
    0,
    '4 articles with 7 annotations described in standard output.',
  ]);
  await golden('report.md', stdout);
  const out = join(await mkdtemp(join(tmpdir(), 'report-')), 'report.html');
  await run(FIXTURES, ['report', 'corpus', '--for', 'conll', ...about, '--out', out]);
  await golden('report.html', await readFile(out, 'utf8'));
});

test('how far annotators agree, whichever layer is described', async () => {
  const cwd = await temporaryFolder(CORPUS);
  const { stdout } = await run(cwd, ['report', 'corpus', '--layer', 'tom']);
  expect(stdout).toContain('- annotations: 1\n');
  expect(stdout).toContain('| without a name and `tom` | 1 | 2 and 1 | 0.67 | 0.67 | 0.50 |');
  const renamed = await run(cwd, ['report', 'corpus', '--map', 'actor=PER']);
  expect(renamed.stdout).toContain('| without a name and `tom` | `PER` | 1 | 2 and 1 |');
  const done = await run(cwd, ['report', 'corpus', '--status', 'done']);
  expect(done.stdout).not.toContain('## Agreement');
});

test('a layer that is only compared need not be right', async () => {
  const cwd = await temporaryFolder({ ...CORPUS, 'corpus/a.txt.eve.ann.yaml': '[' });
  const { code, stderr } = await run(cwd, ['report', 'corpus']);
  expect(code).toBe(0);
  expect(stderr).toMatch(/^corpus\/a\.txt\.eve\.ann\.yaml:\d+:\d+: warning: sidecar\//);
  expect((await run(cwd, ['report', 'corpus', '--layer', 'eve'])).code).toBe(1);
});

test('an export has its report beside it, with what the format can’t hold', async () => {
  const cwd = await temporaryFolder(CORPUS);
  const args = ['export', 'corpus', '--out', 'o.conll', '--labels', 'actor', '--map', 'actor=PER'];
  expect((await run(cwd, [...args, '--report', 'r.md'])).code).toBe(0);
  const text = await readFile(join(cwd, 'r.md'), 'utf8');
  expect(text).toContain('CoNLL-2003 holds all that was taken.');
  expect(text).toContain('| `PER` | 2 | 100.0 % | 1 |');
});

test('the label set says where articles come from, unless an option does', async () => {
  const labels = 'format: article-labels/1\nlabels: [{key: actor}]\nlicence: mit\nsource: Here\n';
  const cwd = await temporaryFolder({ ...CORPUS, 'corpus/labels.yaml': labels });
  const { stdout } = await run(cwd, ['report', 'corpus', '--source', 'There']);
  expect(stdout).toContain('- Licence: mit\n- Source: There\n- Language: not stated\n');
});

test('a dataset has its card and its report, and proves all layers', async () => {
  const cwd = await temporaryFolder(CORPUS);
  const args = [
    'export',
    'corpus',
    '--format',
    'huggingface',
    '--out',
    'out',
    '--title',
    'Ferries',
  ];
  await run(cwd, [...args, '--licence', 'Our own', '--language', 'en']);
  const card = await readFile(join(cwd, 'out/README.md'), 'utf8');
  expect(card).toMatch(
    /^---\npretty_name: "Ferries"\nlicense: "other"\nlicense_name: "Our own"\nlanguage:\n {2}- "en"\n/,
  );
  expect(card).toContain('\n# Ferries\n');
  expect(card).toContain('\n## Agreement\n');
  expect(await readFile(join(cwd, 'out/report.html'), 'utf8')).toContain('<h1>Ferries</h1>');
  const check = ['export', '--check', 'out', 'corpus'];
  expect((await run(cwd, check)).code).toBe(0);
  await writeFile(join(cwd, 'corpus/a.txt.eve.ann.yaml'), sidecarText('a.txt', TEXT, []));
  await writeFile(join(cwd, 'corpus/c.txt.eve.ann.yaml'), sidecarText('c.txt', TEXT, []));
  const added = (await run(cwd, check)).stderr;
  expect(added).toContain('a.txt.eve.ann.yaml: is not in the manifest');
  expect(added).not.toContain('c.txt');
  await writeFile(join(cwd, 'corpus/a.txt.tom.ann.yaml'), sidecarText('a.txt', TEXT, [BOB]));
  expect((await run(cwd, check)).stderr).toContain('a.txt.tom.ann.yaml: is changed');
});

test.each([
  [['corpus', 'x'], 'Give one folder.'],
  [['corpus', '--out', 'r.pdf'], 'names no kind of report; use .md or .html.'],
  [['corpus', '--out', 'corpus/a.txt'], 'names no kind of report'],
  [['corpus', '--out', 'x/r.md'], 'x; create it first.'],
  [['corpus', '--for', 'xml'], 'There is no --for xml; use jsonl, '],
  [['corpus', '--layer', 'eve'], 'No annotator eve has a layer in corpus; known: tom.'],
  [['nowhere'], 'nowhere; give the folder that holds the articles.'],
])('wrong usage: %j', async (args, message) => {
  const cwd = await temporaryFolder(CORPUS);
  const { code, stdout, stderr } = await run(cwd, ['report', ...args]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
  expect(await readdir(cwd)).toEqual(['corpus']);
});
