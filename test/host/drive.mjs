// @ts-check

/** @typedef {import('playwright-core').Page} Page */

const quickInput = '.quick-input-widget .quick-input-filter input';
const quickRow = '.quick-input-list .monaco-list-row';

/** How long a command may take to appear in the palette. */
const tryMs = 15_000;

/** How long nothing may be busy before the workbench counts as at rest. */
const restMs = 400;

/**
 * Opens a file of the folder by Ctrl+P and waits until its tab is the active one.
 *
 * @param {Page} page
 * @param {string} fileName the name without folders
 */
export async function quickOpen(page, fileName) {
  await page.keyboard.press('Control+P');
  await page.fill(quickInput, fileName);
  await chooseRow(page, fileName);
  await page.waitForSelector(`.tab.active[data-resource-name=${JSON.stringify(fileName)}]`);
}

/**
 * Runs a command from the command palette.
 *
 * @param {Page} page
 * @param {string} title as the palette shows it, with its category: `Category: Title`
 */
export async function runCommand(page, title) {
  for (let triesLeft = 3; triesLeft > 0; triesLeft -= 1) {
    await page.keyboard.press('F1');
    await page.fill(quickInput, `>${title}`);
    // The palette lists what there is when it opens. A command of an extension that starts a moment
    // later is there the next time.
    const isThere = await rowOf(page, title)
      .waitFor({ timeout: tryMs })
      .then(
        () => true,
        () => false,
      );
    if (isThere || triesLeft === 1) break;
    await page.keyboard.press('Escape');
    await page.waitForSelector(quickInput, { state: 'hidden' });
  }
  await chooseRow(page, title);
}

/**
 * Clicks the row of an open quick pick whose label is exactly this one.
 *
 * @param {Page} page
 * @param {string} label
 */
export async function chooseRow(page, label) {
  await rowOf(page, label).click();
}

/** @param {Page} page @param {string} label */
function rowOf(page, label) {
  const name = page.locator('.label-name').getByText(label, { exact: true });
  return page.locator(quickRow).filter({ has: name }).first();
}

/**
 * Waits until a text is visible in one of the open editors.
 *
 * @param {Page} page
 * @param {string} text part of one line, as it is displayed
 */
export async function waitForEditorText(page, text) {
  await page.waitForFunction((wanted) => {
    const lines = [...document.querySelectorAll('.editor-instance .view-line')];
    // The editor draws spaces as no-break spaces.
    return lines.some((line) => line.textContent?.replaceAll('\u00a0', ' ').includes(wanted));
  }, text);
}

/**
 * Waits until nothing in the workbench shows progress, so that a screenshot shows no spinner.
 *
 * @param {Page} page
 */
export async function settled(page) {
  await page.waitForFunction((needed) => {
    const busy = document.querySelector(
      '.statusbar .codicon-modifier-spin, .monaco-progress-container.active',
    );
    const state = /** @type {{ restSince?: number | undefined }} */ (globalThis);
    // One piece of work often follows another: only a while without any counts.
    state.restSince = busy ? undefined : (state.restSince ?? performance.now());
    const rested = state.restSince !== undefined && performance.now() - state.restSince >= needed;
    if (rested) state.restSince = undefined;
    return rested;
  }, restMs);
}

/**
 * The texts of the status bar's items, left to right.
 *
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export async function statusBarText(page) {
  const texts = await page.locator('.statusbar .statusbar-item').evaluateAll((items) =>
    items
      // Items at the right end come in reverse in the document.
      .sort((a, b) => a.getBoundingClientRect().x - b.getBoundingClientRect().x)
      .map((item) => item.textContent ?? ''),
  );
  return texts.map((text) => text.replaceAll('\u00a0', ' ').trim()).filter(Boolean);
}
