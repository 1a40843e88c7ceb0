// The extension in German: the manifest's texts and the code's, as a person sees them.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommand } from '../host/index.mjs';
import { clickIntoText, openArticle, openSamples, screenshot } from './session';
import type { Workbench } from './session';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openSamples({ language: 'de', keepSidecars: true });
  const { page } = workbench;
  await openArticle(workbench);
  await page.waitForSelector('.statusbar-item:has-text("51 Annotationen")');
});
afterAll(() => workbench.close());

it('has German commands, messages and keys', async () => {
  const { page } = workbench;
  await clickIntoText(workbench);
  await page.keyboard.press('Control+Home');
  await runCommand(page, 'Article Annotator: Annotieren starten');
  await page.waitForSelector('.statusbar-item:has-text("Annotieren:")');
  await page.keyboard.press('n');
  await page.waitForSelector('.statusbar-item:has-text(" von 51. ")');
  await page.keyboard.press('Shift+?');
  const sheet = page.locator('.quick-input-widget');
  await sheet.getByText('Zur nächsten Annotation gehen').first().waitFor();
  await screenshot(workbench, 'german-keys');
  await page.keyboard.press('Escape');
});

it('has German views, and says in German what the reading view shows', async () => {
  const { page } = workbench;
  await page.locator('.activitybar [aria-label^="Article Annotator"]').first().click();
  for (const title of ['Annotationen', 'Entitäten']) {
    await page.locator(`.pane-header h3.title:text-is("${title}")`).first().waitFor();
  }
  await runCommand(page, 'Article Annotator: Leseansicht öffnen');
  const view = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  await view.locator('#live[lang="de"]').waitFor({ state: 'attached' });
  expect(await view.locator('.article .tag').count()).toBeGreaterThan(0);
  await screenshot(workbench, 'german-reading');
});
