import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { command, openArticle, select, selected, sidecarOnDisk, summary, waitFor } from './article';
import type { TestArticle } from './article';

const TEXT = [
  ' date 2025-03-17 Karva and Tarsia talk',
  '',
  'AVEN, Karva (Meridian) - 👩‍👩‍👧‍👦 Lena Morvath said two men had fled. “Nobody is left,” a resident of Oren said.',
  '',
  'Morvath denied that Karva had closed the road.',
  '',
].join('\r\n');

const NAMES = [
  'AVEN',
  'Karva',
  'Meridian',
  'Lena Morvath',
  'a resident of Oren',
  'Oren',
  'Morvath',
];

/** Runs a command and waits until it has selected a text. */
async function selects(article: TestArticle, id: string, text: string): Promise<void> {
  await command(id);
  await waitFor(() => selected(article) === text, `“${text}”, not “${selected(article)}”`);
}

describe('what is not tagged yet', () => {
  it('is selected name by name, over the end to the beginning, and back', async () => {
    const article = await openArticle(TEXT);
    for (const name of [...NAMES, 'Karva', 'AVEN']) await selects(article, 'nextMention', name);
    await selects(article, 'previousMention', 'Karva');
    await selects(article, 'previousMention', 'Morvath');
  });

  it('is passed over once it is tagged, and names within a longer mention are not', async () => {
    const article = await openArticle(TEXT);
    select(article, 'a resident');
    await selects(article, 'nextMention', 'Oren');
    await selects(article, 'previousMention', 'a resident of Oren');
    await command('tag.actor');
    await selects(article, 'nextMention', 'Oren');
    await command('tag.place');
    await selects(article, 'previousMention', 'Lena Morvath');
    await selects(article, 'nextMention', 'Morvath');
    await article.open.session.settled();
    assert.deepEqual(summary(sidecarOnDisk(article)), ['actor: a resident of Oren', 'place: Oren']);
  });

  it('is selected statement by statement', async () => {
    const article = await openArticle(TEXT);
    await selects(article, 'nextStatement', 'two men had fled');
    await command('tag.claim');
    await selects(article, 'nextStatement', 'Nobody is left');
    await selects(article, 'nextStatement', 'Karva had closed the road');
    await selects(article, 'nextStatement', 'Nobody is left');
    await selects(article, 'previousStatement', 'Karva had closed the road');
  });

  it('leaves the selection where nothing is left, and an article that is empty', async () => {
    const article = await openArticle('nothing to see here\n');
    article.editor.selection = new vscode.Selection(0, 2, 0, 4);
    await command('nextMention');
    await command('nextStatement');
    assert.equal(selected(article), 'th');
    await openArticle('');
    await command('previousMention');
    await command('previousStatement');
  });
});
