// The export's steps by keyboard: choose, look, write, find what was written, and all again.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand, waitForEditorText } from '../host/index.mjs';
import { eventually, openArticle, openSamples, saveAs, screenshot, switchTheme } from './session';
import type { Workbench } from './session';

const WIDGET = '.quick-input-widget';
const EXPORT = 'Article Annotator: Export Annotations…';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openSamples({ keepSidecars: true });
  await openArticle(workbench);
});
afterAll(() => workbench.close());

/** Waits for a step by its title. */
async function step(title: string): Promise<void> {
  await workbench.page.waitForSelector(`${WIDGET} .quick-input-title:has-text("${title}")`);
}

/** Waits until the row that Enter takes begins so. */
async function active(label: string): Promise<void> {
  await workbench.page.waitForSelector(
    `${WIDGET} .monaco-list-row.focused .label-name:has-text("${label}")`,
  );
}

/** Finds a row by typing, and takes it. */
async function take(text: string): Promise<void> {
  const { page } = workbench;
  await page.keyboard.type(text);
  await active(text);
  await page.keyboard.press('Enter');
}

describe('the export’s steps', () => {
  it('are counted, lead back, and are left by Esc', async () => {
    const { page } = workbench;
    await runCommand(page, EXPORT);
    await step('(1/3)');
    await take('CoNLL-2003');
    await step('Export annotations: CoNLL-2003 (2/3)');
    await active('Export…');
    await screenshot(workbench, 'export-steps-light');
    // The editor's own key for it on Linux.
    await page.keyboard.press('Control+Alt+Minus');
    await step('Export annotations (1/3)');
    await page.keyboard.press('Escape');
    await page.waitForSelector(WIDGET, { state: 'hidden' });
  });

  it('ask only what matters to the format, and remember it', async () => {
    const { page } = workbench;
    await runCommand(page, EXPORT);
    await step('(1/3)');
    await take('CoNLL-2003');
    await step('CoNLL-2003 (2/3)');
    const rows = await page.locator(`${WIDGET} .label-name`).allTextContents();
    expect(rows).toContain('Tokens');
    expect(rows).not.toContain('Texts like formulas');
    await take('Tags');
    await step('Tags (2/3)');
    await active('IOB2');
    await take('BILOU');
    await step('CoNLL-2003 (2/3)');
    await page.waitForSelector(`${WIDGET} .monaco-list-row.focused:has-text("BILOU")`);
  });

  it('show the first lines and what would be lost, and write nothing', async () => {
    const { page, folder } = workbench;
    await take('Preview');
    await waitForEditorText(page, 'Preview of corpus.conll');
    await waitForEditorText(page, '-DOCSTART- -X- -X- O');
    await waitForEditorText(page, 'U-');
    // The step is there again over it, with the counts at what Enter takes.
    await active('Export…');
    await page.waitForSelector(`${WIDGET} .monaco-list-row.focused:has-text("Can’t be held: ")`);
    await screenshot(workbench, 'export-preview-light');
    expect(existsSync(path.join(folder, 'corpus.conll'))).toBe(false);
  });

  it('write the file, and reveal it', async () => {
    const { page, folder } = workbench;
    await page.keyboard.press('Enter');
    const out = path.join(folder, 'corpus.conll');
    await saveAs(workbench, out);
    await page.waitForSelector('.notifications-toasts:has-text("exported to corpus.conll")');
    await screenshot(workbench, 'export-done-light');
    expect(readFileSync(out, 'utf8')).toContain('-DOCSTART-');
    expect(readFileSync(out, 'utf8')).toMatch(/ [UL]-/u);
    await page.locator('.notifications-toasts .monaco-button:has-text("Reveal")').click();
    await page.waitForSelector(
      '.explorer-folders-view .monaco-list-row.selected:has-text("corpus.conll")',
    );
  });

  it('export again as last time with three Enters', async () => {
    const { page, folder } = workbench;
    const out = path.join(folder, 'corpus.conll');
    const before = readFileSync(out, 'utf8');
    writeFileSync(out, 'old');
    await runCommand(page, EXPORT);
    await step('(1/3)');
    await active('CoNLL-2003');
    await page.keyboard.press('Enter');
    await active('Export to corpus.conll');
    await page.keyboard.press('Enter');
    await eventually(
      () => readFileSync(out, 'utf8'),
      (text) => text === before,
    );
  });

  it('lists the losses, and goes to the place of one', async () => {
    const { page } = workbench;
    const toast = page.locator('.notifications-toasts .notification-list-item').first();
    await toast.locator('.monaco-button:has-text("Show Losses")').click();
    await step('What was left out or changed');
    await screenshot(workbench, 'export-losses-light');
    await page.keyboard.type('overlap');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.tab.active[data-resource-name$=".txt"]');
  });

  it('look right in a dark theme, too, and preview a dataset that is no text', async () => {
    const { page, folder } = workbench;
    mkdirSync(path.join(folder, 'exports'), { recursive: true });
    await switchTheme(workbench, 'Dark Modern');
    await runCommand(page, EXPORT);
    await step('(1/3)');
    await take('Hugging Face dataset');
    await step('Hugging Face dataset (2/3)');
    await screenshot(workbench, 'export-steps-dark');
    await take('Preview');
    await waitForEditorText(page, 'README.md');
    await page.waitForSelector(`${WIDGET} .monaco-list-row.focused:has-text("articles")`);
    await screenshot(workbench, 'export-preview-dark');
    await page.keyboard.press('Escape');
  });
});
