// @ts-check
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** @typedef {() => void} Cleanup */

const gracePeriodMs = 1500;

/** @type {Set<Cleanup>} */
const cleanups = new Set();

/** @type {NodeJS.Signals[]} */
const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Registers work to be done, synchronously, when this process ends by itself or by a signal.
 *
 * @param {Cleanup} cleanup
 * @returns {() => void} takes the registration back
 */
export function onProcessEnd(cleanup) {
  if (cleanups.size === 0) listen();
  cleanups.add(cleanup);
  return () => {
    cleanups.delete(cleanup);
    if (cleanups.size === 0) unlisten();
  };
}

function listen() {
  process.on('exit', cleanUp);
  for (const signal of endingSignals) process.on(signal, endBySignal);
}

function unlisten() {
  process.off('exit', cleanUp);
  for (const signal of endingSignals) process.off(signal, endBySignal);
}

function cleanUp() {
  for (const cleanup of [...cleanups].reverse()) cleanup();
  cleanups.clear();
}

/** @param {NodeJS.Signals} signal */
function endBySignal(signal) {
  cleanUp();
  // Another listener wants to decide for itself how the process ends.
  if (process.listenerCount(signal) > 1) return;
  process.exit(128 + os.constants.signals[signal]);
}

/**
 * A temporary folder that is removed with this process at the latest.
 *
 * @returns {{ path: string, remove: () => void }}
 */
export function temporaryFolder() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'annotator-host-'));
  // A process that has just been killed may still be writing: removal is tried again.
  const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const forget = onProcessEnd(removeFolder);
  return {
    path: folder,
    remove: () => {
      forget();
      removeFolder();
    },
  };
}

/**
 * @typedef {object} ProcessGroup
 * @property {import('node:child_process').ChildProcess} child
 * @property {() => Promise<void>} stop ends the process and everything it has started
 */

/**
 * Starts a process as the leader of a group of its own, so that all it starts can be ended at once.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {ProcessGroup}
 */
export function spawnGroup(command, args, options) {
  const child = spawn(command, args, { ...options, detached: true });
  const exited = new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', resolve);
  });
  const forget = onProcessEnd(() => signalGroup(child.pid, 'SIGKILL'));
  return {
    child,
    stop: async () => {
      if (signalGroup(child.pid, 'SIGTERM')) {
        await Promise.race([exited, delay(gracePeriodMs, undefined, { ref: false })]);
        signalGroup(child.pid, 'SIGKILL');
        await exited;
      }
      forget();
    },
  };
}

/**
 * @param {number | undefined} leader
 * @param {NodeJS.Signals} signal
 * @returns {boolean} whether there was anything left to signal
 */
function signalGroup(leader, signal) {
  if (leader === undefined) return false;
  try {
    process.kill(-leader, signal);
    return true;
  } catch {
    return false;
  }
}
