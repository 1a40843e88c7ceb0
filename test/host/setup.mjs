#!/usr/bin/env node
// @ts-check
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { hostDir, hostVersion, modulesDir, serverNode, vscodeDir, webBuildDir } from './layout.mjs';
import { nativeWatchdogStub, spdlogStub } from './nativeStubs.mjs';

const stampFile = path.join(modulesDir, '.host-stamp');
const lockDir = path.join(hostDir, '.setup-lock');
const supported = ['linux-x64', 'linux-arm64'];

/** Built-in extensions that no test needs; without them the workbench starts in half the time. */
const unneededExtensions = [
  'copilot',
  'debug-auto-launch',
  'debug-server-ready',
  'emmet',
  'github',
  'github-authentication',
  'grunt',
  'gulp',
  'ipynb',
  'jake',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
  'notebook-renderers',
  'npm',
  'simple-browser',
  'terminal-suggest',
  'tunnel-forwarding',
];

/**
 * Makes this package ready to run: its dependencies, and what has to be changed in them. A Chromium
 * is looked for only when one is opened, since a person who is served has a browser. Quick when
 * there is nothing to do, and safe to call from several processes at once.
 */
export async function ensureHost() {
  const platform = `${process.platform}-${process.arch}`;
  if (!supported.includes(platform)) {
    throw new Error(
      `The bundled VS Code host runs on ${supported.join(' and ')}, not on ${platform}. ` +
        'Set VSCODE_EXECUTABLE to a desktop VS Code to run the extension tests in that.',
    );
  }
  if (!isInstalled()) await withLock(async () => isInstalled() || install());
}

function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp();
}

/** What the installed state depends on: the locked versions, and the steps after the install. */
function stamp() {
  const hash = createHash('sha256');
  for (const name of ['package-lock.json', 'setup.mjs', 'nativeStubs.mjs']) {
    hash.update(readFileSync(path.join(hostDir, name)));
  }
  return hash.digest('hex');
}

async function install() {
  console.error('Installing the bundled VS Code (once, about a minute) …');
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await promisify(execFile)('npm', args, { cwd: hostDir, maxBuffer: 1 << 26 });
  linkModules();
  replaceNativeModules();
  prune();
  if (!existsSync(serverNode())) {
    throw new Error('npm left out the package with Node 24: run npm with optional packages on.');
  }
  writeFileSync(stampFile, stamp());
}

/** The server looks for its modules beside itself; they were installed as ours. */
function linkModules() {
  for (const parent of [vscodeDir, path.join(vscodeDir, 'extensions')]) {
    const link = path.join(parent, 'node_modules');
    rmSync(link, { recursive: true, force: true });
    symlinkSync(path.relative(parent, modulesDir), link);
  }
}

/** These two need a compiler and do nothing for a test. */
function replaceNativeModules() {
  writeFileSync(
    path.join(modulesDir, '@vscode', 'native-watchdog', 'index.js'),
    nativeWatchdogStub,
  );
  writeFileSync(path.join(modulesDir, '@vscode', 'spdlog', 'index.js'), spdlogStub);
}

function prune() {
  for (const name of unneededExtensions) {
    for (const build of [vscodeDir, webBuildDir]) {
      rmSync(path.join(build, 'extensions', name), { recursive: true, force: true });
    }
  }
  // Half of the web build's size.
  for (const file of readdirSync(webBuildDir, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.map')) rmSync(path.join(webBuildDir, file));
  }
}

/** @param {() => Promise<unknown>} work */
async function withLock(work) {
  const ownerFile = path.join(lockDir, 'pid');
  for (;;) {
    try {
      mkdirSync(lockDir);
      break;
    } catch {
      if (isAbandoned(ownerFile)) rmSync(lockDir, { recursive: true, force: true });
      // Another process is installing; a folder cannot be waited for otherwise than by looking.
      await delay(250);
    }
  }
  writeFileSync(ownerFile, String(process.pid));
  try {
    await work();
  } finally {
    rmSync(lockDir, { recursive: true, force: true });
  }
}

/** @param {string} ownerFile */
function isAbandoned(ownerFile) {
  try {
    process.kill(Number(readFileSync(ownerFile, 'utf8')), 0);
    return false;
  } catch (error) {
    // No owner file: the owner has only just made the folder, or has only just removed it.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensureHost();
  console.log(`Ready: ${hostVersion()}`);
}
