// @ts-check
// Other programs, and what a check is that one of them runs.

import { spawnSync } from 'node:child_process';

/**
 * @typedef {object} Check
 * @property {string} name of its file
 * @property {() => readonly string[]} missing what it needs and is not here; installs first what may
 *   be installed
 * @property {() => import('node:child_process').SpawnSyncReturns<string>} start fails, or prints
 *   one line
 */

/**
 * @typedef {object} Setting
 * @property {string} cache a folder that is kept
 * @property {string} out the folder that exportNasty.ts makes
 * @property {boolean} mayInstall
 */

/** @param {string} command @param {readonly string[]} args */
export function run(command, args) {
  return spawnSync(command, args, {
    encoding: 'utf8',
    env: {
      ...process.env,
      PYTHONIOENCODING: 'utf-8',
      PYTHONUTF8: '1',
      PYTHONDONTWRITEBYTECODE: '1',
    },
  });
}

/** @param {string} command @param {readonly string[]} args */
export function must(command, args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed; see its message above.`);
}
