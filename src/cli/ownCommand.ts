// How a person, and git, can call this program again.

import { accessSync, constants } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const NAME = 'article-annotator';

/** Words of a command, for a shell to be quoted. */
export type Command = readonly [string, ...string[]];

/** What of a process tells how it was started. */
export interface Started {
  /** Path of the script that runs. */
  readonly script: string;
  /** Folders in which the shell looks for programs. */
  readonly path: string;
  readonly platform: NodeJS.Platform;
}

/**
 * The command that runs this program: by its name where it is installed, by npx where it belongs
 * to a project, else by the path of its script.
 */
export function ownCommand(
  started: Started = {
    script: process.argv[1] ?? '',
    path: process.env['PATH'] ?? '',
    platform: process.platform,
  },
): Command {
  const { script, path, platform } = started;
  const names = platform === 'win32' ? [`${NAME}.cmd`, `${NAME}.exe`] : [NAME];
  // What npm and npx put in the path is there only while they run.
  const folders = path.split(delimiter).filter((folder) => folder !== '' && !isOfProject(folder));
  if (folders.some((folder) => names.some((name) => isThere(join(folder, name))))) return [NAME];
  if (isOfProject(script)) return ['npx', '--no-install', NAME];
  return ['node', resolve(script).replaceAll('\\', platform === 'win32' ? '/' : '\\')];
}

function isOfProject(path: string): boolean {
  return /[\\/]node_modules[\\/]/.test(`${path}/`);
}

function isThere(path: string): boolean {
  try {
    accessSync(path, constants.F_OK);
    return true;
  } catch {
    return false;
  }
}
