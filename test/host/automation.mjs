// @ts-check

/**
 * @typedef {object} Automation
 * @property {Promise<number>} exitCode the suite's, when the workbench tells that it has ended
 * @property {(page: import('playwright-core').Page) => Promise<void>} attach
 */

/**
 * The functions by which a workbench under test reports: it looks for them in its page.
 *
 * @param {(type: string, args: unknown[]) => void} onLog what the suite prints, in the web host
 * @returns {Automation}
 */
export function createAutomation(onLog) {
  /** @type {(code: number) => void} */
  let ended;
  /** @type {Promise<number>} */
  const exitCode = new Promise((resolve) => {
    ended = resolve;
  });
  return {
    exitCode,
    attach: async (page) => {
      await page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => ended(code));
      await page.exposeFunction('codeAutomationLog', onLog);
    },
  };
}
