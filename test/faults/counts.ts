// How often a fault is tried, and what is printed of it.

import { expect } from 'vitest';

const FACTOR = Number(process.env['FAULT_RUNS'] ?? '1');

/** So many runs, times the environment's `FAULT_RUNS`. */
export function faultRuns(usual: number): number {
  return Math.max(1, Math.round(usual * FACTOR));
}

/** What came of a series of faults. */
export interface Counts {
  readonly runs: number;
  /** Faults that were made to happen. */
  readonly faults: number;
  /** Saves that were reported as done. */
  readonly saves: number;
  /** Annotations whose save was reported and that are not on disk. */
  readonly lost: number;
}

/** Prints the counts; a series in which no fault happened or anything was lost has failed. */
export function report(what: string, { runs, faults, saves, lost }: Counts): void {
  console.log(`${what}: ${runs} runs, ${faults} faults, ${saves} saves reported, lost = ${lost}`);
  expect(lost).toBe(0);
  expect(faults).toBeGreaterThan(0);
  expect(saves).toBeGreaterThan(0);
}
