// A small corpus in every format, byte for byte. A format changes only on purpose:
// `UPDATE_GOLDEN=1 npx vitest run test/unit/formats/golden.test.ts` writes the files anew.

import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { DOCBIN } from '../../../src/formats/docBin';
import { FORMATS } from '../../../src/formats/index';
import { run } from '../cli/run';

const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url));

async function expectGolden(name: string, text: string): Promise<void> {
  const path = `${FIXTURES}/golden/${name}`;
  if (process.env['UPDATE_GOLDEN'] === '1') await writeFile(path, text);
  expect(text).toBe(await readFile(path, 'utf8'));
}

// Formats of one file; those of a folder have a test of their own, and DocBin is no text.
const FILES = FORMATS.flatMap(({ id, extension }) =>
  extension === undefined || id === DOCBIN.id ? [] : [{ id, extension }],
);

test.each(FILES)('$id', async ({ id, extension }) => {
  const args = ['export', 'corpus', '--format', id, '--out', '-'];
  const { code, stdout, stderr } = await run(FIXTURES, args);
  expect(code).toBe(0);
  expect(stderr).toContain('4 articles with 7 annotations written to standard output.\n');
  await expectGolden(`corpus.${extension}`, stdout);
});

test.each(FILES)('$id of gold', async ({ id, extension }) => {
  const args = ['export', 'corpus', '--format', id, '--out', '-', '--annotator', 'gold'];
  const { stdout } = await run(FIXTURES, [...args, '--drop-empty']);
  await expectGolden(`gold.${extension}`, stdout);
});

test('brat', async () => {
  const out = join(await mkdtemp(join(tmpdir(), 'brat-')), 'brat');
  const { code } = await run(FIXTURES, ['export', 'corpus', '--format', 'brat', '--out', out]);
  expect(code).toBe(0);
  const names = await readdir(out, { recursive: true });
  const files = names.filter((name) => /\.(?:ann|conf|txt)$/.test(name)).sort();
  const texts = await Promise.all(
    files.map(async (name) => `=== ${name}\n${await readFile(join(out, name), 'utf8')}`),
  );
  await expectGolden('corpus.brat', texts.join('\n'));
});

test.each([
  ['uima-xmi', /\.(?:xmi|xml)$/],
  ['uima-json', /\.(?:json|xml)$/],
  ['webanno-tsv', /\.(?:tsv|xml)$/],
  ['w3c', /\.jsonld$/],
  ['tei', /\.xml$/],
])('%s', async (format, ending) => {
  const out = join(await mkdtemp(join(tmpdir(), 'uima-')), 'out');
  const { code } = await run(FIXTURES, ['export', 'corpus', '--format', format, '--out', out]);
  expect(code).toBe(0);
  const names = await readdir(out, { recursive: true });
  const files = names.filter((name) => ending.test(name)).sort();
  const texts = await Promise.all(
    files.map(async (name) => `=== ${name}\n${await readFile(join(out, name), 'utf8')}`),
  );
  await expectGolden(`corpus.${format}`, texts.join('\n'));
});

test('the check finds in the corpus what is in it on purpose, and no error', async () => {
  const { code, stdout, stderr } = await run(FIXTURES, ['check', 'corpus']);
  expect(code).toBe(0);
  const rules = stdout
    .split('\n')
    .map((line) => /^([^:]+:\d+:\d+: [a-z]+: [a-z-]+):/.exec(line)?.[1]);
  expect(rules).toEqual([
    'corpus/0001_ferry.txt.ann.yaml:24:5: warning: unknown-attribute',
    'corpus/0002_windows.txt:1:21: warning: decomposed-accents',
    'corpus/0002_windows.txt.ann.yaml:14:5: info: missing-relation',
    undefined,
  ]);
  expect(stderr).toBe('4 sidecars, 0 errors, 2 warnings, 1 info\n');
});
