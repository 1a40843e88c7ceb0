// The import's steps by keyboard: files, their format, what would be done, and the undoing of it.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand, waitForEditorText } from '../host/index.mjs';
import {
  annotationsOnDisk,
  eventually,
  openArticle,
  openSamples,
  SAMPLE,
  screenshot,
  switchTheme,
  waitForAnnotations,
} from './session';
import type { Workbench } from './session';

const WIDGET = '.quick-input-widget';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openSamples({ theme: 'Dark Modern' });
  const folder = path.join(workbench.folder, 'predicted');
  mkdirSync(folder);
  const spans = [
    { id: 'x', label: 'place', start: 110, end: 119, text: 'DAR SELIM' },
    { id: 'y', label: 'actor', start: 0, end: 5, text: 'Nobody' },
  ];
  const lines = [
    { id: SAMPLE.replace('.txt', ''), spans, relations: [] },
    { id: 'elsewhere', text: 'Eve left.\n', spans: [], relations: [] },
  ];
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  writeFileSync(path.join(folder, 'data.jsonl'), text);
  await openArticle(workbench);
});
afterAll(() => workbench.close());

async function step(title: string): Promise<void> {
  await workbench.page.waitForSelector(`${WIDGET} .quick-input-title:has-text("${title}")`);
}

async function active(text: string): Promise<void> {
  await workbench.page.waitForSelector(`${WIDGET} .monaco-list-row.focused:has-text("${text}")`);
}

describe('the import’s steps', () => {
  it('know the format by the files, and say what would be done', async () => {
    const { page, folder } = workbench;
    await runCommand(page, 'Article Annotator: Import Annotations…');
    await step('Import annotations (1/3)');
    await active('Files…');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() =>
      document
        .querySelector<HTMLInputElement>('.quick-input-filter input')
        ?.value.includes('corpus'),
    );
    const file = path.join(folder, 'predicted/data.jsonl');
    await page.locator(`${WIDGET} .quick-input-filter input`).fill(file);
    // The dialog looks into the folder first.
    await page.waitForSelector(`${WIDGET} .monaco-list-row:has-text("data.jsonl")`);
    await page.keyboard.press('Enter');
    await step('Import annotations: format (2/3)');
    await active('JSON Lines');
    await page.keyboard.press('Enter');
    await step('Import annotations: JSON Lines (3/3)');
    await active('Articles found: 1, not in the folder: 1, new annotations: 1, problems: 1.');
    await screenshot(workbench, 'import-steps-dark');
  });

  it('show a report and write nothing', async () => {
    const { page } = workbench;
    await page.keyboard.type('Preview');
    await active('Preview');
    await page.keyboard.press('Enter');
    await waitForEditorText(page, 'Import of data.jsonl: what would be done');
    await waitForEditorText(page, '“Nobody”');
    await active('Import data.jsonl');
    await screenshot(workbench, 'import-preview-dark');
    expect(annotationsOnDisk(workbench)).toEqual([]);
  });

  it('import, tell of what was left out, and are undone by the message', async () => {
    const { page } = workbench;
    await page.keyboard.press('Enter');
    await waitForAnnotations(workbench, ['place: DAR SELIM']);
    const toasts = page.locator('.notifications-toasts');
    await toasts.locator('.monaco-button:has-text("Show Report")').waitFor();
    await switchTheme(workbench, 'Light Modern');
    await screenshot(workbench, 'import-done-light');
    const told = toasts.locator('.notification-list-item:has-text("Imported from data.jsonl")');
    await told.locator('.monaco-button:has-text("Undo")').click();
    await eventually(
      () => annotationsOnDisk(workbench),
      (found) => found.length === 0,
    );
  });
});
