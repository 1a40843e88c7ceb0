import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  command,
  openArticle,
  pause,
  select,
  selected,
  sidecarOnDisk,
  tag,
  waitFor,
} from './article';
import type { TestArticle } from './article';

const TEXT =
  'Lena Morvath said three rockets were intercepted near Oren, and Idris al-Nadiri said none was.\n';

/** Relations as a person would say them: `source: three rockets → Lena Morvath`. */
function relationsOf({ open }: TestArticle): readonly string[] {
  const { annotations, relations } = open.session.state.layer;
  const textOf = (end: string): string => annotations.find(({ id }) => id === end)?.text ?? end;
  return relations.map(({ type, from, to }) => `${type}: ${textOf(from)} → ${textOf(to)}`).sort();
}

/** Letters typed while hints show. */
async function typeLetters(letters: string): Promise<void> {
  for (const letter of letters) await command('hintLetter', letter);
}

/**
 * Starts a command that waits for the person, once the editor's window has told of all selections
 * that were set before: its answers come in the order of what it was asked.
 */
async function start(id: string): Promise<{ readonly done: Promise<void> }> {
  await vscode.commands.executeCommand('setContext', 'articleAnnotator.test', true);
  await waitFor(
    () => vscode.window.activeTextEditor?.visibleRanges.length,
    'the editor to be laid out',
  );
  const done = command(id);
  await pause(100);
  return { done };
}

async function taggedArticle(): Promise<TestArticle> {
  const article = await openArticle(TEXT);
  await tag(article, 'actor', 'Lena Morvath');
  await tag(article, 'actor', 'Idris al-Nadiri');
  await tag(article, 'place', 'Oren');
  await tag(article, 'claim', 'three rockets were intercepted near Oren');
  assert.equal(article.open.session.state.layer.annotations.length, 4);
  return article;
}

describe('jump hints', () => {
  it('select the annotation whose letters are typed, the nearest by the first letter', async () => {
    const article = await taggedArticle();
    article.editor.selection = new vscode.Selection(0, 0, 0, 0);
    const { done } = await start('jump');
    await typeLetters('f');
    await done;
    assert.equal(selected(article), 'Lena Morvath');
  });

  it('do nothing after Esc, after a letter without a hint, and after the selection moved', async () => {
    const article = await taggedArticle();
    article.editor.selection = new vscode.Selection(0, 0, 0, 0);
    const first = await start('jump');
    await typeLetters('z');
    await command('hintCancel');
    await first.done;
    await typeLetters('f');
    assert.equal(selected(article), '');
    const second = await start('jump');
    await vscode.commands.executeCommand('cursorRight');
    await second.done;
    await typeLetters('f');
    assert.equal(selected(article), '');
    const third = await start('jump');
    await openArticle('Another one.\n');
    await third.done;
  });

  it('end where an annotation is gone that had one', async () => {
    await taggedArticle();
    const { done } = await start('jump');
    await command('undo');
    await done;
  });

  it('use two letters where there are many, and take one back', async () => {
    const words = Array.from({ length: 40 }, (_, i) => `name${i}`);
    const article = await openArticle(`${words.join(' ')}\n`);
    article.editor.selections = words.map((word) => {
      const at = article.document.getText().indexOf(`${word} `);
      const start = at === -1 ? article.document.getText().indexOf(word) : at;
      return new vscode.Selection(0, start, 0, start + word.length);
    });
    await command('tag.actor');
    article.editor.selection = new vscode.Selection(0, 0, 0, 0);
    const { done } = await start('jump');
    await typeLetters('z');
    assert.equal(selected(article), '');
    await command('hintBack');
    await typeLetters('zf');
    await done;
    assert.equal(selected(article), 'name25');
  });

  it('stand for the one annotation that they are over, also where two share a span', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'actor', 'Oren');
    const [before] = article.open.session.state.layer.annotations;
    assert.ok(before);
    // Two people’s work may have both; it is made by hand here.
    const { session } = article.open;
    const twin = { ...before, id: 'zzzzzzzz', label: 'place' };
    session.apply({ annotations: [{ after: twin }], orphans: [], relations: [] });
    for (const letters of ['f', 'j']) {
      article.editor.selection = new vscode.Selection(0, 0, 0, 0);
      const { done } = await start('jump');
      await typeLetters(letters);
      await done;
      assert.equal(selected(article), 'Oren');
      await command('delete');
      const left = session.state.layer.annotations.map(({ label }) => label);
      assert.deepEqual(left, [letters === 'f' ? 'place' : 'actor']);
      await command('undo');
    }
  });
});

describe('relations', () => {
  it('are drawn from the annotation at the cursor, saved, undone and redone', async () => {
    const article = await taggedArticle();
    select(article, 'three rockets were intercepted near Oren');
    const { done } = await start('addRelation');
    // Oren is in the claim, so it is the nearest.
    await typeLetters('f');
    await done;
    const expected = ['location: three rockets were intercepted near Oren → Oren'];
    assert.deepEqual(relationsOf(article), expected);
    await command('undo');
    assert.deepEqual(relationsOf(article), []);
    await command('redo');
    await article.open.session.settled();
    const { relations } = sidecarOnDisk(article).sidecar;
    assert.deepEqual(
      relations.map(({ type }) => type),
      ['location'],
    );
  });

  it('lead the way that the label set says when they are drawn from the other end', async () => {
    const article = await taggedArticle();
    select(article, 'Oren');
    const { done } = await start('addRelation');
    // The claim is the only other end that a place can have.
    await typeLetters('f');
    await done;
    assert.deepEqual(relationsOf(article), [
      'location: three rockets were intercepted near Oren → Oren',
    ]);
    // The same again changes nothing.
    const again = await start('addRelation');
    await typeLetters('f');
    await again.done;
    assert.equal(relationsOf(article).length, 1);
  });

  it('are deleted at the cursor or by id, and one undo brings each back', async () => {
    const article = await taggedArticle();
    select(article, 'Oren');
    const { done } = await start('addRelation');
    await typeLetters('f');
    await done;
    await command('deleteRelation');
    assert.deepEqual(relationsOf(article), []);
    await command('undo');
    const [relation] = article.open.session.state.layer.relations;
    article.editor.selection = new vscode.Selection(0, 0, 0, 0);
    await command('deleteRelation', { id: relation?.id });
    assert.deepEqual(relationsOf(article), []);
    assert.equal(article.open.session.state.layer.annotations.length, 4);
  });

  it('are in the hover, and its link leads to the other end', async () => {
    const article = await taggedArticle();
    select(article, 'Oren');
    const { done } = await start('addRelation');
    await typeLetters('f');
    await done;
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      article.document.uri,
      new vscode.Position(0, 20),
    );
    const contents = hovers.flatMap(({ contents: some }) => some) as vscode.MarkdownString[];
    const value = contents.map((one) => one.value).join('\n');
    const [, link] =
      /location → \[“Oren”\]\((command:[^)]*)\)/.exec(value.replaceAll('&nbsp;', ' ')) ?? [];
    assert.ok(link, value);
    const uri = vscode.Uri.parse(link);
    const commandArguments = JSON.parse(uri.query) as unknown[];
    article.editor.selection = new vscode.Selection(0, 0, 0, 0);
    await vscode.commands.executeCommand(uri.path, ...commandArguments);
    await waitFor(() => selected(article) === 'Oren', 'the other end to be selected');
  });
});
