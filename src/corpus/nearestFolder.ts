// What is in force for a file by the nearest folder upwards that says something.

import { folderOf } from './fileSystem';

/**
 * Each folder is looked at once.
 * @param lookIn what a folder says; `undefined` where it says nothing and the folder above counts
 * @param outside in force where no folder up to the corpus' own says anything
 * @returns what is in force for the file at a path
 */
export function nearestFolder<T>(
  lookIn: (folder: string) => Promise<{ readonly value: T } | undefined>,
  outside: T,
): (path: string) => Promise<T> {
  const folders = new Map<string, Promise<T>>();
  const read = async (folder: string): Promise<T> => {
    const found = await lookIn(folder);
    if (found) return found.value;
    return folder === '' ? outside : inFolder(folderOf(folder));
  };
  const inFolder = (folder: string): Promise<T> => {
    const known = folders.get(folder) ?? read(folder);
    folders.set(folder, known);
    return known;
  };
  return (path) => inFolder(folderOf(path));
}
