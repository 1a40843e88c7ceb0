// @ts-check
// All tests: `npm test`. Installs what it misses, runs one stage after the other to the end, and
// closes with the sum. `npm test -- unit workbench` runs only the stages that are named.

import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { installDependencies } from './dependencies.mjs';

process.chdir(path.join(import.meta.dirname, '..'));
const reports = 'test/.artifacts/reports';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {string} command
 * @property {string[]} args
 * @property {(output: string, code: number) => Count} count
 */

/** @type {Stage[]} */
const stages = [
  step('build', 'node', ['scripts/build.mjs']),
  step('lint', 'npx', ['eslint', '.']),
  step('format', 'npx', ['prettier', '--check', '.']),
  step('types', 'npx', ['tsc', '-b']),
  step('script-types', 'npx', ['tsc', '-p', 'scripts']),
  vitest('unit'),
  vitest('formats'),
  { name: 'consumers', command: 'node', args: ['test/consumers/run.mjs'], count: countChecks },
  vitest('git'),
  vitest('faults'),
  { name: 'vscode', command: 'node', args: ['test/vscode/run.mjs'], count: countMocha },
  { name: 'web', command: 'node', args: ['test/web/run.mjs'], count: countMocha },
  { name: 'workbench', command: 'node', args: ['test/workbench/run.mjs'], count: countChecks },
  {
    name: 'host',
    command: 'node',
    args: ['--test', 'test/host/selftest/host.test.mjs'],
    count: countTap,
  },
];

installDependencies();
const { ensureChromium, ensureHost } = await import('../test/host/index.mjs');
await ensureHost();
ensureChromium();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !stages.some((stage) => stage.name === name));
if (unknown.length > 0) {
  console.error(
    `No such stage: ${unknown.join(', ')}. There are: ${stages.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}
const chosen = stages.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
/** @type {(Count & { name: string, seconds: number })[]} */
const results = [];
for (const stage of chosen) results.push(await run(stage));

console.log('');
for (const { name, passed, failed, skipped, seconds } of results) {
  const skips = skipped > 0 ? `, ${skipped} skipped` : '';
  console.log(`${name.padEnd(12)} ${passed} passed, ${failed} failed${skips} (${seconds} s)`);
}
const sum = (/** @type {keyof Count} */ key) =>
  results.reduce((total, each) => total + each[key], 0);
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
process.exitCode = sum('failed') > 0 ? 1 : 0;

/** @param {Stage} stage */
async function run({ name, command, args, count }) {
  console.log(`\n── ${name} ──`);
  const startedAt = Date.now();
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    output += text;
    process.stdout.write(text);
  });
  const code = await new Promise((resolve) => {
    child.on('close', (/** @type {number | null} */ exitCode) => resolve(exitCode ?? 1));
    child.on('error', () => resolve(1));
  });
  const counted = count(output, code);
  // A runner that ended badly without a failed test of its own has failed all the same.
  const failed = code !== 0 && counted.failed === 0 ? 1 : counted.failed;
  return { name, ...counted, failed, seconds: Math.round((Date.now() - startedAt) / 1000) };
}

/**
 * A stage that is one check: it passes or not.
 *
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @returns {Stage}
 */
function step(name, command, args) {
  const count = (/** @type {string} */ _output, /** @type {number} */ code) => ({
    passed: code === 0 ? 1 : 0,
    failed: code === 0 ? 0 : 1,
    skipped: 0,
  });
  return { name, command, args, count };
}

/**
 * @param {string} project
 * @returns {Stage}
 */
function vitest(project) {
  const report = `${reports}/${project}.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return {
    name: project,
    command: 'npx',
    args: ['vitest', 'run', '--project', project, ...reporters],
    count() {
      const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
        readFileSync(report, 'utf8'),
      );
      // A file that could not even be loaded has no tests in the report.
      const broken = testResults.filter(
        (
          /** @type {{ status: string, assertionResults: unknown[] }} */ {
            status,
            assertionResults,
          },
        ) => status === 'failed' && assertionResults.length === 0,
      );
      return {
        passed: numPassedTests,
        failed: numFailedTests + broken.length,
        skipped: numPendingTests,
      };
    },
  };
}

/** @param {string} output @returns {Count} */
function countMocha(output) {
  return {
    passed: numberIn(output, /(\d+) passing/),
    failed: numberIn(output, /(\d+) failing/),
    skipped: numberIn(output, /(\d+) pending/),
  };
}

/** @param {string} output @returns {Count} */
function countTap(output) {
  return {
    passed: numberIn(output, /^(?:#|ℹ) pass (\d+)/m),
    failed: numberIn(output, /^(?:#|ℹ) fail (\d+)/m),
    skipped: numberIn(output, /^(?:#|ℹ) skipped (\d+)/m),
  };
}

/** @param {string} output @returns {Count} */
function countChecks(output) {
  return {
    passed: numberIn(output, /^(\d+) passed, /m),
    failed: numberIn(output, /^\d+ passed, (\d+) failed/m),
    skipped: numberIn(output, /(\d+) skipped$/m),
  };
}

/** @param {string} text @param {RegExp} pattern */
function numberIn(text, pattern) {
  return Number(pattern.exec(text)?.[1] ?? 0);
}
