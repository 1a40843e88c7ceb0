import { expect, test } from 'vitest';
import { newId } from '../../../src/core/model/id';
import { nodeRandomBytes } from '../../../src/node/random';

test('gives as many bytes as asked for, and ids that differ', () => {
  expect(nodeRandomBytes(8)).toHaveLength(8);
  const taken = new Set<string>();
  for (let i = 0; i < 1000; i += 1) taken.add(newId(nodeRandomBytes, taken));
  expect(taken.size).toBe(1000);
});
