// Tagging what is not tagged yet by Tab and Space, without being caught in the text.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  annotationsOnDisk,
  clickIntoText,
  eventually,
  openArticle,
  openSamples,
  startAnnotating,
} from './session';
import type { Workbench } from './session';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openSamples();
});
afterAll(() => workbench.close());

async function press(key: string, said: string): Promise<void> {
  await workbench.page.keyboard.press(key);
  await workbench.page.waitForSelector(`.statusbar-item:has-text(${JSON.stringify(said)})`);
}

function isInText(): Promise<boolean> {
  return workbench.page.evaluate(
    () => document.activeElement?.closest('.editor-instance .monaco-editor') !== null,
  );
}

describe('what is not tagged yet', () => {
  it('is selected and tagged with two keys', async () => {
    const { page } = workbench;
    await openArticle(workbench);
    await clickIntoText(workbench);
    await page.keyboard.press('Control+Home');
    await startAnnotating(workbench);
    await press('Tab', 'DAR SELIM, not tagged');
    await press('p', 'Place: DAR SELIM');
    await press('Space', 'A volley of five rockets');
    await press('c', 'Claim: A volley');
    await press('Shift+Tab', 'Meridian, not tagged');
    await eventually(
      () => annotationsOnDisk(workbench).map((each) => each.slice(0, 20)),
      (found) => JSON.stringify(found) === '["place: DAR SELIM","claim: A volley of f"]',
    );
  });

  it('leaves Tab to the window where the person says so', async () => {
    const { page } = workbench;
    expect(await isInText()).toBe(true);
    await page.keyboard.press('Control+m');
    await page.waitForSelector('.statusbar-item:has-text("Tab Moves Focus")');
    await page.keyboard.press('Tab');
    expect(await isInText()).toBe(false);
    await clickIntoText(workbench);
    await page.keyboard.press('Control+m');
    await page.keyboard.press('Control+Home');
    await press('Tab', 'Karva, not tagged');
    expect(await isInText()).toBe(true);
  });
});
