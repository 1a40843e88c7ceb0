// A small corpus in every format, byte for byte. A format changes only on purpose:
// `UPDATE_GOLDEN=1 npx vitest run test/unit/formats/golden.test.ts` writes the files anew.

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { FORMATS } from '../../../src/formats/index';
import { run } from '../cli/run';

const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url));

async function expectGolden(name: string, text: string): Promise<void> {
  const path = `${FIXTURES}/golden/${name}`;
  if (process.env['UPDATE_GOLDEN'] === '1') await writeFile(path, text);
  expect(text).toBe(await readFile(path, 'utf8'));
}

test.each(FORMATS.map(({ id, extension }) => [id, extension]))('%s', async (id, extension) => {
  const args = ['export', 'corpus', '--format', id, '--out', '-'];
  const { code, stdout, stderr } = await run(FIXTURES, args);
  expect([code, stderr]).toEqual([
    0,
    '4 articles with 7 annotations written to standard output.\n',
  ]);
  await expectGolden(`corpus.${extension}`, stdout);
});

test.each(FORMATS.map(({ id, extension }) => [id, extension]))(
  '%s of gold',
  async (id, extension) => {
    const args = ['export', 'corpus', '--format', id, '--out', '-', '--annotator', 'gold'];
    const { stdout } = await run(FIXTURES, [...args, '--drop-empty']);
    await expectGolden(`gold.${extension}`, stdout);
  },
);

test('the check finds in the corpus what is in it on purpose, and no error', async () => {
  const { code, stdout, stderr } = await run(FIXTURES, ['check', 'corpus']);
  expect(code).toBe(0);
  const rules = stdout.split('\n').map((line) => /^([^:]+:\d+:\d+: [a-z-]+):/.exec(line)?.[1]);
  expect(rules).toEqual([
    'corpus/0002_windows.txt:1:21: decomposed-accents',
    'corpus/0002_windows.txt.ann.yaml:14:5: missing-relation',
    undefined,
  ]);
  expect(stderr).toBe('4 sidecars, 0 errors, 1 warning, 1 info\n');
});
