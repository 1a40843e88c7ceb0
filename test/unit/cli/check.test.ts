import { expect, test } from 'vitest';
import { sidecarText } from '../annotate';
import { temporaryFolder } from '../temporaryFolder';
import { run } from './run';

const TEXT = 'Ada met Bob.\n';
const SIDECAR = sidecarText('a.txt', TEXT, [{ id: 'ada00000', words: ['Ada'] }]);
const FLAWED = SIDECAR.replace('label: actor', 'label: "x\\e[2J"').replace('end: 3', 'end: 2');

test('a corpus without errors', async () => {
  const cwd = await temporaryFolder({ 'corpus/a.txt': TEXT, 'corpus/a.txt.ann.yaml': SIDECAR });
  expect(await run(cwd, ['check', 'corpus'])).toEqual({
    code: 0,
    stdout: '',
    stderr: '1 sidecar, 0 errors, 0 warnings\n',
  });
});

test('each finding is one line: file:line:column: rule: message', async () => {
  const cwd = await temporaryFolder({
    'corpus/d/a.txt': TEXT,
    'corpus/d/a.txt.ann.yaml': FLAWED,
    'corpus/b.txt': TEXT,
    'corpus/b.txt.ann.yaml': 'format: [',
  });
  const { code, stdout, stderr } = await run(cwd, ['check', 'corpus']);
  expect(code).toBe(1);
  const lines = stdout.split('\n');
  expect(lines.pop()).toBe('');
  for (const line of lines)
    expect(line).toMatch(/^corpus\/\S+\.ann\.yaml:\d+:\d+: [a-z/-]+: .+\.$/);
  expect(lines.filter((line) => line.startsWith('corpus/d'))).toEqual([
    'corpus/d/a.txt.ann.yaml:8:5: text-differs: The article has “Ad” at 0–2, not “Ada”; correct the offsets, or open the article in the editor to find the text again.',
    // A terminal never gets a control character from a file.
    'corpus/d/a.txt.ann.yaml:8:5: unknown-label: “Ada” has the label “x\\u001b[2J”, which the label set does not have; use one of actor, place, claim, or add the label to it.',
  ]);
  expect(stderr).toMatch(/^2 sidecars, \d errors, 1 warning\n$/);
});

test('warnings alone are no failure', async () => {
  const cwd = await temporaryFolder({ 'a.txt': `${TEXT}More.\n`, 'a.txt.ann.yaml': SIDECAR });
  expect(await run(cwd, ['check', '.'])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^a\.txt\.ann\.yaml:1:1: article-changed: /) as string,
    stderr: '1 sidecar, 0 errors, 1 warning\n',
  });
});

test('--json gives the same with severities', async () => {
  const cwd = await temporaryFolder({ 'a.txt': TEXT, 'a.txt.ann.yaml': FLAWED });
  const { code, stdout } = await run(cwd, ['check', cwd, '--json']);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    sidecars: 1,
    findings: [
      {
        file: 'a.txt.ann.yaml',
        line: 8,
        column: 5,
        rule: 'text-differs',
        severity: 'error',
        id: 'ada00000',
      },
      { rule: 'unknown-label', severity: 'warning' },
    ],
  });
});

test.each([
  [[], 'Give one folder.'],
  [['a', 'b'], 'Give one folder.'],
  [['nowhere'], 'There is no folder '],
  [['a.txt'], 'is not a folder; give the folder'],
  [['.', '--jsno'], "Unknown option '--jsno'."],
])('wrong usage: %j', async (args, message) => {
  const cwd = await temporaryFolder({ 'a.txt': '' });
  const { code, stdout, stderr } = await run(cwd, ['check', ...args]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^article-annotator check: [^\n]+\.\n`[^\n]+` tells more\.\n$/);
  expect(stderr).toContain(message);
});
