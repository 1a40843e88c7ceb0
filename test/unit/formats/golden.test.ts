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

test('the corpus passes the check', async () => {
  expect(await run(FIXTURES, ['check', 'corpus'])).toEqual({
    code: 0,
    stdout: '',
    stderr: '4 sidecars, 0 errors, 0 warnings\n',
  });
});
