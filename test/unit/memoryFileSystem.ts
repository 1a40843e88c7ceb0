// A file system in memory, for tests.

import type { FileSystem, FolderEntry } from '../../src/corpus/fileSystem';

/** A file system whose files a test can look at and change. */
export interface MemoryFileSystem extends FileSystem {
  /** Bytes by path. */
  readonly files: Map<string, Uint8Array>;
  /** The text of a file; `undefined` where there is none. */
  textOf(path: string): string | undefined;
}

/**
 * @param files content by path; a text is put in as UTF-8
 * @param links paths that are listed as links and read like files
 */
export function memoryFileSystem(
  files: Readonly<Record<string, string | Uint8Array>>,
  links: ReadonlySet<string> = new Set(),
): MemoryFileSystem {
  const stored = new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  );
  return {
    files: stored,
    textOf: (path) => {
      const bytes = stored.get(path);
      return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    },
    list: (folder) => {
      const prefix = folder === '' ? '' : `${folder}/`;
      const entries = new Map<string, FolderEntry>();
      for (const path of stored.keys()) {
        if (!path.startsWith(prefix)) continue;
        const [name = '', ...below] = path.slice(prefix.length).split('/');
        const kind = links.has(path) ? 'other' : below.length > 0 ? 'folder' : 'file';
        entries.set(name, { name, kind });
      }
      if (entries.size === 0 && folder !== '') {
        return Promise.reject(new Error(`No folder ${folder}.`));
      }
      return Promise.resolve([...entries.values()]);
    },
    read: (path) => Promise.resolve(stored.get(path)),
    write: (path, bytes) => {
      stored.set(path, bytes);
      return Promise.resolve();
    },
  };
}
