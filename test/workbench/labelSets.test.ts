// A person's way with a label set by keyboard: make one, change it, tag by its keys, rename.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseRow, quickOpen, runCommand } from '../host/index.mjs';
import { readLabelSet } from '../../src/core/labelSet/read';
import { labelSetTemplate } from '../../src/core/labelSet/write';
import type { LabelSet } from '../../src/core/model/labelSet';
import {
  annotationsOnDisk,
  clickIntoText,
  eventually,
  goTo,
  openArticle,
  openSamples,
  screenshot,
  waitForAnnotations,
} from './session';
import type { Workbench } from './session';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openSamples();
});
afterAll(() => workbench.close());

function text(): string {
  return readFileSync(path.join(workbench.folder, 'labels.yaml'), 'utf8');
}

function onDisk(): LabelSet | undefined {
  const reading = readLabelSet(text());
  return reading.ok ? reading.labelSet : undefined;
}

function keys(): string {
  return (
    onDisk()
      ?.labels.map(({ key }) => key)
      .join(' ') ?? ''
  );
}

async function waitForTitle(title: string): Promise<void> {
  await workbench.page.waitForSelector(`.quick-input-widget:has-text("${title}")`);
}

async function waitForPrompt(prompt: string): Promise<void> {
  await workbench.page.waitForSelector(`.quick-input-widget input[placeholder="${prompt}"]`);
}

describe('a label set', () => {
  it('is made by command and shown', async () => {
    const { page } = workbench;
    await openArticle(workbench);
    await runCommand(page, 'Article Annotator: Create Label Set');
    await page.waitForSelector('.tab.active:has-text("labels.yaml")');
    expect(text()).toBe(labelSetTemplate());
  });

  it('is changed in a form, step by step and back', async () => {
    const { page } = workbench;
    await runCommand(page, 'Article Annotator: Edit Label Set…');
    await waitForPrompt('Choose what to change; Esc ends');
    await screenshot(workbench, 'label-set-form');
    await chooseRow(page, 'Place');
    await waitForTitle('Label set: place');
    await chooseRow(page, 'Colour');
    await waitForTitle('Colour of place');
    await screenshot(workbench, 'label-set-colours');
    await chooseRow(page, 'teal');
    await eventually(onDisk, (labelSet) => labelSet?.labels[1]?.colour === 'teal');
    await waitForTitle('Label set: place');
    await chooseRow(page, 'Shortcut');
    await waitForTitle('place: shortcut');
    await page.keyboard.type('y');
    await page.keyboard.press('Enter');
    await eventually(onDisk, (labelSet) => labelSet?.labels[1]?.shortcut === 'y');
    await waitForTitle('Label set: place');
    await page.keyboard.press('Escape');
    await waitForPrompt('Choose what to change; Esc ends');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.quick-input-widget', { state: 'hidden' });
    // Only those two lines are new.
    expect(
      text()
        .replace('colour: teal', 'colour: green')
        .replace(/ +shortcut: y\n/, ''),
    ).toBe(labelSetTemplate());
  });

  it('has keys of its own in annotating mode', async () => {
    const { page } = workbench;
    await openArticle(workbench);
    await clickIntoText(workbench);
    await page.keyboard.press('Alt+a');
    await page.keyboard.press('Alt+a');
    await page.waitForSelector('.statusbar-item:has-text("A actor, Y place, C claim")');
    await goTo(workbench, 'Velmora');
    await page.keyboard.press('y');
    await waitForAnnotations(workbench, ['place: Velmora']);
    await goTo(workbench, 'Lena');
    await page.keyboard.press('1');
    await waitForAnnotations(workbench, ['actor: Lena', 'place: Velmora']);
    await page.keyboard.press('Shift+?');
    await waitForTitle('Keys in annotating mode');
    await page.waitForSelector('.quick-input-list :text("y, 2")');
    await page.keyboard.press('Escape');
  });

  it('renames a label everywhere after a preview, and takes it back', async () => {
    const { page } = workbench;
    await runCommand(page, 'Article Annotator: Rename Label…');
    await waitForTitle('Rename which label?');
    await chooseRow(page, 'Place');
    await waitForTitle('Rename the label place');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('site');
    await page.keyboard.press('Enter');
    await waitForTitle('place becomes site: 1 annotation');
    await chooseRow(page, '0001_border_rockets.txt.ann.yaml');
    await page.waitForSelector('.tab.active:has-text("what will change")');
    await screenshot(workbench, 'label-rename-preview');
    expect(annotationsOnDisk(workbench).join()).toBe('actor: Lena,place: Velmora');
    await chooseRow(page, 'Rename in all 2 files');
    await eventually(keys, (found) => found === 'actor site claim');
    await waitForAnnotations(workbench, ['actor: Lena', 'site: Velmora']);
    expect(onDisk()?.relations?.[1]?.to).toEqual(['site']);
    await quickOpen(page, 'labels.yaml');
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+z');
    await eventually(keys, (found) => found === 'actor place claim');
    await waitForAnnotations(workbench, ['actor: Lena', 'place: Velmora']);
  });
});
