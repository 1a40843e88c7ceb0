// Mending the ends of annotations by keyboard alone, in an article with all that is hard to move over.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
} from './session';
import type { Workbench } from './session';

const FILE = 'nasty.txt';
const ARTICLE = [
  ' date 2025-03-17 Line quiet after talks',
  '',
  'AVEN, Karva (Meridian) -The nurse 👩‍👩‍👧‍👦 Amélie N’Diaye met Gen. J. R. al-Nadiri of Iraq’s army.',
  '',
  '“The line is quiet. Nobody fled,” he said by telephone, “and nobody will.” She left.',
  '',
  'قال المتحدث إن العراق هادئ. ثم غادر.',
  '',
].join('\r\n');

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openSamples({ files: { [FILE]: ARTICLE } });
});
afterAll(() => workbench.close());

async function onDisk(expected: readonly string[]): Promise<void> {
  await eventually(
    () => (sidecarOf(workbench, FILE)?.annotations ?? []).map(({ text }) => text),
    (found) => JSON.stringify(found) === JSON.stringify(expected),
  );
}

/** Presses keys one after the other, and waits until the status bar has said a text. */
async function press(keys: readonly string[], said: string): Promise<void> {
  const { page } = workbench;
  for (const key of keys) await page.keyboard.press(key);
  await page.waitForSelector(`.statusbar-item:has-text(${JSON.stringify(said)})`);
}

describe('boundaries by keyboard', () => {
  it('grow and shrink by word, character and sentence', async () => {
    const { page } = workbench;
    await openArticle(workbench, FILE);
    await clickIntoText(workbench);
    await goTo(workbench, 'Nadiri of');
    await page.keyboard.press('Alt+a');
    await page.keyboard.press('a');
    await onDisk(['al-Nadiri']);
    await startAnnotating(workbench);
    await press(['b', 'b', 'b'], 'Actor: Gen. J. R. al-Nadiri');
    await onDisk(['Gen. J. R. al-Nadiri']);
    await press(['b', 'b', 'b', 'b'], '👩‍👩‍👧‍👦 Amélie N’Diaye met Gen.');
    await press(['Alt+Shift+B'], 'Actor: Amélie N’Diaye met');
    await press(['w', 'w', 'Alt+W', 'Alt+W'], 'of Iraq’s');
    await onDisk(['Amélie N’Diaye met Gen. J. R. al-Nadiri of Iraq’s']);
    await press(
      ['Shift+W', 'Shift+W', 'Shift+B', 'Shift+B', 'Shift+B'],
      'Actor: Gen. J. R. al-Nadiri',
    );
    await press(['Alt+J'], 'Actor: The nurse');
    await press(['Alt+K'], 'Iraq’s army.');
    await onDisk(['The nurse 👩‍👩‍👧‍👦 Amélie N’Diaye met Gen. J. R. al-Nadiri of Iraq’s army.']);
    await page.keyboard.press('x');
    await onDisk([]);
  });

  it('select by meaning, tag, add a fragment, split and join', async () => {
    const { page } = workbench;
    await goTo(workbench, 'fled');
    await press(['v', 'v'], 'Clause: Nobody fled');
    await press(['q'], 'Quotation: The line is quiet. Nobody fled');
    await page.keyboard.press('c');
    await onDisk(['The line is quiet. Nobody fled']);
    await goTo(workbench, 'nobody will');
    await press(['q'], 'Quotation: and nobody will.');
    await press(['d'], 'in 2 fragments');
    await onDisk(['The line is quiet. Nobody fled … and nobody will.']);
    await page.mouse.move(640, 790);
    await screenshot(workbench, 'boundaries');
    await goTo(workbench, 'Nobody fled');
    await press(['k'], 'Claim split');
    await onDisk(['The line is quiet.', 'Nobody fled … and nobody will.']);
    await press(['j'], 'Claim joined');
    await onDisk(['The line is quiet. Nobody fled … and nobody will.']);
    await goTo(workbench, 'will.');
    await press(['Shift+D'], 'Claim: The line is quiet. Nobody fled');
    await onDisk(['The line is quiet. Nobody fled']);
    for (let i = 0; i < 4; i += 1) await page.keyboard.press('u');
    await onDisk(['The line is quiet. Nobody fled']);
    await page.keyboard.press('u');
    await onDisk([]);
  });

  it('work from right to left, snap to words, and leave the article as it was', async () => {
    const { page, folder } = workbench;
    await goTo(workbench, 'عراق');
    await selectForward(workbench, 'عر');
    await page.keyboard.press('p');
    await onDisk(['العراق']);
    await press(['w'], 'العراق هادئ');
    await press(['Alt+W'], 'العراق هادئ.');
    await onDisk(['العراق هادئ.']);
    await press(['Alt+K'], 'ثم غادر.');
    await page.keyboard.press('Control+Home');
    await press(['s'], 'Sentence: date 2025-03-17');
    expect(readFileSync(path.join(folder, FILE), 'utf8')).toBe(ARTICLE);
  });

  it('take the editor’s own Expand Selection along', async () => {
    const { page } = workbench;
    await goTo(workbench, 'telephone');
    for (let i = 0; i < 2; i += 1) await page.keyboard.press('Shift+Alt+ArrowRight');
    await page.waitForSelector('.statusbar-item:has-text("(20 selected)")');
  });
});
