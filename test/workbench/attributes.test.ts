// Attributes, notes, entities and the status, by keyboard alone.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Annotation } from '../../src/core/model/annotation';
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

const LIST = `format: article-entities/1
entities:
  - key: karva
    name: Karva
    aliases: ["Karvan Republic"]
    wikidata: Q4231
    label: place
  - key: lena-morvath
    name: Lena Morvath
    label: actor
  - key: united-nations
    name: United Nations
    wikidata: Q1065
    label: actor
  - key: velmora
    name: Velmora
    label: place
`;

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openSamples();
  writeFileSync(listFile(), LIST);
});
afterAll(() => workbench.close());

function listFile(): string {
  return path.join(workbench.folder, 'entities.yaml');
}

/** Waits until the annotation of a text on disk is as it shall be. */
async function annotation(
  text: string,
  isRight: (annotation: Annotation<'codePoint'>) => boolean,
): Promise<void> {
  await eventually(
    () => sidecarOf(workbench)?.annotations.find((known) => known.text === text),
    (found) => found !== undefined && isRight(found),
  );
}

async function tagText(text: string, key: string): Promise<void> {
  await goTo(workbench, text);
  await selectForward(workbench, text);
  await workbench.page.keyboard.press(key);
  await annotation(text, () => true);
}

/** Waits for a quick pick or an input box with a text in it. */
async function quickInput(text: string): Promise<void> {
  await workbench.page.waitForSelector(`.quick-input-widget:visible:has-text("${text}")`);
  // A person looks before they type.
  await workbench.page.waitForTimeout(200);
}

async function closed(): Promise<void> {
  await workbench.page.waitForSelector('.quick-input-widget', { state: 'hidden' });
}

describe('a person with a keyboard', () => {
  it('sets the only attribute of a label by Enter and its first letters', async () => {
    const { page } = workbench;
    await openArticle(workbench);
    await clickIntoText(workbench);
    await startAnnotating(workbench);
    await tagText('Lena Morvath', 'a');
    await page.keyboard.press('Enter');
    await quickInput('organisation');
    await page.keyboard.type('per');
    await page.keyboard.press('Enter');
    await annotation('Lena Morvath', ({ attributes }) => attributes?.['kind'] === 'person');
    await closed();
  });

  it('sets several attributes of a claim in one go', async () => {
    const { page } = workbench;
    await tagText('three of the rockets were intercepted', 'c');
    await page.keyboard.press('Enter');
    await quickInput('polarity');
    await screenshot(workbench, 'attributes-light');
    await page.keyboard.press('Enter');
    await quickInput('hypothetical');
    await page.keyboard.type('rep');
    await page.keyboard.press('Enter');
    // The list is there again, with the next one ready.
    await quickInput('reported');
    await page.keyboard.press('Enter');
    await quickInput('negative');
    await page.keyboard.type('aff');
    await page.keyboard.press('Enter');
    await quickInput('affirmative');
    await page.keyboard.press('Escape');
    await closed();
    const isSet = ({ attributes }: Annotation<'codePoint'>): boolean =>
      attributes?.['modality'] === 'reported' && attributes['polarity'] === 'affirmative';
    await annotation('three of the rockets were intercepted', isSet);
    await page.keyboard.press('u');
    await annotation(
      'three of the rockets were intercepted',
      ({ attributes }) =>
        attributes?.['modality'] === 'reported' && attributes['polarity'] === undefined,
    );
  });

  it('writes a note', async () => {
    const { page } = workbench;
    await page.keyboard.press('m');
    await quickInput('Note on Claim');
    await page.keyboard.type('The number differs below.');
    await page.keyboard.press('Enter');
    await annotation(
      'three of the rockets were intercepted',
      ({ note }) => note === 'The number differs below.',
    );
    await closed();
  });

  it('links a known name with two keys', async () => {
    const { page } = workbench;
    await goTo(workbench, 'Lena Morvath');
    await page.keyboard.press('e');
    await quickInput('Entity of “Lena Morvath”');
    await screenshot(workbench, 'entities-light');
    await page.keyboard.press('Enter');
    await annotation('Lena Morvath', ({ entity }) => entity === 'lena-morvath');
    await closed();
  });

  it('finds an entity by a few letters, an alias and without an accent', async () => {
    const { page } = workbench;
    await tagText('Tarsia’s capital', 'p');
    await page.keyboard.press('e');
    await quickInput('New entity');
    await page.keyboard.type('kárvan rep');
    await page.waitForSelector('.quick-input-list .monaco-list-row:has-text("Karva")');
    await page.waitForTimeout(300);
    await screenshot(workbench, 'entities-typed-light');
    await page.keyboard.press('Enter');
    await annotation('Tarsia’s capital', ({ entity }) => entity === 'karva');
    await closed();
  });

  it('makes a new entity in the list', async () => {
    const { page } = workbench;
    await tagText('Idris al-Nadiri', 'a');
    await page.keyboard.press('e');
    await quickInput('“Idris al-Nadiri”');
    await page.keyboard.press('Enter');
    await annotation('Idris al-Nadiri', ({ entity }) => entity === 'idris-al-nadiri');
    await closed();
    expect(existsSync(listFile())).toBe(true);
    expect(readFileSync(listFile(), 'utf8')).toContain(
      '  - key: idris-al-nadiri\n    name: Idris al-Nadiri\n    label: actor\n',
    );
  });

  it('links all mentions of a text, and makes it an alias', async () => {
    const { page } = workbench;
    await tagText('U.N. mediation', 'c');
    await goTo(workbench, 'U.N. mediation');
    await selectForward(workbench, 'U.N.');
    await page.keyboard.press('a');
    await goTo(workbench, 'U.N. observer');
    await selectForward(workbench, 'U.N.');
    await page.keyboard.press('a');
    await page.keyboard.press('Shift+E');
    await quickInput('United Nations');
    await page.keyboard.press('Enter');
    await quickInput('alias');
    await screenshot(workbench, 'entities-more-light');
    // What is ticked can be taken away and put back by keyboard.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await quickInput('1 Selected');
    await page.keyboard.press('Space');
    await quickInput('2 Selected');
    await page.keyboard.press('Enter');
    await eventually(
      () => sidecarOf(workbench)?.annotations.filter(({ text }) => text === 'U.N.') ?? [],
      (found) => found.length === 2 && found.every(({ entity }) => entity === 'united-nations'),
    );
    expect(readFileSync(listFile(), 'utf8')).toContain('    aliases: ["U.N."]\n');
    await closed();
  });

  it('says that the work is done', async () => {
    const { page } = workbench;
    await page.keyboard.press('z');
    await quickInput('Status of this article');
    await page.keyboard.press('Enter');
    await eventually(
      () => sidecarOf(workbench)?.status,
      (status) => status === 'done',
    );
  });
});

describe('in the dark', () => {
  it('the quick picks look right', async () => {
    await workbench.close();
    workbench = await openSamples({ theme: 'Dark Modern', keepSidecars: true });
    writeFileSync(listFile(), LIST);
    const { page } = workbench;
    await openArticle(workbench);
    await clickIntoText(workbench);
    await startAnnotating(workbench);
    await goTo(workbench, 'three of the rockets were intercepted');
    await page.keyboard.press('Enter');
    await quickInput('polarity');
    await screenshot(workbench, 'attributes-dark');
    await page.keyboard.press('Escape');
    await closed();
    await goTo(workbench, 'Lena Morvath');
    await page.keyboard.press('e');
    await quickInput('Entity of');
    await screenshot(workbench, 'entities-dark');
    await page.keyboard.press('Escape');
  });
});
