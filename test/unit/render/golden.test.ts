// A picture in both formats, byte for byte. It changes only on purpose:
// `UPDATE_GOLDEN=1 npx vitest run test/unit/render/golden.test.ts` writes the files anew, and
// somebody has to look at them then.

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { run } from '../cli/run';

const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url));

test.each(['html', 'svg'])('%s', async (format) => {
  const args = ['render', 'corpus/0001_ferry.txt', '--format', format];
  const { code, stdout, stderr } = await run(FIXTURES, args);
  expect([code, stderr]).toEqual([0, '']);
  const path = `${FIXTURES}/golden/0001_ferry.${format}`;
  // The style sheet is no part of it: how a thing looks changes more often than what it is.
  const text = stdout
    .replace(/<style>[^<]*<\/style>/, '<style></style>')
    .replace(/style-src '[^']+'/, "style-src ''");
  if (process.env['UPDATE_GOLDEN'] === '1') await writeFile(path, text);
  expect(text).toBe(await readFile(path, 'utf8'));
});
