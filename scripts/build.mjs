// @ts-check
// Bundles the extension for its three hosts: desktop (Node), web (worker) and command line.
// `--production` minifies and leaves out source maps; `--watch` builds again on each change.

import { chmod, readFile, rm } from 'node:fs/promises';
import { build as bundleOnce, context } from 'esbuild';

const flags = new Set(process.argv.slice(2));
const isProduction = flags.has('--production');
const { version } = JSON.parse(await readFile('package.json', 'utf8'));

/** @type {import('esbuild').BuildOptions & { define: Record<string, string> }} */
const common = {
  bundle: true,
  minify: isProduction,
  sourcemap: !isProduction,
  target: 'es2022',
  logLevel: 'warning',
  legalComments: 'none',
  define: { __VERSION__: JSON.stringify(version) },
};

// Scripts of pages and of the reading view are text in the bundles, so that nothing has to be
// loaded from the disk; a change of one of them needs a new build.
const scripts = {
  __FIGURE_SCRIPT__: await pageScript('src/webview/figure.ts'),
  __READING_SCRIPT__: await pageScript('src/webview/reading.ts'),
};
for (const [name, text] of Object.entries(scripts)) common.define[name] = JSON.stringify(text);

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

/** @param {string} entry @returns {Promise<string>} */
async function pageScript(entry) {
  const { outputFiles } = await bundleOnce({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    // The text goes into an element of HTML, which must not see its own end.
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  });
  return (outputFiles[0]?.text ?? '').trim();
}
