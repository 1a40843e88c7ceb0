// @ts-check
// Opens an editor with the extension on a copy of the samples: `npm start`. A desktop VS Code on
// the PATH is taken where there is one; else a bundled one is served to the browser.

import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installDependencies } from './dependencies.mjs';
import { packageExtension } from './package.mjs';

const root = path.join(import.meta.dirname, '..');
process.chdir(root);

installDependencies();
const folder = copySamples();
const desktop = findDesktop();
if (desktop) openDesktop(desktop, folder);
else await serve(folder);

/** A copy, so that trying things out leaves the checkout clean. */
function copySamples() {
  const copy = path.join(mkdtempSync(path.join(tmpdir(), 'article-annotator-')), 'samples');
  cpSync('samples', copy, { recursive: true });
  return copy;
}

/** The command of a desktop VS Code, if one is on the PATH. */
function findDesktop() {
  return ['code', 'code-insiders', 'codium'].find((command) => {
    const { stdout } = spawnSync(command, ['--version'], { encoding: 'utf8', shell: isWindows() });
    // Other programs are called `code` too; VS Code's answer begins with its version.
    return /^\d+\.\d+\.\d+/.test(stdout ?? '');
  });
}

/** @param {string} command @param {string} samples */
function openDesktop(command, samples) {
  const { status } = spawnSync('node', ['scripts/build.mjs'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The extension could not be built; see the message above.');
  console.log(`Opening ${command} on ${samples}`);
  const args = [`--extensionDevelopmentPath=${root}`, '--new-window', '--wait', samples];
  const editor = spawn(command, args, { stdio: 'inherit', shell: isWindows() });
  editor.on('exit', (code) => process.exit(code ?? 0));
}

/** @param {string} samples */
async function serve(samples) {
  console.log('No VS Code on the PATH: the bundled one is served to your browser.');
  const { installExtension, startServer, workbenchUrl } = await import('../test/host/index.mjs');
  const vsix = await packageExtension();
  const extensionsDir = path.join(path.dirname(samples), 'extensions');
  await installExtension(vsix, extensionsDir);
  const server = await startServer({ profile: 'person', extensionsDir });
  console.log(`\nThe samples are in ${samples}`);
  console.log(
    `Open this address in your browser:\n\n  ${workbenchUrl(server, { folder: samples })}\n\nPress Ctrl+C to end.`,
  );
}

function isWindows() {
  return process.platform === 'win32';
}
