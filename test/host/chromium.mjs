// @ts-check
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The fonts make the workbench, emoji and right-to-left text render in screenshots. */
export const debianPackages = [
  'chromium',
  'fonts-dejavu-core',
  'fonts-noto-color-emoji',
  'fonts-noto-core',
];

/**
 * The path of a Chromium: the one that `CHROMIUM` names, else the first on the `PATH`.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  const named = process.env['CHROMIUM'];
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`CHROMIUM is set to ${named}, but there is no program there.`);
  }
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/bin'];
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((candidate) => isExecutable(candidate));
}

/**
 * The path of a Chromium, which is installed first where that needs no question: as root on Debian.
 *
 * @returns {string}
 */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  const command = `apt-get install -y --no-install-recommends ${debianPackages.join(' ')}`;
  const onDebian = existsSync('/etc/debian_version');
  if (onDebian && process.getuid?.() === 0) {
    console.error(`No Chromium found: ${command}`);
    aptInstall();
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'The tests drive VS Code in Chromium, and none was found. ' +
      (onDebian
        ? `Install it with: sudo ${command}`
        : 'Install Chromium or Chrome, or set CHROMIUM to the path of one.'),
  );
}

function aptInstall() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  /** @type {import('node:child_process').ExecFileSyncOptions} */
  const options = { env, stdio: ['ignore', 'ignore', 'inherit'] };
  const install = ['install', '-y', '--no-install-recommends', ...debianPackages];
  // A fresh image has no package lists, an old one has lists of versions that are gone.
  execFileSync('apt-get', ['update'], options);
  execFileSync('apt-get', install, options);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
