// @ts-check
// Reads the nasty articles in every format with programs that we did not write: `npm run consumers`.
// Each check is a file here, of Python or Java; it is given the folder that exportNasty.ts makes.
// `--install` or CI installs first what the checks need; without it those whose programs are not
// there are skipped. A word as argument runs only checks with it in their names. What a check
// writes in a folder `<format>-by-<program>` is imported at the end.

import { rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { javaChecks } from './java.mjs';
import { pythonChecks } from './python.mjs';

const here = import.meta.dirname;
const root = path.join(here, '../..');
const cache = path.join(root, 'node_modules/.cache/consumers');
const out = path.join(root, 'test/.artifacts/consumers');
const mayNotSkip = process.env['CI'] !== undefined;
const mayInstall = mayNotSkip || process.argv.includes('--install');
const [wanted = ''] = process.argv.slice(2).filter((word) => word !== '--install');

const { readBack } = await exportArticles();
const setting = { cache, out, mayInstall };
const count = { passed: 0, failed: 0, skipped: 0 };
for (const check of [...pythonChecks(setting), ...javaChecks(setting)]) {
  if (check.name.includes(wanted)) count[outcome(check)] += 1;
}
for (const { name, differences } of await readBack(out)) {
  const [first = 'the same is read again'] = differences;
  console.log(`${differences.length === 0 ? 'passed ' : 'FAILED '} ${name}: ${first}`);
  count[differences.length === 0 ? 'passed' : 'failed'] += 1;
}
console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exitCode = count.failed > 0 || count.passed + count.skipped === 0 ? 1 : 0;

/** @param {import('./programs.mjs').Check} check @returns {keyof typeof count} */
function outcome({ name, missing, start }) {
  const absent = missing();
  if (absent.length > 0) {
    console.log(`${mayNotSkip ? 'FAILED ' : 'skipped'} ${name}: no ${absent.join(', ')} here`);
    return mayNotSkip ? 'failed' : 'skipped';
  }
  const { status, stdout, stderr } = start();
  const isGood = status === 0;
  console.log(`${isGood ? 'passed ' : 'FAILED '} ${name}: ${(isGood ? stdout : stderr).trim()}`);
  return isGood ? 'passed' : 'failed';
}

async function exportArticles() {
  rmSync(out, { recursive: true, force: true });
  const bundle = path.join(cache, 'exportNasty.cjs');
  await build({
    entryPoints: [path.join(here, 'exportNasty.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'warning',
  });
  const bundled = await import(pathToFileURL(bundle).href);
  await bundled.exportNasty(out, root);
  return bundled;
}
