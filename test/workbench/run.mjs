// @ts-check
// Runs the tests in the real workbench. The tests of a file go on from each other, so a key that the
// browser lost on a busy machine fails all that follow it: a file that failed is named, and tried
// once more in a workbench of its own. What fails then has failed. A word as argument runs only the
// files with it in their names.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');
const reports = path.join(root, 'test/.artifacts/reports');
mkdirSync(reports, { recursive: true });

/**
 * @typedef {{ name: string, status: string, assertionResults: { status: string, fullName: string }[] }} FileResult
 */

const first = vitest('workbench', process.argv.slice(2));
const failed = first.filter(({ status }) => status === 'failed');
for (const { name, assertionResults } of failed) {
  const tests = assertionResults.filter(({ status }) => status === 'failed');
  const names = tests.map(({ fullName }) => fullName).join('; ');
  console.log(`\ntried again: ${path.relative(root, name)}: ${names || 'could not be run'}`);
}
const again =
  failed.length > 0
    ? vitest(
        'workbench-again',
        failed.map(({ name }) => path.relative(root, name)),
      )
    : [];
const results = [...first.filter((file) => !failed.includes(file)), ...again];
const counts = results.map(({ status, assertionResults }) => ({
  passed: assertionResults.filter((test) => test.status === 'passed').length,
  // A file that could not even be loaded has no tests in the report.
  failed:
    assertionResults.filter((test) => test.status === 'failed').length ||
    (status === 'failed' ? 1 : 0),
}));
const passes = counts.reduce((sum, { passed }) => sum + passed, 0);
const failures = counts.reduce((sum, each) => sum + each.failed, 0);
console.log(`\n${passes} passed, ${failures} failed`);
process.exitCode = failures > 0 || passes === 0 ? 1 : 0;

/** @param {string} report @param {readonly string[]} files @returns {readonly FileResult[]} */
function vitest(report, files) {
  const file = path.join(reports, `${report}.json`);
  const { error } = spawnSync(
    'npx',
    [
      ...['vitest', 'run', '--project', 'workbench', ...files],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    ],
    { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' },
  );
  if (error) throw error;
  return JSON.parse(readFileSync(file, 'utf8')).testResults;
}
