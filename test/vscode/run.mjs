// @ts-check
// Compiles the suites and runs them in the extension host of a real VS Code. A word as argument
// runs only the suites with it in their names.

import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { runExtensionTests } from '../host/index.mjs';

const here = import.meta.dirname;
const root = path.join(here, '../..');
const [wanted = ''] = process.argv.slice(2);
const out = path.join(root, 'test/.artifacts', wanted === '' ? 'vscode' : `vscode-${wanted}`);

rmSync(out, { recursive: true, force: true });
const suites = readdirSync(here).filter(
  (name) => name.endsWith('.test.ts') && name.includes(wanted),
);
await build({
  entryPoints: ['suite.ts', ...suites].map((name) => path.join(here, name)),
  outdir: out,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'es2022',
  external: ['vscode', 'mocha'],
  sourcemap: 'inline',
  logLevel: 'warning',
});
const workspace = path.join(mkdtempSync(path.join(tmpdir(), 'article-annotator-test-')), 'corpus');
cpSync(path.join(root, 'samples'), workspace, { recursive: true });
mkdirSync(path.join(workspace, '.vscode'));
// A desktop VS Code saves when it is told to, a served one by itself after a second.
writeFileSync(path.join(workspace, '.vscode/settings.json'), '{ "files.autoSave": "off" }\n');
try {
  process.exitCode = await runExtensionTests({
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(out, 'suite.cjs'),
    workspace,
  });
} finally {
  rmSync(path.dirname(workspace), { recursive: true, force: true });
}
