// A person's way by mouse: select by double click, tag from the menu, use hovers and the tree.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArticle, openSamples, waitForAnnotations } from './session';
import type { Workbench } from './session';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openSamples();
  await openArticle(workbench);
});
afterAll(() => workbench.close());

/** A word of the article on the screen, to click at. */
async function wordAt(word: string): Promise<{ x: number; y: number }> {
  return workbench.page.evaluate((wanted) => {
    const walker = document.createTreeWalker(
      document.querySelector('.editor-instance .view-lines') ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(wanted);
      if (at === -1) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
    throw new Error(`“${wanted}” is not on the screen.`);
  }, word);
}

/** Moves the mouse as a hand does: the editor shows no hover for a mouse that jumps. */
async function hoverOver(word: string): Promise<void> {
  const { page } = workbench;
  const { x, y } = await wordAt(word);
  // After a context menu the editor waits for the button to come up; a click tells it that it did.
  await page.mouse.click(x, y + 100);
  const hover = page.locator('.monaco-hover:visible');
  for (let i = 0; i < 60 && (await hover.count()) === 0; i += 1) {
    await page.mouse.move(x + (i % 12), y + (i % 2));
    await page.waitForTimeout(60);
  }
}

function onDisk(expected: readonly string[]): Promise<void> {
  return waitForAnnotations(workbench, expected);
}

describe('a person with a mouse', () => {
  it('opens the view, which wakes the extension', async () => {
    const { page } = workbench;
    await page.locator('.activitybar [aria-label^="Article Annotator"]').first().click();
    await page.waitForSelector('.pane-body:has-text("No annotations yet")');
    await page.waitForSelector('.statusbar-item:has-text("0 annotations")');
  });

  it('tags a double-clicked word from the context menu', async () => {
    const { page } = workbench;
    const { x, y } = await wordAt('Almenara');
    await page.mouse.dblclick(x, y);
    await page.mouse.click(x, y, { button: 'right' });
    await page.locator('.monaco-menu .action-label:has-text("Tag as Place")').click();
    await onDisk(['place: Almenara']);
  });

  it('changes the label from the hover', async () => {
    const { page } = workbench;
    await hoverOver('Almenara');
    await page.locator('.monaco-hover:visible a:has-text("Change label")').click();
    await page.waitForSelector('.quick-input-widget:has-text("Change the label of")');
    await page.keyboard.type('Actor');
    await page.keyboard.press('Enter');
    await onDisk(['actor: Almenara']);
  });

  it('tags from the light bulb', async () => {
    const { page } = workbench;
    const { x, y } = await wordAt('Velmora');
    await page.mouse.dblclick(x, y);
    const tag = page.locator('.action-widget .monaco-list-row:has-text("Tag as Place")');
    // The editor drops the request when problems change in the same moment; a person asks again.
    for (let i = 0; i < 5 && !(await tag.isVisible()); i += 1) {
      await page.keyboard.press('Control+.');
      await tag.waitFor({ timeout: 5000 }).catch(() => undefined);
    }
    await tag.click();
    await onDisk(['actor: Almenara', 'place: Velmora']);
  });

  it('goes to an annotation with a click in the tree, and deletes it there', async () => {
    const { page } = workbench;
    const row = page.locator('.pane-body .monaco-list-row:has-text("Almenara")');
    await row.click();
    await page.waitForSelector('.statusbar-item:has-text("(8 selected)")');
    await row.hover();
    await row.locator('[aria-label^="Delete Annotation"]').click();
    await onDisk(['place: Velmora']);
  });

  it('groups the tree by label', async () => {
    const { page } = workbench;
    // The actions of a view stand in its header while the pointer is over it.
    await page.locator('.sidebar .pane-header:has-text("Annotations")').first().hover();
    await page.locator('.sidebar .pane-header [aria-label^="Group by Label"]').first().click();
    await page.waitForSelector(
      '.pane-body .monaco-list-row[aria-expanded="true"]:has-text("Place")',
    );
    expect(await page.locator('.pane-body .monaco-list-row:has-text("Velmora")').count()).toBe(1);
  });
});
