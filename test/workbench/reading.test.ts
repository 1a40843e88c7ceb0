// The reading view: opened by key, followed, read by a screen reader, worked in by keyboard and
// mouse, and saved as a picture.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseRow, runCommand } from '../host/index.mjs';
import {
  annotationsOnDisk,
  clickIntoText,
  eventually,
  openArticle,
  openSamples,
  SAMPLE,
  saveAs,
  screenshot,
  sidecarOf,
  startAnnotating,
  switchTheme,
} from './session';
import type { Workbench } from './session';
import { axeViolations } from './axe';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openSamples({ keepSidecars: true });
  const { page } = workbench;
  await openArticle(workbench);
  await page.waitForSelector('.statusbar-item:has-text("51 annotations")');
  await clickIntoText(workbench);
  await startAnnotating(workbench);
});
afterAll(() => workbench.close());

/** The frame in which the view's page is, once an article is shown there. */
async function viewFrame(): Promise<Frame> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    for (const frame of workbench.page.frames()) {
      const lines = await frame
        .locator('#article .line')
        .count()
        .catch(() => 0);
      if (lines > 0) return frame;
    }
    if (Date.now() > deadline) throw new Error('The reading view did not open.');
    await workbench.page.waitForTimeout(100);
  }
}

async function marked(frame: Frame): Promise<string | null> {
  return frame.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
}

/** Looks until the answer is right; a busy machine takes its time. */
function soon<T>(look: () => Promise<T>) {
  return expect.poll(look, { timeout: 15_000 });
}

/** Selects words of the article in the view, as a drag of the mouse does. */
async function selectWords(frame: Frame, words: string): Promise<void> {
  await frame.evaluate((wanted) => {
    const lines = [...document.querySelectorAll('#article .line')];
    const line = lines.find((each) => each.textContent.includes(wanted));
    if (!line) throw new Error(`“${wanted}” is not shown.`);
    const point = (at: number): [Node, number] => {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(), seen = 0; node; node = walker.nextNode()) {
        const length = node.textContent?.length ?? 0;
        if (at <= seen + length) return [node, at - seen];
        seen += length;
      }
      throw new Error('The line is shorter.');
    };
    const from = line.textContent.indexOf(wanted);
    document.getSelection()?.setBaseAndExtent(...point(from), ...point(from + wanted.length));
  }, words);
}

