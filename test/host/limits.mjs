// @ts-check
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { artifactsDir } from './layout.mjs';

/** The exit code of a run that took too long, as the `timeout` command has it. */
export const timedOutCode = 124;

/**
 * Answers `timedOutCode` when a suite has had its time: `HOST_TIMEOUT` seconds, or 900.
 *
 * @returns {Promise<number>}
 */
export function suiteTimeout() {
  const seconds = Number(process.env['HOST_TIMEOUT'] || 900);
  return new Promise((resolve) => {
    const giveUp = () => {
      console.error(`The suite did not end within ${seconds} s.`);
      resolve(timedOutCode);
    };
    setTimeout(giveUp, seconds * 1000).unref();
  });
}

/**
 * Keeps a picture of a run that hung; its path is taken from `HOST_SCREENSHOT` where that is set.
 *
 * @param {import('playwright-core').Page} page
 */
export async function keepScreenshot(page) {
  const file = process.env['HOST_SCREENSHOT'] || path.join(artifactsDir, 'timeout.png');
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    await page.screenshot({ path: file, timeout: 5000 });
    console.error(`What VS Code showed: ${file}`);
  } catch (error) {
    console.error(`No screenshot could be taken: ${error}`);
  }
}
