// @ts-check
// Reads the nasty articles in every format with programs that we did not write: `npm run consumers`.
// Each check is a Python file here, whose line `# needs: …` names the modules that it imports; it
// is given the folder that exportNasty.ts makes. `--install` or CI installs them first; without it
// checks whose modules are not there are skipped. A word as argument runs only checks with it in
// their names.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = import.meta.dirname;
const root = path.join(here, '../..');
const cache = path.join(root, 'node_modules/.cache/consumers');
const out = path.join(root, 'test/.artifacts/consumers');
const mayNotSkip = process.env['CI'] !== undefined;
const [wanted = ''] = process.argv.slice(2).filter((word) => word !== '--install');

const python = pythonWithModules();
await exportArticles();
const checks = readdirSync(here).filter((name) => /^# needs:/mu.test(pythonText(name)));
const count = { passed: 0, failed: 0, skipped: 0 };
for (const name of checks.filter((each) => each.includes(wanted))) count[outcome(name)] += 1;
console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exitCode = count.failed > 0 || count.passed + count.skipped === 0 ? 1 : 0;

/** @param {string} name @returns {keyof typeof count} */
function outcome(name) {
  const [, needs = ''] = /^# needs:(.*)$/mu.exec(pythonText(name)) ?? [];
  const missing = needs.split(/\s+/u).filter((module) => module !== '' && !hasModule(module));
  if (missing.length > 0) {
    console.log(`${mayNotSkip ? 'FAILED ' : 'skipped'} ${name}: no ${missing.join(', ')} here`);
    return mayNotSkip ? 'failed' : 'skipped';
  }
  const { status, stdout, stderr } = run(python, [path.join(here, name), out]);
  const isGood = status === 0;
  console.log(`${isGood ? 'passed ' : 'FAILED '} ${name}: ${(isGood ? stdout : stderr).trim()}`);
  return isGood ? 'passed' : 'failed';
}

/** The Python of CONSUMERS_PYTHON, or of an environment of our own. */
function pythonWithModules() {
  const given = process.env['CONSUMERS_PYTHON'];
  if (given !== undefined) return given;
  const system = process.platform === 'win32' ? 'python' : 'python3';
  const own = path.join(
    cache,
    'env',
    process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python',
  );
  const requirements = path.join(here, 'requirements.txt');
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const stamp = path.join(cache, 'requirements-hash');
  const isInstalled = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
  if ((mayNotSkip || process.argv.includes('--install')) && !isInstalled) {
    console.log('Installing the programs that read what is exported …');
    mkdirSync(cache, { recursive: true });
    must(system, ['-m', 'venv', path.join(cache, 'env')]);
    must(own, ['-m', 'pip', 'install', '--quiet', '--requirement', requirements]);
    writeFileSync(stamp, hash);
  }
  return existsSync(own) ? own : system;
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
  const { exportNasty } = await import(pathToFileURL(bundle).href);
  await exportNasty(out);
}

/** @param {string} module */
function hasModule(module) {
  const code = `import importlib.util, sys; sys.exit(importlib.util.find_spec('${module}') is None)`;
  return run(python, ['-c', code]).status === 0;
}

/** @param {string} name */
function pythonText(name) {
  return name.endsWith('.py') ? readFileSync(path.join(here, name), 'utf8') : '';
}

/** @param {string} command @param {readonly string[]} args */
function run(command, args) {
  return spawnSync(command, args, {
    encoding: 'utf8',
    env: {
      ...process.env,
      PYTHONIOENCODING: 'utf-8',
      PYTHONUTF8: '1',
      PYTHONDONTWRITEBYTECODE: '1',
    },
  });
}

/** @param {string} command @param {readonly string[]} args */
function must(command, args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed; see its message above.`);
}