describe('the reading view', () => {
  it('opens beside the editor with g, with the same annotations', async () => {
    await workbench.page.keyboard.press('g');
    const frame = await viewFrame();
    await screenshot(workbench, 'reading-light');
    expect(await frame.locator('.tag[aria-label]').count()).toBe(51);
    expect(await frame.locator('.arcs path.head').count()).toBe(13);
    const text = await frame
      .locator('.line')
      .evaluateAll((lines) => lines.map((line) => line.textContent).join(''));
    expect(text).toBe(readFileSync(path.join(workbench.folder, SAMPLE), 'utf8'));
  });

  it('moves with n, N, arrows and Tab, and says where it is', async () => {
    const { page } = workbench;
    const frame = await viewFrame();
    await page.keyboard.press('n');
    await soon(() => marked(frame)).toBe('Place: DAR SELIM');
    await soon(() => frame.locator('#live').textContent()).toBe('1 of 51. Place: DAR SELIM');
    await page.keyboard.press('ArrowRight');
    await soon(() => marked(frame)).toBe('Place: Karva');
    await page.keyboard.press('Tab');
    await soon(() => marked(frame)).toBe('Actor: Meridian');
    await page.keyboard.press('Shift+N');
    await soon(() => marked(frame)).toBe('Place: Karva');
    await soon(() => frame.locator('#live').textContent()).toBe('2 of 51. Place: Karva');
  });

  it('re-labels, deletes and undoes in the same session', async () => {
    const { page } = workbench;
    const frame = await viewFrame();
    await page.keyboard.press('a');
    await eventually(
      () => annotationsOnDisk(workbench)[1],
      (found) => found === 'actor: Karva',
    );
    await soon(() => marked(frame)).toBe('Actor: Karva');
    await page.keyboard.press('x');
    await eventually(
      () => annotationsOnDisk(workbench).length,
      (count) => count === 50,
    );
    await soon(() => marked(frame)).toBe('Actor: Meridian');
    await page.keyboard.press('u');
    await page.keyboard.press('Control+z');
    await eventually(
      () => annotationsOnDisk(workbench)[1],
      (found) => found === 'place: Karva',
    );
    await soon(() => frame.locator('.tag[aria-label]').count()).toBe(51);
  });

  it('tags what is selected in it, at exactly these letters', async () => {
    const { page } = workbench;
    const frame = await viewFrame();
    await selectWords(frame, 'kept a ceasefire since January');
    await page.keyboard.press('c');
    await eventually(
      () => annotationsOnDisk(workbench),
      (found) => found.includes('claim: kept a ceasefire since January'),
    );
    await soon(() => marked(frame)).toBe('Claim: kept a ceasefire since January');
    // Across a line of text with annotations in it, and the place of tags, which are no text.
    await selectWords(frame, 'village of Oren');
    await page.keyboard.press('p');
    await eventually(
      () => annotationsOnDisk(workbench),
      (found) => found.includes('place: village of Oren'),
    );
    await page.keyboard.press('u');
    await page.keyboard.press('u');
    await eventually(
      () => annotationsOnDisk(workbench).length,
      (count) => count === 51,
    );
  });

  it('selects by click, and Enter goes to the place in the editor', async () => {
    const { page } = workbench;
    const frame = await viewFrame();
    await frame.locator('.tag[aria-label="Actor: Idris al-Nadiri"]').click();
    await soon(() => marked(frame)).toBe('Actor: Idris al-Nadiri');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.statusbar-item:has-text("Actor: Idris al-Nadiri")');
    // A person is slower than the focus on its way to the editor.
    await page.waitForTimeout(300);
    // The editor's keys work there, and the view follows.
    await page.keyboard.press('x');
    await soon(() => frame.locator('.tag[aria-label]').count()).toBe(50);
    await page.keyboard.press('u');
    await soon(() => frame.locator('.tag[aria-label]').count()).toBe(51);
    await eventually(
      () => sidecarOf(workbench)?.relations.length,
      (count) => count === 13,
    );
  });

  it('has no flaw that axe finds, in light, dark and high contrast', async () => {
    const { page } = workbench;
    for (const [theme, file] of [
      ['Light Modern', 'reading-light-marked'],
      ['Dark Modern', 'reading-dark'],
      ['Dark High Contrast', 'reading-high-contrast'],
      ['Light High Contrast', 'reading-high-contrast-light'],
    ] as const) {
      await switchTheme(workbench, theme);
      await page.waitForTimeout(500);
      const frame = await viewFrame();
      await screenshot(workbench, file);
      expect(await axeViolations(frame), theme).toEqual([]);
    }
  });

  it('saves a figure of the sentence at the cursor', async () => {
    const { page, folder } = workbench;
    const frame = await viewFrame();
    await frame.locator('.tag[aria-label^="Claim: three of the rockets"]').click();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.statusbar-item:has-text("Claim: three of the rockets")');
    await page.waitForTimeout(300);
    await runCommand(page, 'Article Annotator: Export Figure…');
    await chooseRow(page, 'Sentence at the cursor');
    await chooseRow(page, 'SVG');
    await chooseRow(page, 'Light');
    const out = path.join(folder, 'figure.svg');
    await saveAs(workbench, out);
    await page.waitForSelector('.notifications-toasts:has-text("saved to figure.svg")');
    expect(existsSync(out)).toBe(true);
    const svg = readFileSync(out, 'utf8');
    expect(svg).toContain('>intercepted<');
    expect(svg).not.toContain('>launcher');
  });

  it('is there again after a reload', async () => {
    const { page } = workbench;
    await page.reload();
    await page.waitForSelector('.monaco-workbench');
    const frame = await viewFrame();
    await soon(() => frame.locator('.tag[aria-label]').count()).toBe(51);
  });
});
