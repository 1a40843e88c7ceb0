// Reading a file that may be nothing to read, with that as a value.

import { decodeUtf8 } from '../core/text/utf8';
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

/** What `readFit` reads, as text; bytes that are no text have a reason beside them. */
export async function readFitText(
  fs: FileSystem,
  path: string,
): Promise<FitReading & { readonly text?: string }> {
  const reading = await readFit(fs, path);
  if (!reading.bytes) return reading;
  const text = decodeUtf8(reading.bytes);
  if (text !== undefined) return { ...reading, text };
  return { ...reading, unfit: 'The file is not UTF-8 text; save it as UTF-8.' };
}
