// The editor's own ways through a corpus by keyboard: symbols, references, highlights, rename.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand, waitForEditorText } from '../host/index.mjs';
import { sidecarText } from '../unit/annotate';
import { eventually, goTo, openArticle, openSamples, screenshot, startAnnotating } from './session';
import type { Workbench } from './session';

const HARBOUR = ` date 2025-02-03 Ferry line opens

TARN - The Harbour Council opened a ferry line on Monday.
Council head Ida Brandt said that the line will run all year.
The council had argued over it for a decade.
`;
const STRIKE = ` date 2025-02-09 Crews walk out

TARN - Ferry crews left their ships on Sunday.
The Harbour Council called the walkout a surprise.
`;
const ENTITIES = `format: article-entities/1
entities:
  - key: harbour-council # of Tarn
    name: Harbour Council
    label: actor
  - key: tarn
    name: Tarn
`;

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openSamples({
    files: {
      'harbour.txt': HARBOUR,
      'strike.txt': STRIKE,
      'harbour.txt.ann.yaml': sidecarText('harbour.txt', HARBOUR, [
        { id: 'aaaaaaaa', words: ['TARN'], label: 'place', entity: 'tarn' },
        { id: 'bbbbbbbb', words: ['The Harbour Council'], entity: 'harbour-council' },
        { id: 'cccccccc', words: ['Ida Brandt'] },
        { id: 'dddddddd', words: ['the line will run all year'], label: 'claim' },
        { id: 'eeeeeeee', words: ['The council'], entity: 'harbour-council' },
      ]),
      'strike.txt.ann.yaml': sidecarText('strike.txt', STRIKE, [
        { id: 'ffffffff', words: ['TARN'], label: 'place', entity: 'tarn-town' },
        { id: 'gggggggg', words: ['The Harbour Council'], entity: 'harbour-council' },
      ]),
      'entities.yaml': ENTITIES,
    },
  });
  workbench.page.setDefaultTimeout(20_000);
});
afterAll(() => workbench.close());

function onDisk(file: string): string {
  return readFileSync(path.join(workbench.folder, file), 'utf8');
}

/** The keys of the entities in a sidecar, in the order of the text. */
function entities(article: string): readonly string[] {
  return [...onDisk(`${article}.ann.yaml`).matchAll(/entity: (.*)/g)].map(([, key]) => key ?? '');
}

const rows = '.quick-input-list .monaco-list-row';

