// How it looks: a picture in each kind of theme, and the cues that do not need colour.

import { afterEach, describe, expect, it } from 'vitest';
import { openArticle, openSamples, screenshot } from './session';
import type { Workbench } from './session';

const THEMES = [
  ['light', 'Light Modern'],
  ['dark', 'Dark Modern'],
  ['high-contrast', 'Default High Contrast'],
  ['high-contrast-light', 'Default High Contrast Light'],
] as const;

let workbench: Workbench | undefined;
afterEach(() => workbench?.close());

interface Painted {
  readonly background: string;
  readonly border: string;
  readonly width: string;
}

/** The distinct looks of the decorations that are drawn behind the text. */
async function painted({ page }: Workbench): Promise<readonly Painted[]> {
  return page.evaluate(() => {
    const looks = new Map<string, Painted>();
    for (const element of document.querySelectorAll('.view-overlays .cdr[class*="ced-"]')) {
      const { backgroundColor, borderStyle, borderWidth } = getComputedStyle(element);
      const look = { background: backgroundColor, border: borderStyle, width: borderWidth };
      looks.set(JSON.stringify(look), look);
    }
    return [...looks.values()];
  });
}

describe('annotations in the text', () => {
  it.each(THEMES)('are told apart in %s', async (name, theme) => {
    workbench = await openSamples({ theme, keepSidecars: true });
    const { page } = workbench;
    await openArticle(workbench);
    await page.locator('.activitybar [aria-label^="Article Annotator"]').first().click();
    await page.waitForSelector('.pane-body .monaco-list-row:has-text("DAR SELIM")');
    await page.waitForSelector('.statusbar-item:has-text("51 annotations")');
    await page.mouse.move(640, 790);
    await screenshot(workbench, name);

    const looks = await painted(workbench);
    const lines = new Set(looks.map(({ border, width }) => `${border} ${width}`));
    // Place: dotted foot line. Claim: dashed head line. Actor: an underline, drawn with the text.
    expect(lines).toContain('dotted 0px 0px 2px');
    expect(lines).toContain('dashed 1px 0px 0px');
    const underlined = await page
      .locator('.view-lines span[class*="ced-"]')
      .evaluateAll(
        (spans) =>
          spans.filter((span) => getComputedStyle(span).textDecorationLine === 'underline').length,
      );
    expect(underlined).toBeGreaterThan(3);
  });
});
