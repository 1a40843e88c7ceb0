// Writes the nasty articles in every format, and what the formats must say of them.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ExportArticle, FilePiece } from '../../src/formats/format';
import { FORMATS } from '../../src/formats/index';
import type { Loss } from '../../src/formats/loss';
import { plainContext } from '../../src/formats/writeContext';
import { NASTY } from '../formats/nasty';

/**
 * Makes `<folder>/<format>/`, with the one file named `corpus.<extension>`, for each format, with
 * its losses beside it in `<format>.losses.json`; and `articles.json`.
 */
export async function exportNasty(folder: string): Promise<void> {
  await write(join(folder, 'articles.json'), JSON.stringify(NASTY));
  for (const format of FORMATS) {
    const losses: Loss[] = [];
    const context = plainContext({ lose: (loss) => void losses.push(loss) });
    const files = await filesOf(format.write(each(NASTY), context));
    for (const [path, content] of files) {
      const name = path === '' ? `corpus.${format.extension ?? ''}` : path;
      await write(join(folder, format.id, name), content);
    }
    await write(join(folder, `${format.id}.losses.json`), JSON.stringify(losses));
  }
}

async function filesOf(pieces: AsyncIterable<FilePiece>): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for await (const { path, content } of pieces) {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    files.set(path, Buffer.concat([files.get(path) ?? Buffer.alloc(0), bytes]));
  }
  return files;
}

async function* each(articles: readonly ExportArticle[]): AsyncGenerator<ExportArticle> {
  for (const article of articles) yield await Promise.resolve(article);
}

async function write(path: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
