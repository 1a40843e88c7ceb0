// @ts-check
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAutomation } from './automation.mjs';
import { openBrowser } from './browser.mjs';
import { spawnGroup } from './lifetime.mjs';
import { keepScreenshot, suiteTimeout, timedOutCode } from './limits.mjs';
import { quietSettings } from './settings.mjs';
import { ensureHost } from './setup.mjs';

/**
 * @typedef {object} WebTests
 * @property {string} extensionDevelopmentPath
 * @property {string} extensionTestsPath a bundle inside the extension's folder, with a `run` function
 * @property {string} folder opened as `vscode-test-web://mount/`; what is written stays in memory
 * @property {import('./settings.mjs').Settings} [settings] defaults over the quiet ones
 */

/**
 * Runs a suite in the web extension host: a worker in the browser, with no Node.js anywhere.
 *
 * @param {WebTests} options
 * @returns {Promise<number>} the exit code
 */
export async function runWebTests(options) {
  await ensureHost();
  const server = startWebServer(options);
  const opening = openBrowser();
  const automation = createAutomation(printLog);
  try {
    const [port, { page }] = await Promise.all([server.port, opening]);
    await automation.attach(page);
    await presetSettings(page, { ...quietSettings, ...options.settings });
    await page.goto(`http://localhost:${port}/`);
    const code = await Promise.race([automation.exitCode, suiteTimeout()]);
    if (code === timedOutCode) await keepScreenshot(page);
    return code;
  } finally {
    const [opened] = await Promise.allSettled([opening]);
    if (opened.status === 'fulfilled') await opened.value.browser.close();
    await server.stop();
  }
}

/** @param {WebTests} options */
function startWebServer(options) {
  const script = fileURLToPath(new URL('webServer.mjs', import.meta.url));
  const config = JSON.stringify({
    extensionDevelopmentPath: path.resolve(options.extensionDevelopmentPath),
    extensionTestsPath: path.resolve(options.extensionTestsPath),
    folder: path.resolve(options.folder),
  });
  const output = process.env['HOST_DEBUG'] ? 'inherit' : 'ignore';
  const { child, stop } = spawnGroup(process.execPath, [script, config], {
    stdio: ['ignore', output, output, 'ipc'],
  });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`The web host's server ended with ${code}; HOST_DEBUG=1 shows why.`);
  });
  const port = Promise.race([once(child, 'message').then(([message]) => message.port), failed]);
  failed.catch(() => {});
  return { /** @type {Promise<number>} */ port, stop };
}

/**
 * A web workbench keeps user settings in the browser, where nothing can be put beforehand: here they
 * become the defaults in the configuration that its page carries.
 *
 * @param {import('playwright-core').Page} page
 * @param {import('./settings.mjs').Settings} settings
 */
async function presetSettings(page, settings) {
  const holder = /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/;
  await page.route(/^[^?]*:\d+\/(\?.*)?$/, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const body = html.replace(holder, (_, start, escaped) => {
      const configuration = JSON.parse(escaped.replaceAll('&quot;', '"'));
      configuration.configurationDefaults = settings;
      return `${start}${JSON.stringify(configuration).replaceAll('"', '&quot;')}"`;
    });
    await route.fulfill({ response, body });
  });
}

/** What the workbench itself has to say on a mounted folder without a network; never the suite. */
const workbenchChatter = new RegExp(
  [
    /^(Ignoring (fetching additional|the error while validating)|Found additional builtin)/,
    /^(Loading development extension|Updating additional builtin|Failed to get installed servers)/,
    /^(CodeExpectedError|vscode-test-web-support|\[AgentHost|\[AccountPolicyGate\])/,
    /^(Unable to read file 'vscode-test-web:|Request to '\S+package\.nls\.json' failed)/,
  ]
    .map((pattern) => pattern.source)
    .join('|'),
);

/**
 * The suite's output and the workbench's come the same way.
 *
 * @param {string} type
 * @param {unknown[]} args
 */
function printLog(type, args) {
  if (!process.env['HOST_DEBUG'] && workbenchChatter.test(String(args[0]))) return;
  const print = type === 'error' || type === 'warn' ? console.error : console.log;
  print(...args);
}
