import { expect, test } from 'vitest';
import { CSV } from '../../../src/formats/csv';
import type { WriteOptions } from '../../../src/formats/writeContext';
import { sidecarFor } from '../annotate';
import { written } from './articles';

async function csvOf(text: string, options?: WriteOptions): Promise<string> {
  const { status, attributes, annotations, relations } = sidecarFor('a.txt', text, [
    { id: 'aaaaaaaa', words: [text.trim()], note: text },
  ]);
  const article = {
    id: text,
    text,
    header: {},
    layer: { status, attributes, annotations, relations },
  };
  const csv = await written(CSV, [article], options);
  return csv.slice(csv.indexOf('\n') + 1);
}

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '=cmd|’ /C calc’!A0'])(
  '%j gets an apostrophe where formulas are not wanted',
  async (text) => {
    const csv = await csvOf(text, { neutraliseFormulas: true });
    expect(csv).toContain(`"'${text}"`);
    expect(csv).not.toContain(`"${text}"`);
  },
);

test.each(['=1+1', '-1', '@SUM(A1)'])('%j stays as it is otherwise', async (text) => {
  for (const options of [undefined, {}, { neutraliseFormulas: false }]) {
    expect(await csvOf(text, options)).toContain(`"${text}"`);
  }
});

test('texts that are no formulas and numbers stay as they are', async () => {
  const [plain, guarded] = [await csvOf('a=b'), await csvOf('a=b', { neutraliseFormulas: true })];
  expect(guarded).toBe(plain);
});
