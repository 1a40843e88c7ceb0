// Tags every occurrence in a real workbench, by keyboard alone.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../host/index.mjs';
import {
  clickIntoText,
  eventually,
  goTo,
  openArticle,
  openSamples,
  screenshot,
  sidecarOf,
  startAnnotating,
  switchTheme,
  waitForAnnotations,
} from './session';
import type { Workbench } from './session';

const HARBOUR = 'a_harbour.txt';
const FERRY = 'b_ferry.txt';
const TEXT = `AVEN (Meridian) - The port authority of Aven said Quillan Marr had left.

“Nobody in Aven saw Quillan,” a clerk of the Aven Port Board said. Later Quillan’s men
and pro-Quillan boats came back to AVEN, and the crew asked for Quillan Marr again.
`;
const LIST = '.quick-input-widget .quick-input-list .monaco-list-row';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openSamples({
    files: {
      [HARBOUR]: TEXT,
      [FERRY]: 'A ferry to Aven sank. Aven waits.\n',
      'c_market.txt': 'The market of Aven is shut.\n',
      'c_market.txt.ann.yaml': 'not: [a sidecar\n',
    },
  });
  await openArticle(workbench, HARBOUR, 'port authority');
  await clickIntoText(workbench);
  await startAnnotating(workbench);
});

afterAll(() => workbench.close());

function onDisk(file: string, expected: readonly string[]): Promise<void> {
  return waitForAnnotations(workbench, expected, file);
}

async function titled(text: string): Promise<void> {
  await workbench.page.waitForSelector(`.quick-input-title:has-text("${text}")`);
}

test('o tags every place in the article, but for what is unticked', async () => {
  const { page } = workbench;
  await goTo(workbench, 'Quillan Marr had');
  await page.keyboard.press('o');
  await titled('Tag every “Quillan” as');
  await page.keyboard.press('a');
  await titled('“Quillan” as Actor: 4 of 4 places');
  await page.waitForSelector(`${LIST}:has-text("‹Quillan›")`);
  await screenshot(workbench, 'occurrences-light');
  // The pro-Quillan boats, too; and then not.
  await page.keyboard.press('Alt+w');
  await titled('5 of 5 places');
  await screenshot(workbench, 'occurrences-parts-light');
  await page.keyboard.press('Alt+w');
  await titled('4 of 4 places');
  // One is not meant.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Alt+x');
  await titled('3 of 4 places');
  const row = await page.locator(`${LIST}.focused`).getAttribute('aria-label');
  await page.keyboard.press('Enter');
  await onDisk(HARBOUR, Array<string>(3).fill('actor: Quillan'));
  const line = Number(/(\d+): …/u.exec(row ?? '')?.[1]);
  const { annotations = [] } = sidecarOf(workbench, HARBOUR) ?? {};
  const onLine = annotations.filter(({ fragments: [{ start }] }) => {
    return TEXT.slice(0, start).split('\n').length === line;
  });
  expect(onLine.length).toBe(line === 3 ? 1 : 0);
  await page.waitForSelector('.statusbar-item:has-text("3 places tagged")');
  await page.keyboard.press('u');
  await onDisk(HARBOUR, []);
});

test('Shift+O tags in closed articles too, u offers to undo it everywhere', async () => {
  const { page } = workbench;
  await goTo(workbench, 'Aven said');
  await page.keyboard.press('p');
  await onDisk(HARBOUR, ['place: Aven']);
  await page.keyboard.press('Shift+O');
  await titled('“Aven” as Place: 4 of 4 places');
  await page.waitForSelector(`${LIST}:has-text("${FERRY}")`);
  await screenshot(workbench, 'occurrences-corpus-light');
  await page.keyboard.press('Alt+c');
  await titled('6 of 6 places');
  await page.keyboard.press('Enter');
  const message = '.notification-list-item:has-text("Left alone: 1 article")';
  await page.waitForSelector(`${message}:has-text("6 annotations in 2 articles")`);
  await onDisk(FERRY, ['place: Aven', 'place: Aven']);
  await screenshot(workbench, 'occurrences-done-light');
  await page.keyboard.press('u');
  await onDisk(HARBOUR, ['place: Aven']);
  const offer = '.notification-list-item:has-text("Undone in this article only")';
  await page.waitForSelector(offer);
  await screenshot(workbench, 'occurrences-undone-light');
  await runCommand(page, 'Undo Corpus Change');
  await onDisk(FERRY, []);
  await onDisk(HARBOUR, ['place: Aven']);
});

test('several cursors tag at once', async () => {
  const { page } = workbench;
  await runCommand(page, 'Notifications: Clear All Notifications');
  await clickIntoText(workbench);
  await goTo(workbench, 'Quillan Marr had');
  await page.keyboard.press('Control+Shift+l');
  await page.keyboard.press('a');
  await eventually(
    () =>
      (sidecarOf(workbench, HARBOUR)?.annotations ?? []).filter(({ label }) => label === 'actor')
        .length,
    // To the editor Quillan’s is another word.
    (count) => count === 4,
  );
});

test('the list reads well in the dark', async () => {
  const { page } = workbench;
  await switchTheme(workbench, 'Dark Modern');
  await clickIntoText(workbench);
  await goTo(workbench, 'Aven said');
  await page.keyboard.press('o');
  await titled('“Aven” as Place');
  await page.keyboard.press('Alt+c');
  await titled('4 of 4 places');
  await screenshot(workbench, 'occurrences-dark');
  await page.keyboard.press('Escape');
});
