// Whether a path is in a folder.

import { isAbsolute, relative } from 'node:path';

/** True where an absolute path is below a folder; links are not looked through. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  // On Windows the way to another drive is absolute.
  return way !== '' && way !== '..' && !/^\.\.[\\/]/.test(way) && !isAbsolute(way);
}
