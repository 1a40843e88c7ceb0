// @ts-check
import path from 'node:path';
import { openBrowser } from './browser.mjs';

/**
 * @typedef {object} WorkbenchTarget
 * @property {string | undefined} [folder] the folder, or the .code-workspace file, to open
 * @property {string | string[]} [extensionDevelopmentPath] extensions to run from their sources
 * @property {string} [extensionTestsPath] a module with a `run` function for the extension host
 */

/**
 * The address of the workbench. The extension paths count only with the server's `suite` profile:
 * elsewhere the workbench takes no code from an address.
 *
 * @param {{ port: number, token?: string | undefined }} server
 * @param {WorkbenchTarget} target
 * @returns {string}
 */
export function workbenchUrl(server, target) {
  const authority = `localhost:${server.port}`;
  /** @type {[string, string][]} */
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  for (const folder of [target.extensionDevelopmentPath ?? []].flat()) {
    payload.push(['extensionDevelopmentPath', remoteUri(authority, folder)]);
  }
  if (target.extensionTestsPath) {
    payload.push(['extensionTestsPath', remoteUri(authority, target.extensionTestsPath)]);
  }
  const query = new URLSearchParams();
  if (server.token) query.set('tkn', server.token);
  if (!target.folder) query.set('ew', 'true');
  else query.set(kindOf(target.folder), path.resolve(target.folder));
  query.set('payload', JSON.stringify(payload));
  return `http://${authority}/?${query}`;
}

/** @param {string} target */
function kindOf(target) {
  return target.endsWith('.code-workspace') ? 'workspace' : 'folder';
}

/**
 * @param {string} authority
 * @param {string} file
 */
function remoteUri(authority, file) {
  const encoded = path.resolve(file).split('/').map(encodeURIComponent).join('/');
  return `vscode-remote://${authority}${encoded}`;
}

/**
 * @typedef {WorkbenchTarget & import('./browser.mjs').ViewOptions & {
 *   prepare?: (page: import('playwright-core').Page) => Promise<void>,
 * }} PageOptions `prepare` sees the page before anything is loaded in it
 */

/**
 * @typedef {object} WorkbenchPage
 * @property {import('playwright-core').Page} page
 * @property {import('playwright-core').Browser} browser
 * @property {() => Promise<void>} close
 */

/**
 * Opens a server's workbench in Chromium and waits until it is drawn. The server may still be
 * starting: the browser starts meanwhile.
 *
 * @param {import('./server.mjs').Server | Promise<import('./server.mjs').Server>} server
 * @param {PageOptions} options
 * @returns {Promise<WorkbenchPage>}
 */
export async function openWorkbenchPage(server, options) {
  const { browser, page } = await openBrowser(options);
  try {
    await options.prepare?.(page);
    await page.goto(workbenchUrl(await server, options));
    await page.waitForSelector('.monaco-workbench');
    return { page, browser, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
