// Folders of tables: which file is which table.

import { expect, test } from 'vitest';
import type { ImportedArticle, ImportProblem } from '../../../src/formats/imported';
import { CSV_TABLES } from '../../../src/formats/tables';

const TABLES = {
  'articles.csv': 'article_id,text\na,Ada.\n',
  'spans.csv': 'article_id,span_id,label,start,end\na,s,actor,0,3\n',
  'relations.csv': 'article_id,relation_id,type,from_id,to_id\n',
};

async function read(
  files: Readonly<Record<string, string>>,
): Promise<readonly (ImportedArticle | ImportProblem)[]> {
  const inputs = Object.entries(files).map(([path, content]) => ({
    path,
    bytes: () => Promise.resolve(Buffer.from(content)),
  }));
  const all: (ImportedArticle | ImportProblem)[] = [];
  for await (const one of CSV_TABLES.read?.(inputs, {}) ?? []) all.push(one);
  return all;
}

test('a table is a file of that name, in whatever folder, and none that ends so', async () => {
  const others = { 'myspans.csv': 'a\n1\n', 'old-articles.csv': 'a\n1\n' };
  const found = await read({ ...others, ...TABLES });
  expect(found).toMatchObject([{ kind: 'article', id: 'a', annotations: [{ label: 'actor' }] }]);
  const inFolder = Object.entries(TABLES).map(([name, text]) => [`out/${name}`, text]);
  expect(await read(Object.fromEntries(inFolder) as typeof TABLES)).toHaveLength(1);
  expect(await read({ ...TABLES, 'spans.csv': '', ...others })).toMatchObject([
    { annotations: [] },
  ]);
});

test('a table that is not there is a problem', async () => {
  const found = await read({ 'myspans.csv': TABLES['spans.csv'] });
  expect(found.map((one) => (one.kind === 'problem' ? one.message : ''))).toEqual([
    'There is no articles.csv; give the folder that has it.',
    'There is no spans.csv; give the folder that has it.',
    'There is no relations.csv; give the folder that has it.',
  ]);
});
