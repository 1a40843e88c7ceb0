// A person's first five minutes: empty views, the walkthrough, the sheet of keys, hints that go.

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand, settled, statusBarText, waitForEditorText } from '../host/index.mjs';
import { clickIntoText, eventually, openSamples, screenshot, switchTheme } from './session';
import type { Workbench } from './session';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openSamples({ keepSidecars: true });
});
afterAll(() => workbench.close());

async function showView({ page }: Workbench): Promise<void> {
  await page.locator('.activitybar [aria-label^="Article Annotator"]').first().click();
}

function button({ page }: Workbench, name: string) {
  return page.locator(`.welcome-view a.monaco-button:has-text("${name}"):visible`).first();
}

describe('the first five minutes', () => {
  it('begin with empty views that say what to do', async () => {
    await showView(workbench);
    await button(workbench, 'Start with the First Article').waitFor();
    await screenshot(workbench, 'learning-empty-light');
    await workbench.page.locator('.welcome-view a:has-text("Learn it in five minutes")').click();
    await workbench.page.waitForSelector('.getting-started-step:has-text("Tag with keys")');
  });

  it('have a walkthrough with a picture for each step', async () => {
    const { page } = workbench;
    // The pictures need room.
    await page.keyboard.press('Control+B');
    for (const [i, title] of [
      'Open the sample corpus',
      'Start annotating',
      'Tag with keys',
      'Say more about an annotation',
      'Check and export',
    ].entries()) {
      await page.locator(`.getting-started-step .step-title:has-text("${title}")`).click();
      await page.waitForSelector(`.getting-started-step.expanded:has-text("${title}")`);
      await page.waitForTimeout(1500);
      await screenshot(workbench, `learning-step-${i + 1}-light`);
    }
    await switchTheme(workbench, 'Dark Modern');
    await page.locator('.getting-started-step .step-title:has-text("Tag with keys")').click();
    await page.waitForTimeout(1500);
    await screenshot(workbench, 'learning-step-3-dark');
  });

  it('lead to an article in annotating mode, beside the walkthrough', async () => {
    const { page } = workbench;
    const step = page.locator('.getting-started-step:has-text("Start annotating")').first();
    await step.locator('.step-title').click();
    // The page takes the focus once the step has unfolded; a person reads it first.
    await page.waitForTimeout(1000);
    await step.locator('.monaco-button:has-text("Start Annotating")').click();
    await waitForEditorText(page, 'date 2025-03-17');
    await page.waitForSelector('.statusbar-item:has-text("Annotating")');
    expect(await page.locator('.getting-started-step').count()).toBeGreaterThan(4);
    // The step is done.
    await page.waitForSelector(
      '.getting-started-step:has-text("Start annotating") .codicon-getting-started-step-checked',
    );
    await screenshot(workbench, 'learning-started-dark');
  });

  it('show three keys to learn, of which each goes when it was used three times', async () => {
    const { page } = workbench;
    const shown = (text: string) =>
      page.locator(`.statusbar-item:has-text("${text}"):visible`).first().waitFor();
    await shown('N next · W longer · ? all keys');
    await clickIntoText(workbench);
    await page.keyboard.press('Control+Home');
    for (let i = 0; i < 2; i += 1) await page.keyboard.press('n');
    await shown('2 of 51');
    // What is said stands where the hints are, and they come back after it.
    expect((await statusBarText(page)).join()).not.toContain('N next');
    await shown('N next · W longer · ? all keys');
    await page.keyboard.press('n');
    await shown('3 of 51');
    await shown('W longer · ? all keys · U undo');
    await runCommand(page, 'Article Annotator: Show Key Hints Again');
    await shown('N next · W longer · ? all keys');
  });

  it('have a sheet of keys in groups, which also runs them', async () => {
    const { page } = workbench;
    await clickIntoText(workbench);
    await page.keyboard.press('Shift+?');
    await page.waitForSelector('.quick-input-list .quick-input-list-separator:has-text("Tag")');
    await screenshot(workbench, 'learning-keys-dark');
    await page.keyboard.type('next annotation');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.statusbar-item:has-text(" of 51. ")');
  });

  it('have samples of one’s own', async () => {
    const { page } = workbench;
    const parent = mkdtempSync(path.join(tmpdir(), 'article-annotator-own-'));
    writeFileSync(path.join(parent, 'mine.txt'), 'mine');
    await runCommand(page, 'Article Annotator: Open Sample Corpus…');
    await page.waitForSelector('.quick-input-widget:has-text("Where shall the folder")');
    const input = page.locator('.quick-input-widget .quick-input-filter input');
    await input.fill(`${parent}/`);
    await settled(page);
    await page.waitForTimeout(1000);
    const opened = page.context().waitForEvent('page');
    await page.locator('.quick-input-widget .monaco-button:has-text("Copy Samples Here")').click();
    const copy = path.join(parent, 'article-annotator-samples');
    await eventually(
      () => existsSync(path.join(copy, '0010_dam_accord.txt')),
      (isThere) => isThere,
    );
    const other = await opened;
    await other.waitForURL(/article-annotator-samples/);
    await other.close();
    rmSync(parent, { recursive: true, force: true });
  });
});
