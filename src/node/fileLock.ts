// A lock on a file that processes, and machines on a network drive, take in turns. It is a file
// beside it that only one can create: the one means that every file system has.

import { randomBytes } from 'node:crypto';
import { link, lstat, open, rename, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { lockPath, temporaryPath } from './ownFiles';
import { readRegularFile } from './readFile';

// Milliseconds after which a lock that has not changed hands is taken for left behind. Its age is
// watched from here, so that no two clocks are compared.
const PATIENCE = 10_000;
const SHORTEST_WAIT = 2;
const LONGEST_WAIT = 15;

/** What is known of a lock that somebody holds. */
interface Holder {
  /** Differs from that of every other lock. */
  readonly identity: string;
  /** What its maker wrote in it; empty until then. */
  readonly token: string;
}

/**
 * Does work while nobody else who asks for the lock of the file can. A lock that a killed process
 * left behind is broken: at once where it was of this machine, else after some seconds.
 * @param target path without links in it
 * @param work is given a question to be asked right before the file is changed: whether the lock is
 *   still its own, as it is not after the machine slept so long that others broke it
 */
export async function withFileLock<T>(
  target: string,
  work: (isStillMine: () => Promise<boolean>) => Promise<T>,
): Promise<T> {
  const path = lockPath(target);
  const token = `${process.pid} ${randomBytes(8).toString('hex')} ${hostname()}`;
  const isStillMine = async (): Promise<boolean> => (await holderOf(path))?.token === token;
  await takeLock(path, token);
  try {
    return await work(isStillMine);
  } finally {
    // What can't be given back is broken by the next who waits for it.
    if (await isStillMine().catch(() => false)) await unlink(path).catch(() => undefined);
  }
}

async function takeLock(path: string, token: string): Promise<void> {
  let seen: Holder | undefined;
  let since = performance.now();
  while (!(await createLock(path, token))) {
    const holder = await holderOf(path);
    if (holder?.identity !== seen?.identity) since = performance.now();
    seen = holder;
    if (!holder) continue;
    const isStale = isDead(holder.token) || performance.now() - since > PATIENCE;
    if (isStale) await breakLock(path, holder);
    else await delay(SHORTEST_WAIT + Math.random() * (LONGEST_WAIT - SHORTEST_WAIT));
  }
}

/** False where somebody has the lock. */
async function createLock(path: string, token: string): Promise<boolean> {
  const file = await open(path, 'wx').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  });
  if (!file) return false;
  try {
    await file.writeFile(token);
  } catch (error) {
    await unlink(path).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
  return true;
}

async function holderOf(path: string): Promise<Holder | undefined> {
  try {
    const { ino, mtimeMs } = await lstat(path);
    const token = Buffer.from(await readRegularFile(path, path)).toString('utf8');
    return { identity: `${ino} ${mtimeMs} ${token}`, token };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** True where a process of this machine made the lock and is gone. */
function isDead(token: string): boolean {
  const [, pid, host] = /^(\d{1,10}) [0-9a-f]{16} (.*)$/s.exec(token) ?? [];
  if (pid === undefined || host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/**
 * Takes a stale lock away. Where another process broke it first and has its own there already, that
 * one is put back.
 */
async function breakLock(path: string, stale: Holder): Promise<void> {
  const aside = temporaryPath(path);
  try {
    await rename(path, aside);
    if ((await holderOf(aside))?.identity !== stale.identity) await link(aside, path);
    await unlink(aside);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
    await unlink(aside).catch(() => undefined);
  }
}
