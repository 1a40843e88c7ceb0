// @ts-check
// The benchmark of healing: `npm run bench:anchor -- [seed] [generated articles]`.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const root = path.join(here, '../../..');
const outfile = path.join(root, 'test/.artifacts/bench/anchor.mjs');

await build({
  entryPoints: [path.join(here, 'run.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'es2022',
  logLevel: 'warning',
});
const run = spawnSync(process.execPath, [outfile, root, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = run.status ?? 1;
