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
  /**
   * The bytes of a file; `undefined` where there is none. Rejects with `UnfitFileError` where what
   * is there is nothing to read, and on every other failure.
   */
  read(path: string): Promise<Uint8Array | undefined>;
  /**
   * Puts bytes in a file, new or not. Where the host allows it the file has either its old bytes
   * or all the new ones, whatever happens in between.
   */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /**
   * As `write`, but only where the file still has the bytes that were expected (`undefined`: no
   * file is there). Of several programs that replace one file at once by this, none undoes what
   * another did. Absent where the host has no means for it.
   * @returns false where the file has other bytes; then nothing was written
   */
  replace?(path: string, expected: Uint8Array | undefined, bytes: Uint8Array): Promise<boolean>;
}

/** Largest file that is read, in bytes: more than any article or sidecar has. */
export const LARGEST_FILE = 64_000_000;

/**
 * Thrown for what is no file of a corpus although it is named like one: a folder, a pipe, a device,
 * a link out of the corpus, a file too large. The message says what to do.
 */
export class UnfitFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnfitFileError';
  }
}

/** The reason for which a file is too large to be read; `undefined` where it is not. */
export function tooLargeReason(path: string, bytes: number): string | undefined {
  if (bytes <= LARGEST_FILE) return undefined;
  const [has, most] = [bytes, LARGEST_FILE].map((size) => Math.ceil(size / 1_000_000));
  return `${path} is not read, since it has ${has} MB and ${most} MB are the most; split it or put it elsewhere.`;
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
