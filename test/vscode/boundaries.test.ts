import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import {
  command,
  openArticle,
  pause,
  select,
  selected,
  sidecarOnDisk,
  summary,
  tag,
  waitFor,
} from './article';
import type { TestArticle } from './article';

const TEXT = [
  ' date 2025-03-17 Talks begin',
  '',
  'AVEN (Meridian) - 👩‍👩‍👧‍👦 Mr. Idris al-Nadiri met Iraq’s army. “The line is quiet. Nobody fled,” he said, “or will.”',
  '',
  'في العراق Lena Morvath said Iraq and Syria had signed.',
  '',
].join('\r\n');

/** Selects a text once the editor has told of all selections that were set before. */
async function choose(article: TestArticle, text: string): Promise<void> {
  await pause(250);
  select(article, text);
}

async function cursorIn(article: TestArticle, text: string, into = 1): Promise<void> {
  await choose(article, text);
  const at = article.editor.selection.start.translate(0, into);
  article.editor.selection = new vscode.Selection(at, at);
}

async function saved(article: TestArticle): Promise<readonly string[]> {
  await article.open.session.settled();
  return summary(sidecarOnDisk(article));
}

async function hasSelected(article: TestArticle, text: string): Promise<void> {
  await waitFor(() => selected(article) === text, `“${text}” to be selected`);
}

async function setSnapping(value: boolean | undefined): Promise<void> {
  const { Workspace } = vscode.ConfigurationTarget;
  await vscode.workspace
    .getConfiguration('articleAnnotator')
    .update('snapToWords', value, Workspace);
}

describe('boundaries', () => {
  it('grow and shrink from both ends, the selection follows, and one undo takes one back', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'actor', 'Nadiri');
    await command('growStartByWord');
    await hasSelected(article, 'al-Nadiri');
    await command('growStartByWord');
    await command('growStartByWord');
    await command('growStartByWord');
    await hasSelected(article, '👩‍👩‍👧‍👦 Mr. Idris al-Nadiri');
    await command('shrinkStartByCharacter');
    await command('growEndByWord');
    await command('growEndByCharacter');
    await command('growEndByCharacter');
    assert.deepEqual(await saved(article), ['actor: Mr. Idris al-Nadiri met Ir']);
    await command('undo');
    assert.deepEqual(await saved(article), ['actor: Mr. Idris al-Nadiri met I']);
    const [annotation] = sidecarOnDisk(article).sidecar.annotations;
    assert.equal(annotation?.fragments[0].start, 56);
    assert.equal(readFileSync(article.path, 'utf8'), TEXT);
  });

  it('move by sentences, and never to nothing', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'claim', 'Nobody fled');
    await command('growStartBySentence');
    assert.deepEqual(await saved(article), ['claim: “The line is quiet. Nobody fled']);
    await command('growStartBySentence');
    await command('shrinkStartBySentence');
    assert.deepEqual(await saved(article), ['claim: “The line is quiet. Nobody fled']);
    await command('shrinkStartBySentence');
    await command('shrinkEndByWord');
    await command('shrinkEndByWord');
    await command('shrinkStartBySentence');
    assert.deepEqual(await saved(article), ['claim: Nobody']);
  });

  it('stay with the annotation that was moved where two have one span', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'place', 'Iraq and Syria');
    await tag(article, 'actor', 'Iraq and');
    await choose(article, 'Iraq and');
    await command('growEndByWord');
    await command('growEndByWord');
    const all = await saved(article);
    assert.deepEqual([...all].sort(), ['actor: Iraq and Syria had', 'place: Iraq and Syria']);
  });

  it('hold on to it while a key repeats faster than the editor tells of selections', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'claim', 'Lena Morvath said Iraq and Syria had signed.');
    await tag(article, 'place', 'Iraq and Syria had');
    await choose(article, 'Iraq and Syria had');
    // The first word stays, however often it is pressed.
    await Promise.all(Array.from({ length: 8 }, () => command('shrinkEndByWord')));
    await Promise.all(Array.from({ length: 3 }, () => command('growEndByWord')));
    assert.deepEqual(await saved(article), [
      'claim: Lena Morvath said Iraq and Syria had signed.',
      'place: Iraq and Syria had',
    ]);
  });

  it('split around a selection and join again, relations moved along', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'place', 'Iraq and Syria');
    await choose(article, ' and ');
    await command('split');
    assert.deepEqual(await saved(article), ['place: Iraq', 'place: Syria']);
    await hasSelected(article, 'Iraq');
    await command('join');
    assert.deepEqual(await saved(article), ['place: Iraq and Syria']);
    await command('undo');
    await command('undo');
    await command('undo');
    assert.deepEqual(await saved(article), []);
  });

  it('add the selection as a fragment, move it alone, and take it away', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'claim', 'Nobody fled');
    await choose(article, 'or will');
    await command('addFragment');
    assert.deepEqual(await saved(article), ['claim: Nobody fled … or will']);
    await hasSelected(article, 'Nobody fled,” he said, “or will');
    await cursorIn(article, 'or will');
    await command('shrinkStartByWord');
    await hasSelected(article, 'will');
    await command('growStartByCharacter');
    assert.deepEqual(await saved(article), ['claim: Nobody fled … r will']);
    await command('growStartByCharacter');
    await cursorIn(article, 'Nobody');
    await command('removeFragment');
    assert.deepEqual(await saved(article), ['claim: or will']);
    await command('join');
    assert.deepEqual(await saved(article), ['claim: or will']);
  });

  it('ask which annotation a fragment belongs to where several are near', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'claim', 'The line is quiet');
    await tag(article, 'actor', 'Idris al-Nadiri');
    await command('next');
    await choose(article, 'Nobody fled');
    const adding = command('addFragment');
    await pause(300);
    await command('hintCancel');
    await adding;
    assert.deepEqual(await saved(article), ['actor: Idris al-Nadiri', 'claim: The line is quiet']);
  });
});

