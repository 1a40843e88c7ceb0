// How long the property tests run.

import type { Parameters } from 'fast-check';
import { vi } from 'vitest';

const FACTOR = Number(process.env['FUZZ_RUNS'] ?? '1');

vi.setConfig({ testTimeout: 60_000 * Math.max(1, FACTOR) });

/** Parameters of a property: so many runs, times the environment's `FUZZ_RUNS`. */
export function runs<T>(numRuns: number): Parameters<T> {
  return { numRuns: Math.max(1, Math.round(numRuns * FACTOR)), endOnFailure: true };
}
