// What differs between the hosts that the extension runs in; the entries fill it.

import type { ProcessExecution, Uri } from 'vscode';
import type { RandomBytes } from '../core/model/id';
import type { FileSystem } from '../corpus/fileSystem';

export interface HostServices {
  /** The file system below a folder. */
  readonly openFolder: (folder: Uri) => FileSystem;
  readonly random: RandomBytes;
  /**
   * Runs the command line that comes with the extension in a folder; absent where no process can be
   * started.
   */
  readonly commandLine?: (folder: Uri, args: readonly string[]) => ProcessExecution;
}
