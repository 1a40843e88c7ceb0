// Writes the nasty articles in every format, and what the formats must say of them.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Entity } from '../../src/core/entities/entity';
import { IOB } from '../../src/formats/columns';
import type { Format } from '../../src/formats/format';
import { FORMATS } from '../../src/formats/index';
import type { Loss } from '../../src/formats/loss';
import type { WriteOptions } from '../../src/formats/writeContext';
import { NASTY } from '../formats/nasty';
import { writtenFiles } from '../unit/formats/articles';
import { exportTokens } from './exportTokens';

export { readBack } from './readBack';

/** Formats as an option changes them, by the names of their folders. */
const OTHERWISE: readonly (readonly [string, Format, WriteOptions])[] = [
  ['iob-bilou', IOB, { tagScheme: 'bilou' }],
];

const OREN: Entity = { key: 'oren', name: 'Port of Oren', aliases: [], wikidata: 'Q1234567' };

/**
 * Makes `<folder>/<format>/`, with the one file named `corpus.<extension>`, for each format, with
 * its losses beside it in `<format>.losses.json`; `articles.json`; and `tokens.json`.
 * @param root the project's folder
 */
export async function exportNasty(folder: string, root: string): Promise<void> {
  await write(join(folder, 'articles.json'), JSON.stringify(NASTY));
  await exportTokens(root, folder);
  const plain = FORMATS.map((format) => [format.id, format, {}] as const);
  for (const [id, format, options] of [...plain, ...OTHERWISE]) {
    const losses: Loss[] = [];
    const files = await writtenFiles(format, NASTY, {
      options,
      entities: new Map([[OREN.key, OREN]]),
      lose: (loss) => void losses.push(loss),
    });
    for (const [path, content] of files) {
      const name = path === '' ? `corpus.${format.extension ?? ''}` : path;
      await write(join(folder, id, name), content);
    }
    await write(join(folder, `${id}.losses.json`), JSON.stringify(losses));
  }
}

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
