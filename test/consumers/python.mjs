// @ts-check
// Checks in Python: each file here with a line `# needs: …`, which names the modules that it imports.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { must, run } from './programs.mjs';

const here = import.meta.dirname;
const isWindows = process.platform === 'win32';

/** @param {import('./programs.mjs').Setting} setting @returns {readonly import('./programs.mjs').Check[]} */
export function pythonChecks(setting) {
  /** @type {string | undefined} */
  let known;
  const python = () => (known ??= pythonWithModules(setting));
  return readdirSync(here)
    .filter((name) => name.endsWith('.py'))
    .flatMap((name) => {
      const text = readFileSync(path.join(here, name), 'utf8');
      const needs = /^# needs:(.*)$/mu.exec(text)?.[1];
      if (needs === undefined) return [];
      const modules = needs.split(/\s+/u).filter((module) => module !== '');
      return {
        name,
        missing: () => modules.filter((module) => !hasModule(python(), module)),
        start: () => run(python(), [path.join(here, name), setting.out]),
      };
    });
}

/**
 * The Python of CONSUMERS_PYTHON, or of an environment of our own.
 * @param {import('./programs.mjs').Setting} setting
 */
function pythonWithModules({ cache, mayInstall }) {
  const given = process.env['CONSUMERS_PYTHON'];
  if (given !== undefined) return given;
  const system = isWindows ? 'python' : 'python3';
  const own = path.join(cache, 'env', isWindows ? 'Scripts/python.exe' : 'bin/python');
  const requirements = path.join(here, 'requirements.txt');
  const alone = path.join(here, 'requirements-alone.txt');
  const hash = createHash('sha256')
    .update(readFileSync(requirements))
    .update(readFileSync(alone))
    .digest('hex');
  const stamp = path.join(cache, 'requirements-hash');
  const isInstalled = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
  if (mayInstall && !isInstalled) {
    console.log('Installing the Python programs that read what is exported …');
    mkdirSync(cache, { recursive: true });
    must(system, ['-m', 'venv', path.join(cache, 'env')]);
    must(own, ['-m', 'pip', 'install', '--quiet', '--requirement', requirements]);
    must(own, ['-m', 'pip', 'install', '--quiet', '--no-deps', '--requirement', alone]);
    writeFileSync(stamp, hash);
  }
  return existsSync(own) ? own : system;
}

/** @param {string} python @param {string} module */
function hasModule(python, module) {
  const code = `import importlib.util, sys; sys.exit(importlib.util.find_spec('${module}') is None)`;
  return run(python, ['-c', code]).status === 0;
}
