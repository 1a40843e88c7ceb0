// The extension host of a real VS Code, killed while a person tags.

import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorkbench } from '../host/index.mjs';
import { readSidecarFile } from './readSidecarFile';
import { clickIntoText, openArticle, root, SAMPLE, startAnnotating } from './session';

const FACTOR = Number(process.env['FAULT_RUNS'] ?? '1');
const KILLS = Math.max(1, Math.round(4 * FACTOR));
const [FEWEST_TAGS, MOST_TAGS] = [50, 60];
// Processes and their parents are looked up where Linux has them.
const canKill = process.platform === 'linux';

let folder: string;
let session: Awaited<ReturnType<typeof openWorkbench>>;

beforeAll(async () => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'article-annotator-crash-')), 'corpus');
  mkdirSync(folder);
  cpSync(path.join(root, 'samples', SAMPLE), path.join(folder, SAMPLE));
  session = await openWorkbench({
    folder,
    extensionDevelopmentPath: root,
    viewport: { width: 1280, height: 800 },
    settings: { 'files.autoSave': 'off' },
  });
});
afterAll(async () => {
  await session.close();
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

/** Ids of the extension hosts that this process’ servers started. */
function extensionHosts(): readonly number[] {
  const parents = new Map<number, number>();
  const hosts: number[] = [];
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
      const commandLine = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
      if (commandLine.includes('--type=extensionHost')) hosts.push(Number(name));
    } catch {
      // It has ended meanwhile.
    }
  }
  return hosts.filter((host) => {
    for (let id = host; id > 1; id = parents.get(id) ?? 0) if (id === process.pid) return true;
    return false;
  });
}

/** What was seen of a sidecar over time: each look must find it whole, and all that was there. */
function sidecarWatch(file: string) {
  const seen = new Set<string>();
  let [versions, lost, last] = [0, 0, 0];
  const look = (): void => {
    // Each save makes a new file in the place of the old one.
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found || found.ino === last) return;
    last = found.ino;
    versions += 1;
    const ids = new Set(readSidecarFile(file)?.annotations.map(({ id }) => id));
    for (const id of seen) if (!ids.has(id)) lost += 1;
    for (const id of ids) seen.add(id);
  };
  return {
    look,
    get seen() {
      return seen.size;
    },
    get versions() {
      return versions;
    },
    get lost() {
      return lost;
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function annotateFromTop(): Promise<void> {
  const { page } = session;
  await openArticle(session);
  await clickIntoText(session);
  await page.keyboard.press('Control+Home');
  await startAnnotating(session);
}

it.skipIf(!canKill)(
  'loses no annotation when the extension host is killed at any moment, and goes on',
  async () => {
    const { page } = session;
    const sidecar = path.join(folder, `${SAMPLE}.ann.yaml`);
    const watch = sidecarWatch(sidecar);
    const timer = setInterval(watch.look, 3);
    let faults = 0;
    try {
      for (let kill = 0; kill < KILLS; kill += 1) {
        await annotateFromTop();
        // Each time other words, and later new labels for those that are tagged already.
        for (let i = 0; i < kill * 5; i += 1) await page.keyboard.press('ArrowDown');
        const tags = FEWEST_TAGS + Math.floor(Math.random() * (MOST_TAGS - FEWEST_TAGS));
        for (let i = 0; i < tags; i += 1) {
          await page.keyboard.press('Control+ArrowRight');
          await page.keyboard.press(['a', 'p', 'c'][(i + kill) % 3] ?? 'a');
          // Time for a save of its own, or else the next takes it along.
          await pause(10);
        }
        await page.keyboard.press('Control+ArrowRight');
        await page.keyboard.press('a');
        await pause(Math.random() * 30);
        const hosts = extensionHosts();
        for (const host of hosts) process.kill(host, 'SIGKILL');
        const killed = hosts.length;
        expect(killed).toBeGreaterThan(0);
        faults += killed;
        watch.look();
        await page.reload();
        await page.waitForSelector('.monaco-workbench');
      }
      // All that is on disk is there again.
      await annotateFromTop();
      await page.keyboard.press('Escape');
      await page.waitForSelector(`.statusbar-item:has-text("${watch.seen} annotations")`);
      watch.look();
    } finally {
      clearInterval(timer);
    }
    const { versions, lost, seen } = watch;
    console.log(
      `extension host killed: ${KILLS} runs, ${faults} faults, ${versions} saves seen, ${seen} annotations, lost = ${lost}`,
    );
    expect(lost).toBe(0);
    expect(versions).toBeGreaterThan(10 * KILLS);
    expect(readdirSync(folder).filter((name) => name.startsWith('.')).length).toBeLessThanOrEqual(
      2 * faults,
    );
  },
  240_000 * Math.max(1, FACTOR),
);
