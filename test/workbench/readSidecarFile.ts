// A sidecar on disk, for tests that have a folder of their own.

import { existsSync, readFileSync } from 'node:fs';
import { readSidecar } from '../../src/core/sidecar/read';
import type { Sidecar } from '../../src/core/sidecar/sidecar';

/**
 * What a sidecar on disk says; `undefined` where there is none.
 * @throws Error where it is not whole
 */
export function readSidecarFile(file: string): Sidecar | undefined {
  if (!existsSync(file)) return undefined;
  const reading = readSidecar(readFileSync(file, 'utf8'));
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join('\n'));
  return reading.file.sidecar;
}
