// What a screen reader is told, as the browser's accessibility tree has it, in high contrast and at
// twice the size.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickIntoText, goTo, openArticle, openSamples, screenshot } from './session';
import type { Workbench } from './session';
import { hintsShown } from './shownHints';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openSamples({
    keepSidecars: true,
    theme: 'Default High Contrast',
    deviceScaleFactor: 2,
    settings: { 'editor.accessibilitySupport': 'on' },
  });
  const { page } = workbench;
  await openArticle(workbench);
  await page.waitForSelector('.statusbar-item:has-text("51 annotations")');
  await clickIntoText(workbench);
  await page.keyboard.press('Control+Home');
});
afterAll(() => workbench.close());

interface Node {
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly ignored: boolean;
  readonly properties?: readonly { name: string; value: { value: unknown } }[];
}

/** What is in live regions that interrupt, as the accessibility tree has it now. */
async function alerts({ page }: Workbench): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
  await session.detach();
  return nodes
    .filter(({ role, ignored }) => role?.value === 'alert' && !ignored)
    .filter(({ properties = [] }) =>
      properties.some(({ name, value }) => name === 'live' && value.value === 'assertive'),
    )
    .map(({ name }) => name?.value ?? '');
}

/** Waits until a screen reader is told something, and gives all of it. */
async function heard(wanted: RegExp): Promise<string> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const told = await alerts(workbench);
    const found = told.find((text) => wanted.test(text));
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`${String(wanted)} not in ${JSON.stringify(told)}`);
    await workbench.page.waitForTimeout(50);
  }
}

/** The item of the status bar that speaks. */
function speaker({ page }: Workbench) {
  return page.locator('.statusbar-item [role="alert"]');
}

/** The letters of one of the hints that are drawn. */
async function lettersOfAHint(workbench: Workbench): Promise<string> {
  const [letters] = (await hintsShown(workbench)).at(-1)?.text.split(' ') ?? [];
  if (letters === undefined) throw new Error('There must be hints.');
  return letters.toLowerCase();
}

describe('a screen reader is told', () => {
  it('that the mode begins and how it ends', async () => {
    const { page } = workbench;
    await page.keyboard.press('Alt+a');
    await page.keyboard.press('Alt+a');
    await heard(/^Keys tag now\. \? lists them, Esc leaves\.$/);
  });

  it('which annotation a move went to: number, label and text', async () => {
    const { page } = workbench;
    await page.keyboard.press('n');
    await heard(/^1 of 51\. \w+: \S+/);
    await page.keyboard.press('n');
    await heard(/^2 of 51\. \w+: \S+/);
    await page.keyboard.press('Shift+N');
    await heard(/^1 of 51\. \w+: \S+/);
  });

  it('what was tagged, and what it became when its end moved', async () => {
    const { page } = workbench;
    await goTo(workbench, 'volley');
    await page.keyboard.press('a');
    await heard(/^Actor: volley$/);
    await page.keyboard.press('w');
    await heard(/^Actor: volley of$/);
    await page.keyboard.press('x');
    await heard(/^Deleted Actor: volley of$/);
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('u');
    await page.waitForTimeout(500);
  });

  it('the same words again when they are said again', async () => {
    const { page } = workbench;
    await page.keyboard.press('u');
    await heard(/^Nothing to undo$/);
    const first = await speaker(workbench).elementHandle();
    await page.keyboard.press('u');
    await page.waitForTimeout(500);
    await heard(/^Nothing to undo$/);
    // Only what comes anew is spoken.
    expect(await first.evaluate((element) => element.isConnected)).toBe(false);
  });

  it('that hints are shown, and where their letters lead', async () => {
    const { page } = workbench;
    await page.keyboard.press('f');
    await heard(/^Go to an annotation: type its letters/);
    await page.waitForTimeout(400);
    for (const letter of await lettersOfAHint(workbench)) await page.keyboard.press(letter);
    await heard(/^\d+ of 51\. \w+: \S+/);
    expect((await alerts(workbench)).join()).not.toContain('type its letters');
  });

  it('in the tree: label, text and place of each row', async () => {
    const { page } = workbench;
    await page.locator('.activitybar [aria-label^="Article Annotator"]').first().click();
    const row = page.locator('.pane-body .monaco-list-row:has-text("DAR SELIM")').first();
    await row.waitFor();
    expect(await row.getAttribute('aria-label')).toMatch(/Place.*DAR SELIM/);
  });
});

describe('at twice the size in high contrast', () => {
  it('nothing of ours is cut off', async () => {
    const { page } = workbench;
    // What a browser does at 200 %: half as much room, with twice the pixels.
    await page.setViewportSize({ width: 640, height: 400 });
    await page.waitForTimeout(1000);
    await screenshot(workbench, 'zoom-200-tree');
    await page.keyboard.press('Control+B');
    await page.keyboard.press('Control+1');
    await page.keyboard.press('n');
    await heard(/^\d+ of 51\. \w+: \S+/);
    await screenshot(workbench, 'zoom-200-annotating');
    // Whole, and within the window.
    const { text, right, isCut } = await speaker(workbench).evaluate((element) => ({
      text: element.textContent,
      right: element.getBoundingClientRect().right,
      isCut: element.scrollWidth > element.clientWidth,
    }));
    expect(text).toMatch(/ of 51\. /);
    expect(right).toBeLessThanOrEqual(640);
    expect(isCut).toBe(false);
    await page.keyboard.press('Shift+?');
    await page.waitForSelector('.quick-input-widget:has-text("Keys in annotating mode")');
    await page.waitForTimeout(500);
    await screenshot(workbench, 'zoom-200-keys');
    await page.keyboard.press('Escape');
  });
});
