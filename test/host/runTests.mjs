// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { downloadDesktop, runInDesktop } from './desktop.mjs';
import { hostDir, hostVersion } from './layout.mjs';
import { ensureHost } from './setup.mjs';

/**
 * @typedef {object} ExtensionTests
 * @property {string} extensionDevelopmentPath
 * @property {string} extensionTestsPath a module with a `run` function
 * @property {string} workspace the folder, or the .code-workspace file, to open
 * @property {Record<string, string>} [env] for the suite's `process.env`
 */

/**
 * Runs a suite in the extension host of a VS Code: the desktop one that `VSCODE_EXECUTABLE` names,
 * else one downloaded (unless `HOST_BUNDLED` is set), else the bundled host.
 *
 * @param {ExtensionTests} tests
 * @returns {Promise<number>} the exit code
 */
export async function runExtensionTests(tests) {
  const executable =
    process.env['VSCODE_EXECUTABLE'] ||
    (process.env['HOST_BUNDLED'] ? undefined : await downloadDesktop());
  if (executable) {
    console.log(`VS Code host: ${executable}`);
    return runInDesktop(executable, tests);
  }
  await ensureHost();
  console.log(`VS Code host: ${hostVersion()}`);
  return runBundled(tests);
}

/** @param {ExtensionTests} tests */
async function runBundled(tests) {
  const args = [
    path.join(hostDir, 'launcher.mjs'),
    `--extensionDevelopmentPath=${path.resolve(tests.extensionDevelopmentPath)}`,
    `--extensionTestsPath=${path.resolve(tests.extensionTestsPath)}`,
    path.resolve(tests.workspace),
  ];
  const env = { ...process.env, ...tests.env };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'exit');
  return code ?? 1;
}
