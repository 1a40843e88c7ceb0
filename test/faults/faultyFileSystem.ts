// A file system in memory that fails, and that somebody else writes to at the worst moments.

import type { FileSystem } from '../../src/corpus/fileSystem';
import { sameBytes } from '../../src/corpus/replaceFile';
import { memoryFileSystem } from '../unit/memoryFileSystem';
import type { MemoryFileSystem } from '../unit/memoryFileSystem';

/** What may go wrong in one step. */
export type Fault =
  | 'none'
  | 'read fails'
  | 'write fails'
  /** The bytes are written and the answer is lost, as on a network drive. */
  | 'write is done but seems to fail'
  | 'somebody writes between the reading and the writing';

export interface FaultyFileSystem {
  readonly fs: FileSystem;
  readonly disk: MemoryFileSystem;
  /** What goes wrong in the next step; after it all is well again. */
  next: Fault;
  /** How many faults happened. */
  readonly faults: number;
}

/** @param meddle what somebody else does to the disk */
export function faultyFileSystem(meddle: (disk: MemoryFileSystem) => void): FaultyFileSystem {
  const disk = memoryFileSystem({});
  let next: Fault = 'none';
  let faults = 0;
  const happens = (fault: Fault): boolean => {
    if (next !== fault) return false;
    next = 'none';
    faults += 1;
    return true;
  };
  const write: FileSystem['write'] = async (path, bytes) => {
    if (happens('write fails')) throw new Error('No space is left on the disk (ENOSPC).');
    await disk.write(path, bytes);
    if (happens('write is done but seems to fail')) throw new Error('The connection is lost.');
  };
  return {
    disk,
    fs: {
      ...disk,
      async read(path) {
        if (happens('read fails')) throw new Error('The disk has a fault (EIO).');
        const bytes = await disk.read(path);
        if (happens('somebody writes between the reading and the writing')) meddle(disk);
        return bytes;
      },
      write,
      async replace(path, expected, bytes) {
        if (!sameBytes(await disk.read(path), expected)) return false;
        await write(path, bytes);
        return true;
      },
    },
    get next() {
      return next;
    },
    set next(fault) {
      next = fault;
    },
    get faults() {
      return faults;
    },
  };
}
