// brat: what it says of articles as a whole.

import { expect, test } from 'vitest';
import { BRAT } from '../../../src/formats/brat';
import type { Loss } from '../../../src/formats/loss';
import { FULL, writtenFiles } from './articles';

test('an article’s attributes are lost; its status, which is of the work, is no loss', async () => {
  const losses: Loss[] = [];
  const lose = (loss: Loss): void => void losses.push(loss);
  await writtenFiles(BRAT, [FULL], { lose });
  expect(losses.map(({ kind, message }) => [kind, message])).toEqual([
    ['article-attribute', 'The article’s attributes topic are left out.'],
  ]);
  losses.length = 0;
  const layer = { ...FULL.layer, attributes: {} };
  await writtenFiles(BRAT, [{ ...FULL, layer }], { lose });
  expect(losses).toEqual([]);
});
