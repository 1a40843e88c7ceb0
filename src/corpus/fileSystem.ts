// The little that the corpus asks of a file system: a port that each host fills.

/** One thing in a folder. Links are `other`: following them could lead out of the corpus. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/**
 * A folder and all below it. Paths are relative to it, with `/` between their parts and none at
 * the ends; the folder itself is the empty path.
 */
export interface FileSystem {
  /** What is in a folder, in any order. Rejects where the folder can't be read. */
  list(folder: string): Promise<readonly FolderEntry[]>;
  /** The bytes of a file; `undefined` where there is none. Rejects on every other failure. */
  read(path: string): Promise<Uint8Array | undefined>;
  /**
   * Puts bytes in a file, new or not. Where the host allows it the file has either its old bytes
   * or all the new ones, whatever happens in between.
   */
  write(path: string, bytes: Uint8Array): Promise<void>;
}

/** What tells long work to stop; an editor's cancellation token is one. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}

/** Thrown by long work that was told to stop. */
export class CancelledError extends Error {
  constructor() {
    super('Cancelled.');
    this.name = 'CancelledError';
  }
}

/** @throws CancelledError where the work was told to stop */
export function throwIfCancelled(cancellation: Cancellation | undefined): void {
  if (cancellation?.isCancellationRequested) throw new CancelledError();
}

/** Folder of a path; the empty path for a file at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** Last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
