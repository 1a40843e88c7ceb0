// @ts-check
// Runs all benchmarks, or those that are named: `npm run bench -- workbench`.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { installDependencies } from './dependencies.mjs';

installDependencies();
const all = readdirSync('test/bench').filter((name) => existsSync(`test/bench/${name}/run.mjs`));
const wanted = process.argv.slice(2);
for (const name of all.filter((each) => wanted.length === 0 || wanted.includes(each))) {
  console.log(`\n── ${name} ──`);
  const { status } = spawnSync('node', [`test/bench/${name}/run.mjs`], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
