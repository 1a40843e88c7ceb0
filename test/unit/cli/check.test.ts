import type { Log } from 'sarif';
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

test('each finding is one line: file:line:column: severity: rule: message', async () => {
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
    expect(line).toMatch(/^corpus\/\S+\.ann\.yaml:\d+:\d+: (?:error|warning): [a-z/-]+: .+\.$/);
  expect(lines.filter((line) => line.startsWith('corpus/d'))).toEqual([
    'corpus/d/a.txt.ann.yaml:8:5: error: text-differs: The article has “Ad” at 0–2, not “Ada”; correct the offsets, or open the article in the editor to find the text again.',
    // A terminal never gets a control character from a file.
    'corpus/d/a.txt.ann.yaml:8:5: warning: unknown-label: “Ada” has the label “x\\u001b[2J”, which the label set does not have; use one of actor, place, claim, or add the label to it.',
  ]);
  expect(stderr).toMatch(/^2 sidecars, \d errors, 1 warning\n$/);
});

test('warnings alone are no failure', async () => {
  const cwd = await temporaryFolder({ 'a.txt': `${TEXT}More.\n`, 'a.txt.ann.yaml': SIDECAR });
  expect(await run(cwd, ['check', '.'])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^a\.txt\.ann\.yaml:1:1: warning: article-changed: /) as string,
    stderr: '1 sidecar, 0 errors, 1 warning\n',
  });
});

test.each(['--json', '--format=json'])('%s gives the same with severities', async (option) => {
  const cwd = await temporaryFolder({ 'a.txt': TEXT, 'a.txt.ann.yaml': FLAWED });
  const { code, stdout } = await run(cwd, ['check', cwd, option]);
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

test('--severity sets rules, the last one holds, and the exit code follows', async () => {
  const cwd = await temporaryFolder({
    'a.txt': TEXT,
    'a.txt.ann.yaml': sidecarText('a.txt', TEXT, [{ id: 'ada00000', words: ['Ad'] }]),
  });
  const severity = (...levels: readonly string[]) =>
    run(cwd, ['check', '.', ...levels.flatMap((level) => ['--severity', `mid-word=${level}`])]);
  expect(await severity('warning', 'error')).toMatchObject({
    code: 1,
    stderr: '1 sidecar, 1 error, 0 warnings\n',
  });
  expect(await severity('off')).toEqual({
    code: 0,
    stdout: '',
    stderr: '1 sidecar, 0 errors, 0 warnings\n',
  });
});

test('--format github: one command a finding, escaped', async () => {
  const name = '100%, a:b.txt';
  const cwd = await temporaryFolder({
    [`corpus/${name}`]: TEXT,
    [`corpus/${name}.ann.yaml`]: FLAWED.replace('file: a.txt', `file: "${name}"`),
  });
  const { code, stdout } = await run(cwd, ['check', 'corpus', '--format', 'github']);
  expect(code).toBe(1);
  const place = 'file=corpus/100%25%2C a%3Ab.txt.ann.yaml,line=8,col=5';
  expect(stdout.trimEnd().split('\n')).toEqual([
    `::error ${place},title=text-differs::The article has “Ad” at 0–2, not “Ada”; correct the offsets, or open the article in the editor to find the text again.`,
    `::warning ${place},title=unknown-label::“Ada” has the label “x\\u001b[2J”, which the label set does not have; use one of actor, place, claim, or add the label to it.`,
  ]);
});

test.each([
  [[], 'Give one folder.'],
  [['a', 'b'], 'Give one folder.'],
  [['nowhere'], 'There is no folder '],
  [['a.txt'], 'is not a folder; give the folder'],
  [['.', '--jsno'], "Unknown option '--jsno'."],
  [['.', '--format', 'xml'], 'There is no format xml; use one of text, json, sarif, github.'],
  [['.', '--json', '--format', 'sarif'], 'Give --json or --format sarif, not both.'],
  [
    ['.', '--severity', 'mid-wrod=off'],
    'There is no rule "mid-wrod"; docs/rules.md lists them all.',
  ],
  [['.', '--severity', 'mid-word=loud'], '--severity mid-word=<level> with one of off, info, '],
  [['.', '--severity', 'mid-word'], '--severity mid-word=<level> with one of off, info, '],
  [['.', '--severity', 'sidecar/yaml=off'], 'The rule sidecar/yaml is always an error.'],
])('wrong usage: %j', async (args, message) => {
  const cwd = await temporaryFolder({ 'a.txt': '' });
  const { code, stdout, stderr } = await run(cwd, ['check', ...args]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^article-annotator check: [^\n]+\.\n`[^\n]+` tells more\.\n$/);
  expect(stderr).toContain(message);
});

test('--format sarif: rules with metadata, relative URIs, levels and places', async () => {
  const cwd = await temporaryFolder({
    'my corpus/100% ü.txt': TEXT,
    'my corpus/100% ü.txt.ann.yaml': sidecarText('100% ü.txt', TEXT, [
      { id: 'ada00000', words: ['Ad'] },
      { id: 'bob00000', label: 'x', words: ['Bob'] },
    ]),
    'my corpus/bad.txt': new Uint8Array([0xff]),
  });
  const { code, stdout } = await run(cwd, ['check', 'my corpus', '--format', 'sarif']);
  expect(code).toBe(1);
  const log = JSON.parse(stdout) as Log;
  expect(log).toMatchObject({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'Article Annotator' } }, columnKind: 'utf16CodeUnits' }],
  });
  const [{ tool, results = [] } = { tool: undefined }] = log.runs;
  const rules = tool?.driver.rules ?? [];
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const { shortDescription, fullDescription, defaultConfiguration } of rules) {
    expect(shortDescription?.text).toMatch(/^\S.*\.$/);
    expect(fullDescription?.text).toMatch(/\.$/);
    expect(['error', 'warning', 'note']).toContain(defaultConfiguration?.level);
  }
  for (const { ruleId, ruleIndex = -1, message } of results) {
    expect(rules[ruleIndex]?.id).toBe(ruleId);
    expect(message.text).not.toBe('');
  }
  const uri = 'my%20corpus/100%25%20%C3%BC.txt';
  expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
    ['mid-word', 'note'],
    ['unknown-label', 'warning'],
    ['article-encoding', 'error'],
  ]);
  expect(results[0]).toMatchObject({
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: `${uri}.ann.yaml` },
          region: { startLine: 8, startColumn: 5 },
        },
      },
    ],
    relatedLocations: [
      {
        physicalLocation: {
          artifactLocation: { uri },
          region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 4 },
        },
      },
    ],
    partialFingerprints: { 'annotation/v1': `${uri}.ann.yaml#ada00000:mid-word` },
  });
  expect(results[2]?.relatedLocations).toBeUndefined();
});
