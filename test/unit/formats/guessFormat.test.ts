// Files tell their format: those of each format are taken for it, and not for another one.

import { expect, test } from 'vitest';
import { FORMATS } from '../../../src/formats';
import { guessFormats } from '../../../src/formats/guessFormat';
import { FULL, inputs } from './articles';

const READABLE = FORMATS.filter((format) => format.read !== undefined);

test.each(READABLE)('$id is known by its files', async (format) => {
  const files = await inputs(format, [FULL]);
  const guessed = await guessFormats(files, FORMATS);
  expect(guessed[0]?.id).toBe(format.id);
});

test('what is in no format is taken for none', async () => {
  const bytes = (): Promise<Uint8Array> => Promise.resolve(Uint8Array.of(0x89, 0x50, 0xff, 0));
  expect(await guessFormats([{ path: 'picture.png', bytes }], FORMATS)).toEqual([]);
});
