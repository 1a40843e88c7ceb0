// Reading a file that may be nothing to read, with that as a value.

import { UnfitFileError } from './fileSystem';
import type { FileSystem } from './fileSystem';

/** The bytes of a file, or why it is nothing to read; neither where no file is there. */
export interface FitReading {
  readonly bytes?: Uint8Array;
  /** One sentence that says what to do. */
  readonly unfit?: string;
}

/** Rejects only where the file system fails. */
export async function readFit(fs: FileSystem, path: string): Promise<FitReading> {
  try {
    const bytes = await fs.read(path);
    return bytes === undefined ? {} : { bytes };
  } catch (error) {
    if (error instanceof UnfitFileError) return { unfit: error.message };
    throw error;
  }
}
