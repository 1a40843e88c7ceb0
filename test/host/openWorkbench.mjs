// @ts-check
import { startServer } from './server.mjs';
import { ensureHost } from './setup.mjs';
import { openWorkbenchPage } from './workbench.mjs';

/**
 * @typedef {import('./server.mjs').ServerOptions
 *   & import('./workbench.mjs').PageOptions} SessionOptions
 */

/**
 * @typedef {object} Session
 * @property {import('playwright-core').Page} page
 * @property {import('./server.mjs').Server} server
 * @property {() => Promise<void>} close ends the browser and the server
 */

/**
 * Starts a server and, at the same time, a browser that opens its workbench.
 *
 * @param {SessionOptions} options
 * @returns {Promise<Session>}
 */
export async function startSession(options) {
  await ensureHost();
  const starting = startServer(options);
  const opening = openWorkbenchPage(starting, options);
  const [started, opened] = await Promise.allSettled([starting, opening]);
  const close = async () => {
    if (opened.status === 'fulfilled') await opened.value.close();
    if (started.status === 'fulfilled') await started.value.stop();
  };
  if (started.status === 'fulfilled' && opened.status === 'fulfilled') {
    return { page: opened.value.page, server: started.value, close };
  }
  await close();
  throw started.status === 'rejected' ? started.reason : await opening;
}

/**
 * @typedef {object} Startup
 * @property {number} serverMs how long the server took to listen
 * @property {number} pageMs when, since the call, the workbench was drawn
 * @property {number} explorerMs when, since the call, the explorer listed the folder
 */

/**
 * Starts a VS Code of its own on a folder, for a test that drives it as a user would.
 *
 * @param {Omit<SessionOptions, 'profile' | 'linkedExtensions' | 'extensionTestsPath'>
 *   & { folder: string }} options `extensionDevelopmentPath` or `extensionsDir`, not both
 * @returns {Promise<Session & { serverDataDir: string, startup: Startup }>}
 */
export async function openWorkbench({ extensionDevelopmentPath, ...options }) {
  const startedAt = performance.now();
  const elapsed = () => Math.round(performance.now() - startedAt);
  const session = await startSession({
    ...options,
    ...(extensionDevelopmentPath && { linkedExtensions: extensionDevelopmentPath }),
  });
  const { page, server } = session;
  const pageMs = elapsed();
  try {
    await page.waitForSelector('.explorer-folders-view .monaco-list-row');
    const startup = { serverMs: server.startMs, pageMs, explorerMs: elapsed() };
    return { ...session, serverDataDir: server.dataDir, startup };
  } catch (error) {
    await session.close();
    throw error;
  }
}
