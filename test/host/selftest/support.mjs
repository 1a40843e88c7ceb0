// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { hostDir } from '../layout.mjs';

/** @param {string} name */
export const selftestPath = (name) => fileURLToPath(new URL(name, import.meta.url));

export const extension = selftestPath('extension');
export const workspace = selftestPath('workspace');

/** @param {string} name */
export const suite = (name) => selftestPath(`suites/${name}.cjs`);

/**
 * Runs a script of this package as a process of its own.
 *
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, onOutput?: (text: string, child: import('node:child_process').ChildProcess) => void }} [options]
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export async function run(args, options = {}) {
  const env = { ...process.env, HOST_BUNDLED: '1', ...options.env };
  const child = spawn(process.execPath, args, { cwd: hostDir, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      options.onOutput?.(output, child);
    });
  }
  const [code] = await once(child, 'close');
  return { code, output };
}

/**
 * Runs a suite through the launcher, as `@vscode/test-electron` would.
 *
 * @param {string} name
 * @param {Parameters<typeof run>[1]} [options]
 */
export function launch(name, options) {
  const args = ['launcher.mjs', '--no-sandbox', '--disable-workspace-trust'];
  args.push(`--extensionTestsPath=${suite(name)}`, `--extensionDevelopmentPath=${extension}`);
  return run([...args, workspace], options);
}

/**
 * The processes that were started with this in their environment and do not end within some seconds:
 * some only notice that they are alone.
 *
 * @param {string} marker
 * @returns {Promise<string[]>} their command lines
 */
export async function leftBehind(marker) {
  for (let tries = 0; ; tries += 1) {
    const left = processesMarked(marker);
    if (left.length === 0 || tries === 50) return left;
    await delay(100);
  }
}

/** @param {string} marker */
function processesMarked(marker) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // The environment of a process that only waits to be reaped is empty.
        const environment = readFileSync(`/proc/${name}/environ`, 'utf8');
        if (!environment.includes(marker)) return [];
        return [readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')];
      } catch {
        return [];
      }
    });
}

/**
 * Packs the self-test extension as `vsce` would.
 *
 * @param {string} vsix the file to write
 */
export async function packExtension(vsix) {
  const { ZipFile } = createRequire(import.meta.url)('yazl');
  const manifest = JSON.parse(readFileSync(path.join(extension, 'package.json'), 'utf8'));
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(vsixManifest(manifest)), 'extension.vsixmanifest');
  for (const name of ['package.json', 'extension.js']) {
    zip.addFile(path.join(extension, name), `extension/${name}`);
  }
  zip.end();
  await finished(zip.outputStream.pipe(createWriteStream(vsix)));
}

/** @param {{ name: string, publisher: string, version: string, displayName: string }} manifest */
function vsixManifest({ name, publisher, version, displayName }) {
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="${name}" Version="${version}" Publisher="${publisher}" />
    <DisplayName>${displayName}</DisplayName>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code" /></Installation>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" />
  </Assets>
</PackageManifest>
`;
}
