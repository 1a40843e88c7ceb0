// Jump hints and relations by keyboard alone, as a person sees and types them.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runCommand, statusBarText } from '../host/index.mjs';
import {
  clickIntoText,
  eventually,
  goTo,
  openArticle,
  openSamples,
  screenshot,
  selectForward,
  sidecarOf,
  startAnnotating,
  switchTheme,
} from './session';
import type { Workbench } from './session';
import { hintsShown } from './shownHints';
import type { ShownHint } from './shownHints';

// A person looks for the letters before typing them.
const LOOK_MILLISECONDS = 400;

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openSamples({ keepSidecars: true });
  const { page } = workbench;
  await openArticle(workbench);
  await page.waitForSelector('.statusbar-item:has-text("51 annotations")');
  await clickIntoText(workbench);
  await page.keyboard.press('Control+Home');
  await startAnnotating(workbench);
});
afterAll(() => workbench.close());
afterEach(async () => {
  await workbench.page.keyboard.press('Control+1');
  await workbench.page.keyboard.press('Control+Home');
});

async function waitForHints(workbench: Workbench): Promise<readonly ShownHint[]> {
  await workbench.page.waitForSelector('.statusbar-item:has-text("type its letters")');
  await workbench.page.waitForTimeout(LOOK_MILLISECONDS);
  return hintsShown(workbench);
}

async function type({ page }: Workbench, letters: string): Promise<void> {
  for (const letter of letters.toLowerCase()) await page.keyboard.press(letter);
}

/** Relations on disk, as texts. */
function relationsOnDisk(workbench: Workbench): readonly string[] {
  const { annotations = [], relations = [] } = sidecarOf(workbench) ?? {};
  const textOf = (id: string): string => annotations.find((one) => one.id === id)?.text ?? id;
  return relations.map(({ type: kind, from, to }) => `${kind}: ${textOf(from)} → ${textOf(to)}`);
}

describe('jump hints', () => {
  it('are over what is in sight, all different, and no text moves', async () => {
    const { page } = workbench;
    const lines = (): Promise<readonly string[]> =>
      page
        .locator('.view-lines .view-line')
        .evaluateAll((all) =>
          all.map((line) => `${line.getBoundingClientRect().top} ${line.textContent}`).sort(),
        );
    const before = await lines();
    await page.keyboard.press('f');
    const hints = await waitForHints(workbench);
    await screenshot(workbench, 'hints-light');
    expect(await lines()).toEqual(before);
    const codes = hints.map(({ text }) => text.split(' ')[0] ?? '');
    expect(codes.length).toBeGreaterThan(20);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[A-Z]{1,2}$/);
    expect(new Set(hints.map(({ left, top }) => `${left} ${top}`)).size).toBe(hints.length);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.statusbar-item:has-text("type its letters")', {
      state: 'detached',
    });
    expect(await hintsShown(workbench)).toEqual([]);
    // Esc left the hints, not the mode.
    expect((await statusBarText(page)).join()).toContain('Annotating');
  });

  it('go to the annotation whose letters are typed; the first letter dims the others', async () => {
    const { page } = workbench;
    await page.keyboard.press('f');
    const hints = await waitForHints(workbench);
    const long = hints.find(({ text }) => /^[A-Z]{2}\b/.test(text))?.text.split(' ')[0];
    if (long === undefined) throw new Error('There must be a hint of two letters.');
    await type(workbench, long.slice(0, 1));
    await page.waitForTimeout(LOOK_MILLISECONDS);
    const typed = await hintsShown(workbench);
    await screenshot(workbench, 'hints-typed-light');
    for (const { text, opacity } of typed) {
      expect(opacity, text).toBe(text.startsWith(long.slice(0, 1)) ? 1 : 0.25);
    }
    await page.keyboard.press('Backspace');
    await page.waitForTimeout(LOOK_MILLISECONDS);
    expect((await hintsShown(workbench)).every(({ opacity }) => opacity === 1)).toBe(true);
    await type(workbench, long);
    await page.waitForSelector('.statusbar-item:has-text(" of 51. ")');
    expect(await hintsShown(workbench)).toEqual([]);
  });

  it('stand side by side where two begin at one place, with the names of their labels', async () => {
    const { page } = workbench;
    await goTo(workbench, 'Tarsian Defence Minister');
    await selectForward(workbench, 'Tarsian');
    await page.keyboard.press('p');
    await page.waitForSelector('.statusbar-item:has-text("Place: Tarsian")');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('f');
    const named = (await waitForHints(workbench)).filter(({ text }) => text.includes(' '));
    await screenshot(workbench, 'hints-one-place-light');
    expect(named.map(({ text }) => text.split(' ')[1]).sort()).toEqual(['Actor', 'Place']);
    const [left, right] = named.map((hint) => hint.left).sort((a, b) => a - b);
    expect((right ?? 0) - (left ?? 0)).toBeGreaterThan(40);
    await page.keyboard.press('Escape');
    await page.keyboard.press('u');
  });

  it('follow what is scrolled into sight', async () => {
    const { page } = workbench;
    await page.setViewportSize({ width: 1000, height: 420 });
    await page.waitForTimeout(LOOK_MILLISECONDS);
    await page.keyboard.press('f');
    const before = await waitForHints(workbench);
    await page.locator('.editor-instance .view-lines').first().hover();
    await page.mouse.wheel(0, 250);
    await page.waitForTimeout(1000);
    const after = await hintsShown(workbench);
    expect(after.map(({ text }) => text)).not.toEqual(before.map(({ text }) => text));
    expect(after.length).toBeGreaterThan(3);
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('have a list by text beside them', async () => {
    const { page } = workbench;
    await page.keyboard.press('Shift+F');
    await page.waitForSelector('.quick-input-widget:has-text("Go to an annotation")');
    await page.keyboard.type('al-Nadiri');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.statusbar-item:has-text("al-Nadiri")');
  });
});

