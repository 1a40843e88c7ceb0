import { readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sidecarText } from '../annotate';
import { temporaryFolder } from '../temporaryFolder';
import { run } from './run';

const TEXT = ' date 2025-03-17 Talks & more\n\nAda met Bob.\n“It rained,” Ada said.\n';
const SIDECAR = sidecarText(
  'a.txt',
  TEXT,
  [
    { id: 'ada00000', words: ['Ada'] },
    { id: 'claim000', label: 'claim', words: ['It rained'] },
    { id: 'bob00000', label: 'place', words: ['Bob'] },
  ],
  { relations: [{ id: 'rel00000', type: 'source', from: 'claim000', to: 'ada00000' }] },
);
const CORPUS = { 'c/a.txt': TEXT, 'c/a.txt.ann.yaml': SIDECAR, 'c/b.txt': 'Nothing.\n' };

const read = (...path: string[]): Promise<string> => readFile(join(...path), 'utf8');
const tagsIn = (html: string): string[] =>
  [...html.matchAll(/aria-label="(\w+: [^"]+)"/g)].map(([, title]) => title ?? '');

test('prints a page, or puts it in the file that is named', async () => {
  const cwd = await temporaryFolder(CORPUS);
  const { code, stdout, stderr } = await run(cwd, ['render', 'c/a.txt']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^<!DOCTYPE html>/);
  expect(stdout).toContain('<title>Talks &amp; more</title>');
  expect(tagsIn(stdout)).toEqual(['Actor: Ada', 'Place: Bob', 'Claim: It rained']);
  expect(await run(cwd, ['render', 'c/a.txt', '--out', 'p.svg'])).toEqual({
    code: 0,
    stdout: '',
    stderr: '1 picture written to p.svg.\n',
  });
  expect(await read(cwd, 'p.svg')).toMatch(/^<\?xml .+\?>\n<svg /);
});

test('several articles go in a folder', async () => {
  const cwd = await temporaryFolder({ ...CORPUS, 'out/old.html': '' });
  const args = ['render', 'c/a.txt', 'c/b.txt', '--out', 'out'];
  expect((await run(cwd, args)).stderr).toBe('2 pictures written to out.\n');
  expect((await readdir(join(cwd, 'out'))).sort()).toEqual(['a.html', 'b.html', 'old.html']);
  expect((await readdir(join(cwd, 'c'))).sort()).toEqual(['a.txt', 'a.txt.ann.yaml', 'b.txt']);
});

test('draws some labels, and some lines', async () => {
  const cwd = await temporaryFolder(CORPUS);
  const some = await run(cwd, ['render', 'c/a.txt', '--labels', 'claim,actor']);
  expect(tagsIn(some.stdout)).toEqual(['Actor: Ada', 'Claim: It rained']);
  const line = await run(cwd, ['render', 'c/a.txt', '--lines', '3']);
  expect(tagsIn(line.stdout)).toEqual(['Actor: Ada', 'Place: Bob']);
  expect(line.stdout).not.toContain('rained');
  const both = await run(cwd, ['render', 'c/a.txt', '--lines', '3-99', '--format', 'svg']);
  expect(both.stdout).toContain('rained');
});

test('draws another annotator’s layer, and the labels of the corpus', async () => {
  const gold = sidecarText('a.txt', TEXT, [{ id: 'g0000000', label: 'who', words: ['Bob'] }]);
  const labels = 'labels:\n  - key: who\n    name: Person\n    colour: "#7a0000"\n';
  const cwd = await temporaryFolder({
    ...CORPUS,
    'c/a.txt.gold.ann.yaml': gold,
    'labels.yaml': `format: article-labels/1\n${labels}`,
  });
  const { code, stdout, stderr } = await run(cwd, ['render', 'c/a.txt', '--annotator', 'gold']);
  expect([code, stderr]).toEqual([0, '']);
  expect(tagsIn(stdout)).toEqual(['Person: Bob']);
  expect(stdout).toContain('--line: #7a0000');
});

test('what moved is drawn where it is, and said; what can’t be read is not drawn', async () => {
  const cwd = await temporaryFolder({ ...CORPUS, 'c/a.txt': `So ${TEXT}` });
  const moved = await run(cwd, ['render', 'c/a.txt']);
  expect(moved.code).toBe(0);
  expect(moved.stderr).toMatch(/^c\/a\.txt\.ann\.yaml:8:5: warning: export\/moved: “Ada” /);
  expect(tagsIn(moved.stdout)).toHaveLength(3);

  const broken = { ...CORPUS, 'c/a.txt.ann.yaml': SIDECAR.replace('label:', 'lable:') };
  const other = await temporaryFolder({ ...broken, 'p.html': 'old' });
  expect(await run(other, ['render', 'c/a.txt', '--out', 'p.html'])).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'c/a.txt.ann.yaml:8:5: error: sidecar/value: The key `label` is missing here.\n' +
      'c/a.txt is not drawn.\n0 pictures written to p.html.\n',
  });
  expect(await read(other, 'p.html')).toBe('old');
});

test.each([
  [[], 'Give the articles to draw.'],
  [['c/x.txt'], 'There is no article c/x.txt.'],
  [['c'], 'c is a folder; give the articles in it.'],
  [['c/a.txt.ann.yaml'], 'is a sidecar; give its article.'],
  [['c/a.txt', '--format', 'pdf'], 'There is no format pdf; use html or svg.'],
  [['c/a.txt', '--theme', 'blue'], 'There is no theme blue; use light, dark, auto.'],
  [['c/a.txt', '--lines', '7-5'], '7-5 are no lines'],
  [['c/a.txt', '--lines', '0'], '0 are no lines'],
  [['c/a.txt', '--lines', '9'], 'c/a.txt has only 4 lines.'],
  [['c/a.txt', '--labels', 'actor,'], 'Give the labels with commas between them'],
  [['c/a.txt', '--width', '12'], '12 is no width; give 200 to 4000 pixels.'],
  [['c/a.txt', '--annotator', 'a/b'], 'annotator'],
  [['c/a.txt', '--annotator', 'gold'], 'gold has no layer of c/a.txt.'],
  [['c/a.txt', 'c/b.txt'], 'give it with --out.'],
  [['c/a.txt', 'd/a.txt', '--out', 'd'], 'Two pictures would be'],
  [['c/a.txt', '--out', 'c/b.txt'], 'is the name of an article'],
  [['c/a.txt', '--out', 'd/new.txt', '--format', 'svg'], 'is the name of an article'],
  [['c/a.txt', '--out', 'd/n.svg'], 'is the name of an article'],
  [['c/a.txt', '--out', 'link.html'], 'is the name of an article'],
  [['c/a.txt', '--out', 'x.ann.yaml'], 'is the name of a sidecar'],
  [['c/a.txt', '--out', 'x/p.html'], 'x; create it first.'],
])('wrong usage: %j', async (args, message) => {
  const files = { ...CORPUS, 'd/a.txt': '', 'd/n.svg': '', 'd/n.svg.ann.yaml': SIDECAR };
  const cwd = await temporaryFolder(files);
  await symlink(join('c', 'a.txt'), join(cwd, 'link.html'));
  const { code, stdout, stderr } = await run(cwd, ['render', ...args]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
  expect((await readdir(cwd)).sort()).toEqual(['c', 'd', 'link.html']);
  expect(await read(cwd, 'c/a.txt')).toBe(TEXT);
  expect(await read(cwd, 'd/n.svg')).toBe('');
});
