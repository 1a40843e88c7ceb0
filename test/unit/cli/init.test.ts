import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gitConfigLine } from '../../../src/cli/gitConfigLine';
import { ATTRIBUTES_LINE, withLine } from '../../../src/cli/init';
import { ownCommand } from '../../../src/cli/ownCommand';
import { temporaryFolder } from '../temporaryFolder';
import { run } from './run';

test('adds one line to .gitattributes, once, and prints one command', async () => {
  const cwd = await temporaryFolder({ 'corpus/.gitattributes': '*.txt -text' });
  await mkdir(join(cwd, '.git'));
  const first = await run(cwd, ['init', '--git', 'corpus']);
  const text = `*.txt -text\n${ATTRIBUTES_LINE}\n`;
  expect(await readFile(join(cwd, 'corpus/.gitattributes'), 'utf8')).toBe(text);
  expect(first.code).toBe(0);
  expect(first.stdout).toMatch(/^git config merge\.[^\n]+\n$/);
  expect(first.stderr).toContain('corpus/.gitattributes has a new line; commit it: *.ann.yaml');
  const second = await run(cwd, ['init', '--git', 'corpus']);
  expect(await readFile(join(cwd, 'corpus/.gitattributes'), 'utf8')).toBe(text);
  expect(second.stdout).toBe(first.stdout);
  expect(second.stderr).toContain('corpus/.gitattributes has the line for sidecars already.');
});

test('--dry-run changes nothing', async () => {
  const cwd = await temporaryFolder();
  const { code, stderr } = await run(cwd, ['init', '--git', '--dry-run']);
  expect(code).toBe(0);
  expect(stderr).toContain('.gitattributes would get the line: *.ann.yaml');
  expect(stderr).toContain('run `git init` first');
  await expect(readFile(join(cwd, '.gitattributes'))).rejects.toThrow('ENOENT');
});

test.each([
  ['', `${ATTRIBUTES_LINE}\n`],
  ['a b\r\n', `a b\r\n${ATTRIBUTES_LINE}\r\n`],
  ['# c\n\n', `# c\n\n${ATTRIBUTES_LINE}\n`],
  [`${ATTRIBUTES_LINE.replace(' ', '   ')}\nx y\n`, undefined],
])('the line is added to %j', (before, after) => {
  expect(withLine(before)).toBe(after ?? before);
});

test.each([
  [['init'], 'Say what to set up: --git.'],
  [['init', '--git', 'a', 'b'], 'Give one folder.'],
  [['init', '--git', 'nowhere'], 'There is no folder'],
])('wrong usage: %j', async (args, message) => {
  const { code, stdout, stderr } = await run(await temporaryFolder(), args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});

test('the command is what this program was started by', async () => {
  const folder = await temporaryFolder({
    'bin/article-annotator': '',
    'p/node_modules/.bin/article-annotator': '',
  });
  const script = join(folder, 'p/node_modules/article-annotator/dist/cli.cjs');
  const [bin, local] = [join(folder, 'bin'), join(folder, 'p/node_modules/.bin')];
  const start = { script, path: `/x:${bin}`, platform: 'linux' as const };
  expect(ownCommand(start)).toEqual(['article-annotator']);
  expect(ownCommand({ ...start, path: `/x:${local}` })).toEqual([
    ...['npx', '--no-install', 'article-annotator'],
  ]);
  expect(ownCommand({ ...start, path: '', script: '/o p/cli.cjs' })).toEqual([
    'node',
    '/o p/cli.cjs',
  ]);
});

test('the line is quoted for the shell that it is typed into and for the one that git starts', () => {
  expect(gitConfigLine(['article-annotator'], 'linux')).toBe(
    "git config merge.article-annotations.name 'merge annotations by id and field' && git config merge.article-annotations.driver 'article-annotator merge %O %A %B --path=%P --marker-size=%L' && git config diff.article-annotations.textconv 'article-annotator textconv'",
  );
  expect(gitConfigLine(['node', 'C:/My Tools/100%/cli.cjs'], 'win32')).toBe(
    'git config merge.article-annotations.name "merge annotations by id and field" && git config merge.article-annotations.driver "node \'C:/My Tools/100%%/cli.cjs\' merge %O %A %B --path=%P --marker-size=%L" && git config diff.article-annotations.textconv "node \'C:/My Tools/100%/cli.cjs\' textconv"',
  );
});
