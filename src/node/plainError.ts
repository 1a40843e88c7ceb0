// What the system refuses when a file is written, in words for the person who reads it.

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'You may not write in the folder',
  EDQUOT: 'Your share of the disk is used up',
  EIO: 'The disk has a fault',
  EMFILE: 'Too many files are open',
  ENOENT: 'The folder is not there any more',
  ENOSPC: 'No space is left on the disk',
  EPERM: 'The system does not let the file be written',
  EROFS: 'The disk may only be read',
};

/** The error to be thrown in the place of one; others stay as they are. */
export function plainError(error: unknown): unknown {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  const reason = code === undefined ? undefined : REASONS[code];
  return reason === undefined ? error : new Error(`${reason} (${code ?? ''}).`, { cause: error });
}
