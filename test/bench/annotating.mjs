// @ts-check
// What the measurements in a workbench begin with.

import { openWorkbench } from '../host/index.mjs';

/**
 * Opens a folder in a workbench in which `timeToPaint` can be used.
 *
 * @param {string} folder
 * @param {string} extension folder of the extension that is measured
 */
export function openForPainting(folder, extension) {
  return openWorkbench({
    folder,
    extensionDevelopmentPath: extension,
    settings: {
      'workbench.colorTheme': 'Light Modern',
      // A cursor that blinks would be taken for one that moves.
      'editor.cursorBlinking': 'solid',
    },
  });
}

/**
 * Starts annotating mode in the article that has the focus.
 *
 * @param {import('playwright-core').Page} page
 */
export async function startAnnotating(page) {
  await page.keyboard.press('Alt+a');
  await page.keyboard.press('Alt+a');
  await page.waitForSelector('.statusbar-item:has-text("Annotating")');
}
