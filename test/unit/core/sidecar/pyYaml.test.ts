// Other programs read YAML 1.1: what is written must be the same text to them.

import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeCanonical } from '../../../../src/core/sidecar/writeCanonical';
import { textScalar } from '../../../../src/core/sidecar/scalar';
import { anyText, sidecar } from '../arbitraries';
import { runs } from '../fuzz';

const python = process.env['PYTHON'] ?? 'python3';
const hasPyYaml = spawnSync(python, ['-c', 'import yaml']).status === 0;

/** What PyYAML's safe loader reads in each of several texts. */
function safeLoad(texts: readonly string[]): unknown[] {
  const program =
    'import json, sys, yaml\n' +
    'texts = json.load(sys.stdin)\n' +
    'json.dump([yaml.safe_load(text) for text in texts], sys.stdout)';
  const { stdout, stderr, status } = spawnSync(python, ['-c', program], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as unknown[];
}

test.skipIf(!hasPyYaml && !process.env['CI'])(
  'PyYAML reads every text scalar as that text (needs PyYAML)',
  () => {
    const { numRuns = 1 } = runs(4000);
    const seed = Date.now() | 0;
    const texts = [...fc.sample(anyText, { numRuns, seed }), ...shortTexts()];
    const read = safeLoad(texts.map((text) => `- ${textScalar(text)}\n`));
    texts.forEach((text, i) => expect(read[i], `seed ${seed}`).toEqual([text]));
  },
);

test.skipIf(!hasPyYaml && !process.env['CI'])(
  'PyYAML reads canonical files as they were meant (needs PyYAML)',
  () => {
    const { numRuns = 1 } = runs(100);
    const seed = Date.now() | 0;
    const values = fc.sample(sidecar, { numRuns, seed });
    const read = safeLoad(values.map(writeCanonical)) as Record<string, unknown>[];
    values.forEach(({ article, attributes, annotations, relations }, i) => {
      const { attributes: readAttributes = {}, ...rest } = read[i] ?? {};
      expect(
        { ...rest, attributes: { ...(readAttributes as object) } },
        `seed ${seed}`,
      ).toMatchObject({
        article,
        relations,
        annotations: annotations.map(({ id, label, text }) => ({ id, label, text })),
      });
      expect(JSON.stringify(sorted(readAttributes))).toBe(JSON.stringify(sorted(attributes)));
    });
  },
);

/** All short texts of the characters of which YAML makes numbers, times and yes or no. */
function shortTexts(): string[] {
  const units = Array.from('01_.,-eEx ny');
  const pairs = units.flatMap((a) => units.map((b) => a + b));
  const triples = pairs.flatMap((pair) => units.map((c) => pair + c));
  const hand = [
    '0b1',
    '0o7',
    '0x1f',
    '1e5',
    '1.5E-3',
    '1_0.0',
    '2001-1-1',
    '2001-12-14 21:59:43.10',
  ];
  return [
    ...units,
    ...pairs,
    ...triples,
    ...hand,
    'Yes',
    'OFF',
    'Null',
    'True',
    '~',
    '=',
    '<<',
    '1:30',
  ];
}

function sorted(value: unknown): unknown {
  const entries = Object.entries(value as object);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}
