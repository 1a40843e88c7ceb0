// @ts-check
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { downloadsDir } from './layout.mjs';
import { spawnGroup, temporaryFolder } from './lifetime.mjs';

const lookupTimeoutMs = 4000;

/** The functions of `@vscode/test-electron`, which is this package's or the root's dependency. */
async function testElectron() {
  const module = await import('@vscode/test-electron');
  return module.default ?? module;
}

/**
 * A desktop VS Code of the newest stable version, downloaded if that is possible without waiting for
 * a network that is not there.
 *
 * @returns {Promise<string | undefined>} its executable
 */
export async function downloadDesktop() {
  if (!hasDisplay() && !hasXvfb()) return undefined;
  const version = await newestVersion();
  if (!version) return undefined;
  const { downloadAndUnzipVSCode } = await testElectron();
  try {
    return await downloadAndUnzipVSCode({ version, cachePath: downloadsDir });
  } catch (error) {
    console.error(`VS Code ${version} could not be downloaded: ${error}`);
    return undefined;
  }
}

/** @returns {Promise<string | undefined>} */
async function newestVersion() {
  const address = 'https://update.code.visualstudio.com/api/releases/stable';
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(lookupTimeoutMs) });
    const versions = response.ok ? await response.json() : [];
    return versions[0];
  } catch {
    return undefined;
  }
}

/**
 * Runs a suite in a desktop VS Code, on a screen of its own where there is none.
 *
 * @param {string} executable
 * @param {import('./runTests.mjs').ExtensionTests} tests
 * @returns {Promise<number>} the exit code
 */
export async function runInDesktop(executable, tests) {
  const { runTests, TestRunFailedError } = await testElectron();
  const screen = hasDisplay() || !hasXvfb() ? undefined : await startXvfb();
  const profile = temporaryFolder();
  try {
    return await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: tests.extensionDevelopmentPath,
      extensionTestsPath: tests.extensionTestsPath,
      extensionTestsEnv: { ...tests.env, ...(screen && { DISPLAY: screen.display }) },
      launchArgs: [
        tests.workspace,
        '--disable-extensions',
        `--user-data-dir=${path.join(profile.path, 'data')}`,
        `--extensions-dir=${path.join(profile.path, 'extensions')}`,
      ],
    });
  } catch (error) {
    if (error instanceof TestRunFailedError) return error.code ?? 1;
    throw error;
  } finally {
    await screen?.stop();
    profile.remove();
  }
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY']);
}

function hasXvfb() {
  return spawnSync('Xvfb', ['-help'], { stdio: 'ignore' }).error === undefined;
}

async function startXvfb() {
  const args = ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const { child, stop } = spawnGroup('Xvfb', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  if (!child.stdout) throw new Error('Xvfb was started without a pipe.');
  for await (const line of createInterface({ input: child.stdout })) {
    return { display: `:${line}`, stop };
  }
  await stop();
  throw new Error('Xvfb ended before it had a screen.');
}
