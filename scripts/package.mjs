// @ts-check
// Makes the .vsix that is installed by hand or published.

import { readFile, stat } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { installDependencies } from './dependencies.mjs';

const LARGEST = 1_000_000;

/**
 * Builds for production and packs.
 *
 * @param {string} [file] where to put the .vsix
 * @returns {Promise<string>} path of the .vsix
 */
export async function packageExtension(file) {
  installDependencies();
  const { name, version } = JSON.parse(await readFile('package.json', 'utf8'));
  const out = file ?? `${name}-${version}.vsix`;
  run('node', ['scripts/build.mjs', '--production']);
  const flags = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  run('npx', ['--no-install', 'vsce', 'package', ...flags, '--out', out]);
  const { size } = await stat(out);
  console.log(`${out}: ${size.toLocaleString('en')} bytes`);
  if (size > LARGEST) throw new Error(`${out} is larger than ${LARGEST} bytes.`);
  return out;
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const shell = process.platform === 'win32';
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], shell });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed.`);
}

if (process.argv[1]?.endsWith('package.mjs')) {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  await packageExtension(values.out);
}