describe('selections', () => {
  it('are widened to whole words when they are tagged, unless the setting is off', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'place', 'ra');
    await tag(article, 'actor', 'orva');
    assert.deepEqual(await saved(article), ['place: Iraq', 'actor: Morvath']);
    // A part of a word that is annotated already is meant: it gets the other label.
    await command('shrinkEndByCharacter');
    await command('tag.place');
    assert.deepEqual(await saved(article), ['place: Iraq', 'place: Morvat']);
    await setSnapping(false);
    try {
      await tag(article, 'actor', 'yri');
    } finally {
      await setSnapping(undefined);
    }
    assert.deepEqual(await saved(article), ['place: Iraq', 'place: Morvat', 'actor: yri']);
  });

  it('take the sentence, and the next one', async () => {
    const article = await openArticle(TEXT);
    await cursorIn(article, 'Idris');
    await command('selectSentence');
    await hasSelected(article, '👩‍👩‍👧‍👦 Mr. Idris al-Nadiri met Iraq’s army.');
    await cursorIn(article, 'fled');
    await command('selectSentence');
    await hasSelected(article, 'Nobody fled');
    await cursorIn(article, 'he said');
    await command('selectSentence');
    await hasSelected(article, '“The line is quiet. Nobody fled,” he said, “or will.”');
    await cursorIn(article, 'العراق');
    await command('selectSentence');
    await hasSelected(article, 'في العراق Lena Morvath said Iraq and Syria had signed.');
  });

  it('take the quotation, and then its marks', async () => {
    const article = await openArticle(TEXT);
    await cursorIn(article, 'fled');
    await command('selectQuotation');
    await hasSelected(article, 'The line is quiet. Nobody fled');
    await command('selectQuotation');
    await hasSelected(article, '“The line is quiet. Nobody fled,”');
    await cursorIn(article, 'he said');
    await command('selectQuotation');
    await hasSelected(article, '');
  });

  it('grow and shrink by meaning, here and with the editor’s own command', async () => {
    const article = await openArticle(TEXT);
    const steps = ['Morvath', 'Lena Morvath', 'في العراق Lena Morvath said'];
    await cursorIn(article, 'Morvath');
    for (const step of steps) {
      await command('expandSelection');
      await hasSelected(article, step);
    }
    await command('shrinkSelection');
    await command('shrinkSelection');
    await hasSelected(article, 'Morvath');
    await command('shrinkSelection');
    await hasSelected(article, '');
    await choose(article, 'Lena Morvath');
    await command('shrinkSelection');
    await hasSelected(article, 'Lena');
    await cursorIn(article, 'Morvath');
    for (const step of steps) {
      await vscode.commands.executeCommand('editor.action.smartSelect.expand');
      await hasSelected(article, step);
    }
  });
});
