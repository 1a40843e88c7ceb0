import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JSONL } from '../../../src/formats/jsonl';
import { NASTY } from '../../formats/nasty';
import { runs } from '../core/fuzz';
import { exportArticle, FULL, written } from './articles';

const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/export-jsonl.schema.json', import.meta.url), 'utf8'),
) as object;
const validate = new Ajv({ strict: false }).compile(schema);

async function records(articles: Parameters<typeof written>[1]): Promise<readonly unknown[]> {
  const lines = (await written(JSONL, articles)).split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as unknown);
}

test('every line that is written is what the schema says', async () => {
  for (const record of await records([FULL, ...NASTY])) {
    validate(record);
    expect(validate.errors).toBeNull();
  }
  await fc.assert(
    fc.asyncProperty(exportArticle, async (article) => {
      for (const record of await records([article])) expect(validate(record)).toBe(true);
    }),
    runs(100),
  );
});

test.each(['spans', 'meta', 'id', 'text', 'relations'])('the schema wants %s', async (key) => {
  const [record] = (await records([FULL])) as Record<string, unknown>[];
  const rest = Object.entries(record ?? {}).filter(([name]) => name !== key);
  expect(validate(Object.fromEntries(rest))).toBe(false);
});
