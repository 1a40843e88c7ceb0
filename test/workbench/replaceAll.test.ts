// The find widget's Replace All on an annotated article: annotations go with the words.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { waitForEditorText } from '../host/index.mjs';
import {
  annotationsOnDisk,
  clickIntoText,
  eventually,
  goTo,
  openArticle,
  openSamples,
  selectForward,
  waitForAnnotations,
} from './session';
import type { Workbench } from './session';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openSamples();
});
afterAll(() => workbench.close());

const tagged = (): readonly string[] => annotationsOnDisk(workbench);

it('moves with what Replace All changes, and comes back with undo', async () => {
  const { page } = workbench;
  const { keyboard } = page;
  await openArticle(workbench);
  await clickIntoText(workbench);
  for (const [text, key] of [
    ['the road was closed', 'c'],
    ['Samir Haddouche', 'a'],
  ] as const) {
    await goTo(workbench, text);
    await selectForward(workbench, text);
    await keyboard.press('Alt+a');
    await keyboard.press(key);
    // The first key wakes the extension up, which takes a moment.
    await eventually(tagged, (found) => found.some((tag) => tag.endsWith(text)));
  }
  const before = ['claim: the road was closed', 'actor: Samir Haddouche'];
  expect(tagged()).toEqual(before);

  await keyboard.press('Control+H');
  const widget = page.locator('.find-widget.visible');
  await widget.locator('textarea.input').first().fill('the');
  await widget.locator('textarea.input').nth(1).fill('a certain');
  await page.waitForSelector('.find-widget .matchesCount:has-text(" of ")');
  await keyboard.press('Control+Alt+Enter');
  await waitForEditorText(page, 'a certain road was closed');
  await keyboard.press('Escape');
  await page.waitForTimeout(300);
  await keyboard.press('Control+S');
  const after = ['claim: a certain road was closed', 'actor: Samir Haddouche'];
  await waitForAnnotations(workbench, after);

  await keyboard.press('Control+Z');
  await waitForEditorText(page, 'because the road was closed');
  await keyboard.press('Control+S');
  await waitForAnnotations(workbench, before);
  expect(tagged()).toEqual(before);
});