describe('relations by keyboard', () => {
  beforeAll(() => switchTheme(workbench, 'Dark Modern'));

  it('are drawn with r, the letters and the type, and undone at once', async () => {
    const { page } = workbench;
    const before = relationsOnDisk(workbench);
    await goTo(workbench, 'came down');
    await page.keyboard.press('r');
    const hints = await waitForHints(workbench);
    await screenshot(workbench, 'hints-relation-dark');
    // Only what a claim can be linked to has a hint.
    expect(hints.some(({ text }) => text.includes('Claim'))).toBe(false);
    await page.keyboard.press('Tab');
    await page.waitForSelector('.quick-input-widget:has-text("Relation of")');
    await page.keyboard.type('two Karvan police officers');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.quick-input-widget:has-text("Relation with")');
    await page.waitForSelector('.quick-input-list .monaco-list-row:has-text("target")');
    await page.keyboard.type('target');
    await page.keyboard.press('Enter');
    const [added] = (
      await eventually(
        () => relationsOnDisk(workbench).filter((one) => !before.includes(one)),
        ({ length }) => length === 1,
      )
    ).values();
    expect(added).toMatch(/^target: A volley of five rockets .* → two Karvan police officers$/);
    await page.waitForSelector('.statusbar-item:has-text("target: A volley")');
    await page.keyboard.press('u');
    await eventually(
      () => relationsOnDisk(workbench),
      ({ length }) => length === before.length,
    );
  });

  it('are in the tree below their ends, mark the other end, and are deleted with R', async () => {
    const { page } = workbench;
    const before = relationsOnDisk(workbench);
    await runCommand(page, 'View: Show Article Annotator');
    const row = page.locator('.pane-body .monaco-list-row[aria-label^="Claim: A volley"]');
    await row.click();
    await page.waitForSelector('.statusbar-item:has-text("Claim: A volley")');
    await screenshot(workbench, 'relations-partner-dark');
    await runCommand(page, 'View: Show Article Annotator');
    await row.focus().catch(() => undefined);
    await page.keyboard.press('ArrowRight');
    const end = page.locator('.pane-body .monaco-list-row:has-text("source → two Karvan police")');
    await end.waitFor();
    await screenshot(workbench, 'relations-tree-dark');
    await end.click();
    await page.waitForSelector('.statusbar-item:has-text("Actor: two Karvan police officers")');
    await page.keyboard.press('Shift+R');
    await eventually(
      () => relationsOnDisk(workbench),
      ({ length }) => length === before.length - 1,
    );
    await page.keyboard.press('u');
    await eventually(
      () => relationsOnDisk(workbench),
      ({ length }) => length === before.length,
    );
  });
});

describe('hints in high contrast', () => {
  it.each([
    ['high-contrast', 'Dark High Contrast'],
    ['high-contrast-light', 'Light High Contrast'],
  ])('are legible in %s', async (name, theme) => {
    await switchTheme(workbench, theme);
    const { page } = workbench;
    await page.keyboard.press('f');
    await waitForHints(workbench);
    await screenshot(workbench, `hints-${name}`);
    const colours = await page.evaluate(() => {
      const element = [...document.querySelectorAll('.view-lines span')].find(
        (span) => getComputedStyle(span, '::before').position === 'absolute',
      );
      if (!element) return [];
      const { color, backgroundColor } = getComputedStyle(element, '::before');
      return [color, backgroundColor];
    });
    expect(new Set(colours)).toEqual(new Set(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']));
    await page.keyboard.press('Escape');
  });
});