describe('a person who knows the editor', () => {
  it('goes to an entity and to an annotation of the corpus with Ctrl+T', async () => {
    const { page } = workbench;
    await openArticle(workbench, 'harbour.txt', 'Ferry line opens');
    await page.waitForSelector('.statusbar-item:has-text("5 annotations")');
    await page.keyboard.press('Control+T');
    await page.keyboard.type('harbour');
    await page.waitForSelector(`${rows}:has-text("Harbour Council (harbour-council)")`);
    await page.waitForSelector(`${rows}:has-text("Actor • strike.txt")`);
    await screenshot(workbench, 'language-symbols');
    await page.locator(`${rows}:has-text("Actor • strike.txt")`).click();
    await page.waitForSelector('.tab.active[data-resource-name="strike.txt"]');
    await page.waitForSelector('.statusbar-item:has-text("Ln 4, Col 1")');
  });

  it('sees all mentions of an entity with Shift+F12, in the peek view', async () => {
    const { page } = workbench;
    await page.keyboard.press('Shift+F12');
    await page.waitForSelector(
      '.peekview-widget .ref-tree .monaco-list-row:has-text("harbour.txt")',
    );
    await screenshot(workbench, 'language-references');
    const title = await page.locator('.peekview-widget .peekview-title').innerText();
    expect(title).toMatch(/References \(3\)/);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.peekview-widget', { state: 'detached' });
  });

  it('peeks at the entry of an entity, and goes there with F12', async () => {
    const { page } = workbench;
    await page.keyboard.press('Control+Shift+F10');
    await page.waitForSelector('.peekview-widget .view-line:has-text("harbour-council")');
    await screenshot(workbench, 'language-definition');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.peekview-widget', { state: 'detached' });
    await page.keyboard.press('F12');
    await page.waitForSelector('.tab.active[data-resource-name="entities.yaml"]');
    await page.keyboard.press('Control+W');
  });

  it('sees the same thing highlighted, and the outline in breadcrumbs and Ctrl+Shift+O', async () => {
    const { page } = workbench;
    await page.locator('.tab[data-resource-name="harbour.txt"]').click();
    await waitForEditorText(page, 'Ferry line opens');
    await goTo(workbench, 'The Harbour Council');
    await page.waitForSelector('.cdr.wordHighlightStrong');
    expect(await page.locator('.cdr.wordHighlightStrong').count()).toBe(2);
    await page.waitForSelector('.breadcrumbs-control :text("The Harbour Council")');
    await screenshot(workbench, 'language-highlights');
    await page.keyboard.press('Control+Shift+O');
    await page.waitForSelector(`${rows}:has-text("Ida Brandt")`);
    await screenshot(workbench, 'language-outline');
    await page.keyboard.press('Escape');
  });

  it('renames an entity everywhere with F2', async () => {
    const { page } = workbench;
    await page.keyboard.press('F2');
    const box = page.locator('.rename-box .rename-input');
    await box.waitFor();
    expect(await box.inputValue()).toBe('harbour-council');
    await screenshot(workbench, 'language-rename');
    await box.fill('tarn-harbour-council');
    await page.keyboard.press('Enter');
    const key = 'tarn-harbour-council';
    await eventually(
      () => [...entities('harbour.txt'), ...entities('strike.txt')].join(),
      (all) => all === `tarn,${key},${key},tarn-town,${key}`,
    );
    await eventually(
      () => onDisk('entities.yaml'),
      (list) => list.includes(`- key: ${key} # of Tarn\n    name: Harbour Council`),
    );
    expect(onDisk('harbour.txt')).toBe(HARBOUR);
    // The message would take the next Escape.
    const toast = '.notification-toast:has-text("renamed to tarn-harbour-council")';
    await page.waitForSelector(toast);
    await screenshot(workbench, 'language-renamed');
    await page.keyboard.press('Escape');
    await page.waitForSelector(toast, { state: 'detached' });
  });

  it('merges two entities with F2 in annotating mode, and undoes it as a whole', async () => {
    const { page } = workbench;
    await page.locator('.tab[data-resource-name="strike.txt"]').click();
    await waitForEditorText(page, 'Crews walk out');
    await startAnnotating(workbench);
    await goTo(workbench, 'TARN');
    await page.keyboard.press('F2');
    const box = page.locator('.quick-input-widget input:visible').first();
    await page.waitForSelector('.quick-input-widget:has-text("Rename the entity tarn-town")');
    await box.fill('tarn');
    await screenshot(workbench, 'language-rename-box');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.monaco-dialog-box:has-text("Merge tarn-town into it?")');
    await screenshot(workbench, 'language-merge');
    await page.keyboard.press('Enter');
    await eventually(
      () => entities('strike.txt')[0],
      (key) => key === 'tarn',
    );
    await page
      .locator('.notification-toast:has-text("tarn-town") .monaco-button:has-text("Undo")')
      .click();
    await eventually(
      () => entities('strike.txt')[0],
      (key) => key === 'tarn-town',
    );
  });

  it('goes through the entities of the corpus in their tree, by keyboard', async () => {
    const { page } = workbench;
    await runCommand(page, 'Article Annotator: Focus on Entities View');
    const row = (text: string): string =>
      `.pane:has-text("Entities") .monaco-list-row:has-text("${text}")`;
    await page.waitForSelector(row('Harbour Council'));
    // A view that was empty when it got the focus has nothing to keep it on.
    await runCommand(page, 'Article Annotator: Focus on Entities View');
    await page.waitForSelector('.pane:has-text("Entities") .monaco-list:focus');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector(row('harbour.txt'));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector(row('Actor, line 3'));
    await page.keyboard.press('ArrowDown');
    await screenshot(workbench, 'language-tree');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.tab.active[data-resource-name="harbour.txt"]');
    await page.waitForSelector('.statusbar-item:has-text("Ln 3, Col")');
  });
});
