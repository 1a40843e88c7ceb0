// Files of one name that hold for a folder and all below it, such as a label set: where they may be,
// and hearing of their changes.

import { Disposable, RelativePattern, workspace } from 'vscode';
import type { Uri } from 'vscode';
import { parentOf } from './articleDocument';
import { watchFiles } from './watchFiles';

/** Hears of changes to files of one name. */
export interface NamedFileWatch {
  dispose(): void;
  /** Hears of the file in a folder, too; the folders of the workspace are followed already. */
  follow(folder: Uri): void;
}

/** @param changed called with a file that was made, changed or deleted */
export function watchNamedFile(name: string, changed: (file: Uri) => void): NamedFileWatch {
  const inWorkspace = watchFiles(`**/${name}`, changed);
  /** Of folders that are in no folder of the workspace, by address. */
  const outside = new Map<string, Disposable>();
  return {
    follow(folder) {
      const key = folder.toString();
      if (outside.has(key) || workspace.getWorkspaceFolder(folder)) return;
      outside.set(key, watchFiles(new RelativePattern(folder, name), changed));
    },
    dispose() {
      Disposable.from(inWorkspace, ...outside.values()).dispose();
    },
  };
}

/**
 * The folder of a file and those above it, the nearest first, up to the top of the workspace's
 * folder. Above a file outside the workspace nothing is read: who knows whose folders those are.
 */
export function foldersAbove(file: Uri): readonly Uri[] {
  const top = workspace.getWorkspaceFolder(file)?.uri;
  const found = [parentOf(file)];
  for (let folder = parentOf(file); top && folder.path.length > top.path.length;) {
    folder = parentOf(folder);
    found.push(folder);
  }
  return found;
}
