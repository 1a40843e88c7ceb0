// @ts-check
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { writeEmptyLanguagePack } from './languagePack.mjs';
import { serverMain, serverNode } from './layout.mjs';
import { spawnGroup, temporaryFolder } from './lifetime.mjs';
import { ensureHost } from './setup.mjs';
import { quietSettings, writeUserSettings } from './settings.mjs';

const startTimeoutMs = 60_000;

/**
 * @typedef {object} ServerOptions
 * @property {'suite' | 'drive' | 'person'} [profile] `drive`, the default: the workbench as a user
 *   sees it, open to whoever reaches the port. `suite`: with VS Code's smoke-test driver, without
 *   which a page can start no test suite, but with which it shows no notifications. `person`: only
 *   who has the token gets in.
 * @property {import('./settings.mjs').Settings} [settings] user settings over the quiet ones
 * @property {string} [extensionsDir] where installed extensions are; a new folder by default
 * @property {string | string[]} [linkedExtensions] extensions' source folders, run as if installed;
 *   not together with `extensionsDir`
 * @property {string} [language] what extensions speak, such as `de`; the workbench itself stays English
 * @property {boolean} [workspaceTrust] whether the workbench asks before it trusts a folder
 * @property {NodeJS.ProcessEnv} [env] the server's and the extension host's environment
 */

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {string | undefined} token what a request has to carry as `tkn`, in the person profile
 * @property {string} dataDir the server's data: user settings, logs, storage
 * @property {string} extensionsDir
 * @property {number} startMs
 * @property {() => Promise<void>} stop ends all that was started and removes the data
 */

/**
 * Starts VS Code's server on a free port of this machine's loopback interface.
 *
 * @param {ServerOptions} [options]
 * @returns {Promise<Server>}
 */
export async function startServer(options = {}) {
  await ensureHost();
  const startedAt = performance.now();
  const { profile = 'drive', workspaceTrust = false } = options;
  if (options.extensionsDir && options.linkedExtensions) {
    throw new Error('Extensions are either installed or linked: give one of the two options.');
  }
  const temporary = temporaryFolder();
  const dataDir = path.join(temporary.path, 'data');
  const extensionsDir = options.extensionsDir ?? path.join(temporary.path, 'extensions');
  const token = profile === 'person' ? randomBytes(16).toString('hex') : undefined;
  linkExtensions([options.linkedExtensions ?? []].flat(), extensionsDir);
  writeUserSettings(dataDir, {
    ...quietSettings,
    'security.workspace.trust.enabled': workspaceTrust,
    ...options.settings,
  });

  const args = [serverMain, '--host', '127.0.0.1', '--port', '0', '--accept-server-license-terms'];
  args.push('--server-data-dir', dataDir, '--extensions-dir', extensionsDir);
  args.push('--disable-telemetry', '--disable-experiments', '--disable-update-check');
  args.push('--disable-getting-started-override', '--force-disable-user-env');
  if (!workspaceTrust) args.push('--disable-workspace-trust');
  if (profile === 'suite') args.push('--enable-smoke-test-driver');
  if (options.language) {
    writeEmptyLanguagePack(dataDir, options.language);
    args.push('--locale', options.language);
  }
  if (token === undefined) {
    args.push('--without-connection-token');
    // A server whose test run was killed outright goes by itself some minutes later.
    args.push('--reconnection-grace-time', '5', '--enable-remote-auto-shutdown');
  } else {
    // By a file, because everybody on the machine can read a command line.
    const tokenFile = path.join(temporary.path, 'token');
    writeFileSync(tokenFile, token, { mode: 0o600 });
    args.push('--connection-token-file', tokenFile);
  }

  const group = spawnGroup(serverNode(), args, {
    env: serverEnvironment(options.env ?? process.env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    await group.stop();
    temporary.remove();
  };
  const log = logOf(group.child);
  try {
    const port = await listeningPort(group.child, log);
    const startMs = Math.round(performance.now() - startedAt);
    return { port, token, dataDir, extensionsDir, startMs, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * A server makes its list of installed extensions from what it finds in a new folder.
 *
 * @param {string[]} sources
 * @param {string} extensionsDir
 */
function linkExtensions(sources, extensionsDir) {
  mkdirSync(extensionsDir, { recursive: true });
  for (const source of sources) {
    const manifest = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8'));
    const name = `${manifest.publisher}.${manifest.name}-${manifest.version}`;
    symlinkSync(path.resolve(source), path.join(extensionsDir, name));
  }
}

/**
 * The environment for VS Code's server and command line.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function serverEnvironment(env) {
  // Without a gallery the server asks the network for nothing.
  /** @type {NodeJS.ProcessEnv} */
  const result = { ...env, EXTENSIONS_GALLERY: '{}' };
  // Left behind by a VS Code terminal that this runs in, or meant for another Node.js.
  for (const name of ['NODE_OPTIONS', 'VSCODE_IPC_HOOK_CLI', 'ELECTRON_RUN_AS_NODE']) {
    delete result[name];
  }
  return result;
}

/**
 * @typedef {object} ServerLog
 * @property {(listener: (line: string) => void) => void} onLine
 * @property {() => string} recent
 */

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {ServerLog}
 */
function logOf(child) {
  /** @type {Set<(line: string) => void>} */
  const listeners = new Set();
  /** @type {string[]} */
  const recent = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      recent.push(line);
      if (recent.length > 30) recent.shift();
      if (process.env['HOST_DEBUG']) console.error(`[server] ${line}`);
      for (const listener of listeners) listener(line);
    });
  }
  return { onLine: (listener) => listeners.add(listener), recent: () => recent.join('\n') };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {ServerLog} log
 * @returns {Promise<number>}
 */
function listeningPort(child, log) {
  return new Promise((resolve, reject) => {
    /** @param {string} what */
    const fail = (what) => reject(new Error(`The VS Code server ${what}.\n${log.recent()}`));
    const timer = setTimeout(fail, startTimeoutMs, 'did not start in time');
    child.once('error', (error) => fail(`could not be run: ${error.message}`));
    child.once('exit', (code) => fail(`ended with ${code} while starting`));
    log.onLine((line) => {
      const port = /^Extension host agent listening on (\d+)/.exec(line)?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
  });
}
