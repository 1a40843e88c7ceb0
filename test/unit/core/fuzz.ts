// How long the property tests run, and from which seed.

import { randomInt } from 'node:crypto';
import type { Parameters } from 'fast-check';
import { afterAll, vi } from 'vitest';

const FACTOR = Number(process.env['FUZZ_RUNS'] ?? '1');
const SEED = Number(process.env['FUZZ_SEED'] ?? randomInt(2 ** 31));

vi.setConfig({ testTimeout: 60_000 * Math.max(1, FACTOR) });

const count = { properties: 0, runs: 0 };
afterAll(() => {
  console.log(`fuzz: ${count.properties} properties, ${count.runs} runs, seed ${SEED}`);
});

/**
 * Parameters of a property: so many runs, times the environment's `FUZZ_RUNS`, from the seed in
 * `FUZZ_SEED` or a new one. What was run is printed after the last test of the file.
 */
export function runs<T>(numRuns: number): Parameters<T> {
  const times = Math.max(1, Math.round(numRuns * FACTOR));
  count.properties += 1;
  count.runs += times;
  return { numRuns: times, seed: SEED, endOnFailure: true };
}
