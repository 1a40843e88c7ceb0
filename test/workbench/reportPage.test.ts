// A report in a real browser: without flaws in light and dark, on a wide page and a narrow one.

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureChromium } from '../host/index.mjs';
import { axeViolations } from './axe';
import { artifacts, root } from './session';

const REPORT = pathToFileURL(path.join(root, 'test/fixtures/golden/report.html')).href;

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] });
});
afterAll(() => browser.close());

it.each([
  ['light', 1100],
  ['light', 420],
  ['dark', 1100],
  ['dark', 420],
] as const)('%s, %d pixels wide', async (colorScheme, width) => {
  // The page allows no script, not even that of axe.
  const page = await browser.newPage({
    colorScheme,
    bypassCSP: true,
    viewport: { width, height: 900 },
  });
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(REPORT);
  await page.screenshot({
    path: path.join(artifacts, `report-${colorScheme}-${width}.png`),
    fullPage: true,
  });
  expect(await axeViolations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  // Wide tables scroll, the page does not.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  await page.close();
});
