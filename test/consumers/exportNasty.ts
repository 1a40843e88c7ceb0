// Writes the nasty articles in every format, and what the formats must say of them.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FORMATS } from '../../src/formats/index';
import type { Loss } from '../../src/formats/loss';
import { NASTY } from '../formats/nasty';
import { writtenFiles } from '../unit/formats/articles';

/**
 * Makes `<folder>/<format>/`, with the one file named `corpus.<extension>`, for each format, with
 * its losses beside it in `<format>.losses.json`; and `articles.json`.
 */
export async function exportNasty(folder: string): Promise<void> {
  await write(join(folder, 'articles.json'), JSON.stringify(NASTY));
  for (const format of FORMATS) {
    const losses: Loss[] = [];
    const files = await writtenFiles(format, NASTY, { lose: (loss) => void losses.push(loss) });
    for (const [path, content] of files) {
      const name = path === '' ? `corpus.${format.extension ?? ''}` : path;
      await write(join(folder, format.id, name), content);
    }
    await write(join(folder, `${format.id}.losses.json`), JSON.stringify(losses));
  }
}

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
