// `article-annotator import`: what a person sees of it.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporaryFolder';
import { run } from './run';

const LINES = ['a', 'b']
  .map((id) => `${JSON.stringify({ id, text: `Ada of ${id}.\n`, spans: [] })}\n`)
  .join('');

test('progress is shown only to a person, and taken away', async () => {
  const cwd = await temporaryFolder({ 'corpus/z.txt': 'Z.\n', 'x.jsonl': LINES });
  const args = ['import', 'corpus', '--format', 'jsonl', '--create', 'x.jsonl'];
  const { code, stderr } = await run(cwd, args, { isTty: true });
  const states = stderr.split('\r\u001B[K');
  expect(states.shift()).toBe('');
  expect(states.pop()).toBe(
    '0 annotations and 0 relations were put on 2 articles, 2 of them new.\n',
  );
  expect(states[0]).toBe('Importing 1');
  expect(code).toBe(0);
  expect(await readFile(join(cwd, 'corpus/b.txt'), 'utf8')).toBe('Ada of b.\n');
});
