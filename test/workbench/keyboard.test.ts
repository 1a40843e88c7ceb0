// A person's whole way by keyboard: open, tag, see, undo, export.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseRow, runCommand, statusBarText } from '../host/index.mjs';
import {
  clickIntoText,
  goTo,
  openArticle,
  openSamples,
  SAMPLE,
  saveAs,
  selectForward,
  sidecarOf,
  startAnnotating,
  waitForAnnotations,
} from './session';
import type { Workbench } from './session';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openSamples();
});
afterAll(() => workbench.close());

function onDisk(expected: readonly string[]): Promise<void> {
  return waitForAnnotations(workbench, expected);
}

describe('a person with a keyboard', () => {
  it('opens an article by quick open, in its own language', async () => {
    const { page } = workbench;
    await openArticle(workbench);
    await clickIntoText(workbench);
    // The extension is not active yet: the chord wakes it up.
    await goTo(workbench, 'Lena Morvath');
    await selectForward(workbench, 'Lena Morvath');
    await page.keyboard.press('Alt+a');
    await page.keyboard.press('a');
    await onDisk(['actor: Lena Morvath']);
    await page.waitForSelector('.statusbar-item:has-text("Article")');
    expect(await statusBarText(page)).toContain('Article');
  });

  it('tags in annotating mode with single keys', async () => {
    const { page } = workbench;
    await startAnnotating(workbench);
    await goTo(workbench, 'Velmora');
    await page.keyboard.press('p');
    await goTo(workbench, 'three of the rockets were intercepted');
    await selectForward(workbench, 'three of the rockets were intercepted');
    await page.keyboard.press('c');
    await onDisk([
      'actor: Lena Morvath',
      'claim: three of the rockets were intercepted',
      'place: Velmora',
    ]);
    // What is typed in the find box is text, not commands; and the article is as it was.
    const article = readFileSync(path.join(workbench.folder, SAMPLE));
    expect(article).toEqual(readFileSync(path.join(import.meta.dirname, '../../samples', SAMPLE)));
  });

  it('sees the annotations painted and in the tree', async () => {
    const { page } = workbench;
    await runCommand(page, 'View: Show Article Annotator');
    const rows = page.locator('.pane-body .monaco-list-row[aria-label]');
    await page.waitForSelector('.monaco-list-row:has-text("Lena Morvath")');
    const labels = await rows.evaluateAll((all) =>
      all.map((row) => row.getAttribute('aria-label')),
    );
    expect(labels.join('\n')).toContain('Actor: Lena Morvath');
    expect(labels.join('\n')).toContain('Place: Velmora');
    expect(labels.join('\n')).toContain('Claim: three of the rockets were intercepted');
    expect(await page.locator('.view-overlays .cdr[class*="ced-"]').count()).toBeGreaterThan(2);
  });

  it('moves with n and N, re-labels, deletes and undoes', async () => {
    const { page } = workbench;
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('n');
    await page.waitForSelector('.statusbar-item:has-text("1 of 3")');
    await page.keyboard.press('Shift+N');
    await page.waitForSelector('.statusbar-item:has-text("3 of 3")');
    await page.keyboard.press('a');
    await onDisk([
      'actor: Lena Morvath',
      'claim: three of the rockets were intercepted',
      'actor: Velmora',
    ]);
    await page.keyboard.press('x');
    await onDisk(['actor: Lena Morvath', 'claim: three of the rockets were intercepted']);
    await page.keyboard.press('u');
    await page.keyboard.press('Control+z');
    await onDisk([
      'actor: Lena Morvath',
      'claim: three of the rockets were intercepted',
      'place: Velmora',
    ]);
    await page.keyboard.press('Control+z');
    await onDisk(['actor: Lena Morvath', 'place: Velmora']);
  });

  it('reads the keys with ? and leaves with Esc', async () => {
    const { page } = workbench;
    await page.keyboard.press('Shift+?');
    await page.waitForSelector('.quick-input-widget:has-text("Keys in annotating mode")');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.quick-input-widget', { state: 'hidden' });
    expect((await statusBarText(page)).join()).toContain('Annotating');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.statusbar-item:has-text("2 annotations")');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('x');
    await page.waitForSelector('.tab.active.dirty');
    await page.keyboard.press('Control+z');
    await page.waitForSelector('.tab.active:not(.dirty)');
  });

  it('exports, and the lines say what the sidecar says', async () => {
    const { page, folder } = workbench;
    await runCommand(page, 'Article Annotator: Export Annotations…');
    await chooseRow(page, 'JSON Lines');
    // All is set as it mostly is, and Enter takes it.
    await page.waitForSelector('.quick-input-widget .monaco-list-row.focused:has-text("Export…")');
    await page.keyboard.press('Enter');
    const out = path.join(folder, 'dataset.jsonl');
    await saveAs(workbench, out);
    await page.waitForSelector('.notifications-toasts:has-text("2 annotations exported")');
    expect(existsSync(out)).toBe(true);
    const rows = readFileSync(out, 'utf8').trimEnd().split('\n');
    const row = rows
      .map((line) => JSON.parse(line) as { id: string; text: string; spans: unknown[] })
      .find(({ id }) => `${id}.txt` === SAMPLE);
    const { annotations = [] } = sidecarOf(workbench) ?? {};
    expect(row?.spans).toEqual(
      annotations.map(({ id, label, fragments: [{ start, end }], text }) => ({
        id,
        start,
        end,
        label,
        text,
      })),
    );
  });
});
