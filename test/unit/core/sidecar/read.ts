// Reading in tests, where a text must be readable or must not.

import { readSidecar } from '../../../../src/core/sidecar/read';
import type { SidecarProblem } from '../../../../src/core/sidecar/problem';
import type { Sidecar } from '../../../../src/core/sidecar/sidecar';

/** What a readable text says. */
export function sidecarOf(text: string): Sidecar {
  const reading = readSidecar(text);
  if (reading.ok) return reading.file.sidecar;
  throw new Error(`Not readable: ${JSON.stringify(reading.problems)}\n${text.slice(0, 2000)}`);
}

/** The problems of a text; none where it is readable. */
export function problemsOf(text: string): readonly SidecarProblem[] {
  const reading = readSidecar(text);
  return reading.ok ? [] : reading.problems;
}
