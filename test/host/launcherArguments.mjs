// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} LauncherArguments
 * @property {string[]} extensionDevelopmentPath
 * @property {string | undefined} extensionTestsPath
 * @property {string | undefined} extensionsDir
 * @property {string | undefined} folder
 * @property {import('./settings.mjs').Settings} settings
 */

/**
 * Reads the command line that `@vscode/test-electron` gives a desktop VS Code. What has no meaning
 * here, such as `--no-sandbox`, is passed over.
 *
 * @param {string[]} args
 * @returns {LauncherArguments}
 */
export function parseLauncherArguments(args) {
  /** @type {Map<string, string[]>} */
  const flags = new Map();
  /** @type {string[]} */
  const others = [];
  for (const arg of args) {
    const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name === undefined) others.push(toPath(arg));
    else if (value !== undefined) flags.set(name, [...(flags.get(name) ?? []), toPath(value)]);
  }
  return {
    extensionDevelopmentPath: flags.get('extensionDevelopmentPath') ?? [],
    extensionTestsPath: flags.get('extensionTestsPath')?.at(-1),
    extensionsDir: flags.get('extensions-dir')?.at(-1),
    folder: others.find((other) => existsSync(other)),
    settings: settingsIn(flags.get('user-data-dir')?.at(-1)),
  };
}

/** @param {string} value */
function toPath(value) {
  return path.resolve(value.startsWith('file:') ? fileURLToPath(value) : value);
}

/** @param {string | undefined} userDataDir */
function settingsIn(userDataDir) {
  const file = userDataDir && path.join(userDataDir, 'User', 'settings.json');
  return file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
