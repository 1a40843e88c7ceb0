// Each format names the choices that it goes by, so that people are asked for these and no others.

import { expect, test } from 'vitest';
import { FORMATS } from '../../../src/formats';
import type { WriteOptions } from '../../../src/formats/writeContext';
import { NASTY } from '../../formats/nasty';
import { writtenFiles } from './articles';

test.each(FORMATS)('$id looks at the choices that it names, and at no others', async (format) => {
  const seen = new Set<string>();
  const options = new Proxy<WriteOptions>(
    {},
    {
      get(_, name) {
        seen.add(String(name));
        return undefined;
      },
      ownKeys() {
        throw new Error('Name each choice: copies of all of them tell nothing.');
      },
    },
  );
  await writtenFiles(format, NASTY, { options });
  expect([...seen].sort()).toEqual([...(format.heeds ?? [])].sort());
});
