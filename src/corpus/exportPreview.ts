// What an export would write, without writing it.

import { joinBytes } from '../core/text/joinBytes';
import type { Format } from '../formats/format';
import type { InputFile } from '../formats/imported';
import type { ImportedArticle } from '../formats/imported';
import { exportCorpus } from './exportCorpus';
import type { ExportOptions, ExportOutcome } from './exportCorpus';
import type { FileSystem } from './fileSystem';

/** The beginning of a file that would be written. */
export interface PreviewedFile {
  /** As in the folder that would be written; empty for a format's one file. */
  readonly path: string;
  /** Its first lines, the last of which may be cut; absent where the file is no text. */
  readonly head?: string;
  /** True where the file goes on after them. */
  readonly hasMore: boolean;
}

export interface ExportPreview {
  readonly outcome: ExportOutcome;
  /** The first files, in the order in which they would be written. */
  readonly files: readonly PreviewedFile[];
  readonly fileCount: number;
  /** What the first articles say in files that are no text, read back from them. */
  readonly readBack: readonly ImportedArticle[];
}

const MOST_FILES = 20;
const MOST_LINES = 60;
/** UTF-16 code units of a file. */
const MOST_CHARACTERS = 20_000;
const MOST_READ_BACK = 10;

/**
 * Goes through the whole export, so that counts and losses are those that it would have, and keeps
 * what its files begin with.
 * @throws CancelledError
 */
export async function previewExport(
  fs: FileSystem,
  options: ExportOptions,
): Promise<ExportPreview> {
  const heads = new Map<string, { head: string; lines: number; hasMore: boolean }>();
  const binaries = new Map<string, Uint8Array[]>();
  const outcome = await exportCorpus(fs, options, async (pieces) => {
    for await (const { path, content } of pieces) {
      if (typeof content !== 'string') {
        const parts = binaries.get(path);
        if (parts) parts.push(content);
        else binaries.set(path, [content]);
        continue;
      }
      const file = heads.get(path) ?? { head: '', lines: 0, hasMore: false };
      heads.set(path, file);
      if (file.hasMore || heads.size > MOST_FILES) file.hasMore = true;
      else addTo(file, content);
    }
  });
  const files = [
    ...[...heads].map(([path, { head, hasMore }]) => ({ path, head, hasMore })),
    ...[...binaries.keys()].map((path) => ({ path, hasMore: true })),
  ];
  return {
    outcome,
    files: files.slice(0, MOST_FILES),
    fileCount: files.length,
    readBack: await firstRead(options.format, binaries),
  };
}

function addTo(file: { head: string; lines: number; hasMore: boolean }, content: string): void {
  for (let at = 0; at < content.length;) {
    const end = content.indexOf('\n', at);
    const line = content.slice(at, end === -1 ? content.length : end + 1);
    const room = MOST_CHARACTERS - file.head.length;
    if (file.lines >= MOST_LINES || room <= 0) {
      file.hasMore = true;
      return;
    }
    if (line.length > room) {
      // Never in the middle of a character.
      file.head += line.slice(0, room).replace(/[\uD800-\uDBFF]$/u, '');
      file.hasMore = true;
      return;
    }
    file.head += line;
    if (end !== -1) file.lines += 1;
    at += line.length;
  }
}

/** The first articles that a format reads in its own files. */
async function firstRead(
  format: Format,
  binaries: ReadonlyMap<string, readonly Uint8Array[]>,
): Promise<readonly ImportedArticle[]> {
  if (binaries.size === 0 || !format.read) return [];
  const files: InputFile[] = [...binaries].map(([path, parts]) => ({
    path: path === '' ? `corpus.${format.extension ?? ''}` : path,
    bytes: () => Promise.resolve(joinBytes(parts)),
  }));
  const articles: ImportedArticle[] = [];
  for await (const read of format.read(files, {})) {
    if (read.kind === 'article') articles.push(read);
    if (articles.length === MOST_READ_BACK) break;
  }
  return articles;
}
