// @ts-check
// Bundles the extension for its three hosts: desktop (Node), web (worker) and command line.
// `--production` minifies and leaves out source maps; `--watch` builds again on each change.

import { chmod, readFile, rm } from 'node:fs/promises';
import { context } from 'esbuild';

const flags = new Set(process.argv.slice(2));
const isProduction = flags.has('--production');
const { version } = JSON.parse(await readFile('package.json', 'utf8'));

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  minify: isProduction,
  sourcemap: !isProduction,
  target: 'es2022',
  logLevel: 'warning',
  legalComments: 'none',
  define: { __VERSION__: JSON.stringify(version) },
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  {
    ...common,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.cjs',
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  },
  {
    ...common,
    entryPoints: ['src/extension.web.ts'],
    outfile: 'dist/web/extension.cjs',
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
  },
  {
    ...common,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.cjs',
    platform: 'node',
    format: 'cjs',
    banner: { js: '#!/usr/bin/env node' },
  },
];

await rm('dist', { recursive: true, force: true });
for (const bundle of bundles) {
  const build = await context(bundle);
  if (flags.has('--watch')) await build.watch();
  else {
    await build.rebuild();
    await build.dispose();
  }
}
if (!flags.has('--watch')) await chmod('dist/cli.cjs', 0o755);
