// What every verb of the command line is.

import type { Cancellation } from '../corpus/fileSystem';

/** What a verb needs of the process that runs it. */
export interface Io {
  /** Writes to the standard output, text as UTF-8; resolves when more can be taken. */
  readonly stdout: (content: string | Uint8Array) => Promise<void>;
  /** Writes to the standard error output. */
  readonly stderr: (text: string) => void;
  /** True where a person watches the standard error output. */
  readonly isTty: boolean;
  readonly cancellation: Cancellation;
  /** Folder from which relative paths start. */
  readonly cwd: string;
}

/** One thing that the command line can do. */
export interface Verb {
  readonly name: string;
  /** One line for the list of verbs. */
  readonly summary: string;
  /** What `--help` prints, with examples. */
  readonly help: string;
  /**
   * @param args what stands after the verb
   * @returns the exit code
   */
  run(args: readonly string[], io: Io): Promise<number>;
}

/** Exit codes that all verbs share. */
export const EXIT = {
  done: 0,
  /** The corpus has errors. */
  flawed: 1,
  /** Wrong usage, or a file or folder that can't be used. */
  usage: 2,
  /** A fault of the program: `EX_SOFTWARE` of sysexits.h. */
  fault: 70,
  /** Stopped by Ctrl+C: 128 and the number of the signal, as shells have it. */
  cancelled: 130,
} as const;
