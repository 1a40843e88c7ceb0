// One listener for all that happens to files on disk.

import { Disposable, workspace } from 'vscode';
import type { GlobPattern, Uri } from 'vscode';

/** @param changed called with a file that was made, changed or deleted */
export function watchFiles(pattern: GlobPattern, changed: (file: Uri) => void): Disposable {
  const watcher = workspace.createFileSystemWatcher(pattern);
  const listeners = [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete];
  return Disposable.from(watcher, ...listeners.map((listen) => listen(changed)));
}
