import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSidecar } from '../../../src/core/sidecar/read';
import { sidecarText } from '../annotate';
import { temporaryFolder } from '../temporaryFolder';
import { run } from './run';

const TEXT = 'Ada met Bob.\n';
const ADA = { id: 'ada00000', words: ['Ada'] };
const BASE = sidecarText('a.txt', TEXT, [ADA]);
const NOTED = sidecarText('a.txt', TEXT, [{ ...ADA, note: 'sure' }]);
const PLACE = sidecarText('a.txt', TEXT, [{ ...ADA, label: 'place' }]);
const CLAIM = sidecarText('a.txt', TEXT, [{ ...ADA, label: 'claim' }]);

const FILES = ['base', 'ours', 'theirs'];

async function merged(
  base: string | Uint8Array,
  ours: string | Uint8Array,
  theirs: string | Uint8Array,
  args: readonly string[] = [],
) {
  const cwd = await temporaryFolder({ base, ours, theirs });
  const result = await run(cwd, ['merge', ...FILES, ...args]);
  expect((await readdir(cwd)).sort()).toEqual(FILES);
  return { ...result, text: await readFile(join(cwd, 'ours'), 'utf8') };
}

test('different fields of one annotation merge without a word', async () => {
  const text = sidecarText('a.txt', TEXT, [{ ...ADA, label: 'place', note: 'sure' }]);
  expect(await merged(BASE, PLACE, NOTED)).toEqual({ code: 0, stdout: '', stderr: '', text });
});

test('a conflict is marked in the file and named by the path in the repository', async () => {
  for (const args of [['x/a.txt.ann.yaml'], ['--path=x/a.txt.ann.yaml', '--marker-size=9']]) {
    const { code, stderr, text } = await merged(BASE, PLACE, CLAIM, args);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^x\/a\.txt\.ann\.yaml: “Ada” has a merge conflict in label: ours is “place”, theirs is “claim” \(it was “actor”\);.*\nx\/a\.txt\.ann\.yaml: 1 conflict marked in the file under `conflicts`\.\n$/,
    );
    const reading = readSidecar(text);
    expect(reading.ok && reading.file.sidecar).toMatchObject({
      annotations: [{ label: 'place' }],
      conflicts: [{ id: 'ada00000', field: 'label', ours: 'place', theirs: 'claim' }],
    });
  }
});

test('what can’t be read is merged by git line by line', async () => {
  const broken = (text: string): string => text.replace('format:', 'form: [');
  const clean = await merged(broken(BASE), broken(BASE), broken(NOTED));
  expect(clean).toMatchObject({ code: 0, text: broken(NOTED) });
  expect(clean.stderr).toMatch(/^ours: merged line by line, not by annotation\. base: /);
  const conflict = await merged(broken(BASE), broken(PLACE), broken(CLAIM), ['--marker-size', '9']);
  expect(conflict.code).toBe(1);
  expect(conflict.text).toContain('<<<<<<<<< ours\n    label: place\n');
});

test('what is not UTF-8 is merged by git too, and what git can’t merge stays and is a conflict', async () => {
  const latin = (text: string): Uint8Array => Buffer.from(`# caf\u00e9\n${text}`, 'latin1');
  const text = await merged(latin(BASE), latin(BASE), latin(NOTED));
  expect([text.code, text.text]).toEqual([0, latin(NOTED).toString()]);
  const binary = (byte: number): Uint8Array => new Uint8Array([0, 255, byte]);
  const kept = await merged(binary(1), binary(2), binary(3));
  expect(kept.code).toBe(1);
  expect(kept.stderr).toMatch(/ours is left as it was/);
});

test.each([
  [[], 'Give three files'],
  [['a', 'b'], 'Give three files'],
  [['a', 'b', 'c', 'd', 'e'], 'Give three files and one name.'],
  [['a', 'b', 'c', '--marker-size', '0'], 'whole number from 1 up.'],
  [['a', 'b', 'c', '--makrer-size', '0'], "Unknown option '--makrer-size'."],
  [['a', 'b', 'c'], 'is not merged.'],
])('a failure is beyond what git takes for a merge with conflicts: %j', async (args, message) => {
  const { code, stderr } = await run(await temporaryFolder(), ['merge', ...args]);
  expect(code).toBe(129);
  expect(stderr).toContain(message);
});
