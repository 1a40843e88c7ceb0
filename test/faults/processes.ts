// Processes that annotate, and what they have reported.

import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { readSidecar } from '../../src/core/sidecar/read';

export interface AnnotatorProcess {
  /** Ids whose save was reported until now. */
  readonly saved: readonly string[];
  readonly stderr: () => string;
  /** Kills it with SIGKILL; does nothing where it has ended. */
  kill(): void;
  /** Resolves when it has opened the article. */
  readonly open: Promise<void>;
  /** Resolves when it has ended, with whether it was killed. */
  readonly ended: Promise<boolean>;
}

export interface AnnotatorProgram {
  start(folder: string, file: string, saves: number): AnnotatorProcess;
  remove(): Promise<void>;
}

/** Bundles the program that the processes run. */
export async function annotatorProgram(): Promise<AnnotatorProgram> {
  const folder = await mkdtemp(join(tmpdir(), 'article-annotator-faults-'));
  const bundle = join(folder, 'annotator.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'annotatorProcess.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return {
    start: (...args) => startProcess(bundle, args),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function startProcess(bundle: string, args: readonly [string, string, number]): AnnotatorProcess {
  const child = spawn(process.execPath, [bundle, ...args.map(String)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const saved: string[] = [];
  let [line, stderr] = ['', ''];
  let opened = (): void => undefined;
  const open = new Promise<void>((resolve) => (opened = resolve));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (line + text).split('\n');
    line = lines.pop() ?? '';
    for (const each of lines) {
      if (each === 'open') opened();
      if (each.startsWith('saved ')) saved.push(each.slice('saved '.length));
    }
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<boolean>((resolve, reject) => {
    child.on('close', (code, signal) => {
      opened();
      if (code !== null && code !== 0) reject(new Error(stderr));
      else resolve(signal === 'SIGKILL');
    });
  });
  return { saved, stderr: () => stderr, kill: () => child.kill('SIGKILL'), open, ended };
}

/**
 * How many of some annotations are not in a sidecar on disk.
 * @throws Error where the file is not whole
 */
export function missingOnDisk(path: string, ids: readonly string[]): number {
  if (ids.length === 0) return 0;
  const reading = readSidecar(readFileSync(path, 'utf8'));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const found = new Set(reading.file.sidecar.annotations.map(({ id }) => id));
  return ids.filter((id) => !found.has(id)).length;
}

/** Names of hidden files in a folder. */
export function hiddenFiles(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.startsWith('.'));
}
