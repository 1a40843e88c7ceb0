// Bundles the command line once for all tests with git.

import { build } from 'esbuild';
import { CLI } from './cli';

export default async function setup(): Promise<void> {
  await build({
    entryPoints: ['src/cli/main.ts'],
    outfile: CLI,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'es2022',
    logLevel: 'warning',
  });
}
