// Listeners for all that happens to files and folders on disk.

import { Disposable, workspace } from 'vscode';
import type { GlobPattern, Uri } from 'vscode';

/** @param changed called with a file that was made, changed or deleted */
export function watchFiles(pattern: GlobPattern, changed: (file: Uri) => void): Disposable {
  const watcher = workspace.createFileSystemWatcher(pattern);
  const listeners = [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete];
  return Disposable.from(watcher, ...listeners.map((listen) => listen(changed)));
}

/**
 * Watchers tell of a folder that is deleted, and then not of what was in it, so that whoever
 * watches files by their names hears nothing.
 * @param gone called with what was deleted and may have been a folder
 */
export function watchDeletedFolders(gone: (folder: Uri) => void): Disposable {
  const watcher = workspace.createFileSystemWatcher('**', true, true);
  return Disposable.from(
    watcher,
    watcher.onDidDelete((uri) => {
      if (!/\.(?:txt|yaml)$/.test(uri.path)) gone(uri);
    }),
  );
}
