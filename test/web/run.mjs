// @ts-check
// Bundles the suite for the browser and runs it in the web extension host.

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { runWebTests } from '../host/index.mjs';

const root = path.join(import.meta.dirname, '../..');
const suite = path.join(root, 'test/.artifacts/web/suite.cjs');

await build({
  entryPoints: [path.join(import.meta.dirname, 'suite.ts')],
  outfile: suite,
  bundle: true,
  platform: 'browser',
  format: 'cjs',
  target: 'es2022',
  external: ['vscode'],
  logLevel: 'warning',
});
const parent = mkdtempSync(path.join(tmpdir(), 'article-annotator-web-'));
try {
  const folder = path.join(parent, 'corpus');
  cpSync(path.join(root, 'samples'), folder, { recursive: true });
  process.exitCode = await runWebTests({
    extensionDevelopmentPath: root,
    extensionTestsPath: suite,
    folder,
  });
} finally {
  rmSync(parent, { recursive: true, force: true });
}
