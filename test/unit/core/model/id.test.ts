import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { newId } from '../../../../src/core/model/id';
import { textScalar } from '../../../../src/core/sidecar/scalar';

test('ids are unique, have their shape, and are text to YAML 1.1 and 1.2 as they stand', () => {
  const taken = new Set<string>();
  for (let i = 0; i < 600; i++) {
    const id = newId(randomBytes, taken);
    expect(id).toMatch(/^[a-hjkmnp-tv-z][0-9a-hjkmnp-tv-z]{7}$/);
    expect(taken.has(id)).toBe(false);
    expect(textScalar(id)).toBe(id);
    taken.add(id);
  }
  const list = [...taken].map((id) => `- ${id}\n`).join('');
  for (const version of ['1.1', '1.2'] as const)
    expect(parse(list, { version })).toEqual([...taken]);
});

test('every byte gives an id', () => {
  for (let byte = 0; byte < 256; byte++) {
    expect(newId((length) => new Uint8Array(length).fill(byte), new Set())).toHaveLength(8);
  }
});

test('a taken id is passed over', () => {
  const bytes = [0, 0, 1];
  const random = (length: number) => new Uint8Array(length).fill(bytes.shift() ?? 9);
  expect(newId(random, new Set(['a0000000']))).toBe('b1111111');
});
