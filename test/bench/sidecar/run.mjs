// @ts-check
// Reading and writing sidecars: the fast way beside the way over a YAML document, in one run.
// `npm run bench:sidecar` prints medians in milliseconds; `npm run bench:sidecar -- 3000` takes one
// size only.

import { build } from 'esbuild';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const here = import.meta.dirname;
const root = path.join(here, '../../..');
const bundle = path.join(root, 'test/.artifacts', `bench-sidecar-${process.pid}.cjs`);

const sizes = process.argv.slice(2).map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 1)) {
  console.error('Give numbers of annotations, such as 3000.');
  process.exit(2);
}

await build({
  stdin: {
    contents: `
      export { readDocument, readSidecar } from './read';
      export { rewriteSidecar } from './write';
      export { writeCanonical } from './writeCanonical';
    `,
    resolveDir: path.join(root, 'src/core/sidecar'),
    loader: 'ts',
  },
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  logLevel: 'warning',
});
const { readDocument, readSidecar, rewriteSidecar, writeCanonical } = await import(
  pathToFileURL(bundle).href
);
rmSync(bundle);

/** @type {string[][]} */
const rows = [['annotations', 'bytes', 'what', 'document ms', 'fast ms', 'ratio']];
for (const size of sizes.length > 0 ? sizes : [3000, 30_000]) measure(size);
const widths = rows[0]?.map((_, column) =>
  Math.max(...rows.map((row) => row[column]?.length ?? 0)),
);
for (const row of rows)
  console.log(row.map((cell, i) => cell.padStart(widths?.[i] ?? 0)).join('  '));

/** @param {number} size */
function measure(size) {
  const sidecar = sidecarOf(size);
  const text = writeCanonical(sidecar);
  // A comment sends a file over the document path, as one that a person edited.
  const commented = `# mine\n${text}`;
  const [fast, slow] = [readSidecar(text), readSidecar(commented)];
  if (!fast.ok || !fast.file.isCanonical || !slow.ok) throw new Error('The text must be readable.');
  const next = { ...sidecar, status: 'done' };
  const rounds = size > 10_000 ? 3 : 7;
  compare(
    size,
    text,
    rounds,
    'read',
    () => readDocument(text),
    () => readSidecar(text),
  );
  compare(
    size,
    text,
    rounds,
    'write one change, verified',
    () => rewriteSidecar(next, slow.file),
    () => rewriteSidecar(next, fast.file),
  );
}

/**
 * Runs both ways in turn, so that what else the machine does slows both.
 *
 * @param {number} size
 * @param {string} text
 * @param {number} rounds
 * @param {string} what
 * @param {() => void} slow
 * @param {() => void} fast
 */
function compare(size, text, rounds, what, slow, fast) {
  /** @type {[number[], number[]]} */
  const [slowTimes, fastTimes] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    slowTimes.push(milliseconds(slow));
    fastTimes.push(milliseconds(fast));
  }
  const [a, b] = [median(slowTimes), median(fastTimes)];
  rows.push([
    String(size),
    String(Buffer.byteLength(text)),
    what,
    a.toFixed(1),
    b.toFixed(1),
    `${(a / b).toFixed(1)}×`,
  ]);
}

/** @param {() => void} work */
function milliseconds(work) {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

/** @param {number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** @param {number} size */
function sidecarOf(size) {
  const labels = ['actor', 'place', 'claim'];
  const annotations = Array.from({ length: size }, (_, i) => ({
    id: `k${i.toString(32).padStart(7, '0')}`,
    label: labels[i % 3],
    fragments: [{ start: i * 9, end: i * 9 + 8 }],
    text: i % 3 === 2 ? `“At least ${i} people were there,” he said: twice` : `Name ${i}`,
    ...(i % 4 === 0 && { entity: `name-${i}` }),
    ...(i % 10 === 0 && { attributes: { modality: 'reported', sure: 0.5 }, note: 'See above.' }),
  }));
  return {
    article: { file: 'a.txt', sha256: 'ab'.repeat(32), length: size * 9 + 100 },
    status: 'in-progress',
    attributes: {},
    annotations,
    relations: Array.from({ length: Math.floor(size / 10) }, (_, i) => ({
      id: `r${i.toString(32).padStart(7, '0')}`,
      type: 'source',
      from: annotations[i * 10 + 2]?.id ?? annotations[0]?.id,
      to: annotations[i * 10]?.id,
    })),
  };
}
