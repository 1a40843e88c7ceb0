// What differs between the hosts that the extension runs in; the entries fill it.

import type { Uri } from 'vscode';
import type { RandomBytes } from '../core/model/id';
import type { FileSystem } from '../corpus/fileSystem';

export interface HostServices {
  /** The file system below a folder. */
  readonly openFolder: (folder: Uri) => FileSystem;
  readonly random: RandomBytes;
}
