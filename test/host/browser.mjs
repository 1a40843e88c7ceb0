// @ts-check
import { ensureChromium } from './chromium.mjs';

/**
 * @typedef {object} ViewOptions
 * @property {{ width: number, height: number }} [viewport] in CSS pixels; 1280 × 800 by default
 * @property {number} [deviceScaleFactor] 2 makes screenshots for high-density screens
 */

const flags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  // Nothing but this machine has a name here, so no test can come to depend on the network.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
];

/**
 * Opens a Chromium without a window, with one empty page.
 *
 * @param {ViewOptions} [options]
 * @returns {Promise<{ browser: import('playwright-core').Browser, page: import('playwright-core').Page }>}
 */
export async function openBrowser(options = {}) {
  // Loaded here, because it may be only now that it has been installed.
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: flags,
    // How a run ends by a signal is decided in one place, lifetime.mjs.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const page = await browser.newPage({
    viewport: options.viewport ?? { width: 1280, height: 800 },
    deviceScaleFactor: options.deviceScaleFactor ?? 1,
  });
  // Generous, for machines that do much else at the same time.
  page.setDefaultTimeout(60_000);
  if (process.env['HOST_DEBUG']) {
    page.on('console', (message) => console.error(`[page] ${message.type()} ${message.text()}`));
    page.on('pageerror', (error) => console.error(`[page] ${error.stack ?? error.message}`));
  }
  return { browser, page };
}
