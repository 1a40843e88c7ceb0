import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { command, openArticle, select, sidecarOnDisk, summary, tag, waitFor } from './article';
import type { TestArticle } from './article';

const TEXT = 'Aven is a town. Orla is a person. Both are near Selm.\n';

/** What the sidecar of one article says is true of another with the same text. */
async function sidecarText(): Promise<string> {
  const article = await openArticle(TEXT);
  await tag(article, 'place', 'Aven');
  await tag(article, 'actor', 'Orla');
  await tag(article, 'place', 'Selm');
  return readFileSync(article.sidecarPath, 'utf8');
}

function texts({ open }: TestArticle): readonly string[] {
  return open.session.state.layer.annotations.map(({ text }) => text);
}

function orphans({ open }: TestArticle): readonly string[] {
  return open.session.state.layer.orphans.map(({ text }) => text);
}

function problems({ document }: TestArticle): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ code }) => code === 'moved' || code === 'not-found');
}

async function fixes(
  article: TestArticle,
  range: vscode.Range,
): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    article.document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
}

async function run(actions: readonly vscode.CodeAction[], title: RegExp): Promise<void> {
  const found = actions.find((action) => title.test(action.title));
  assert.ok(found?.command, `there must be a fix like ${String(title)}`);
  const args = (found.command.arguments ?? []) as unknown[];
  await vscode.commands.executeCommand(found.command.command, ...args);
}

describe('an article that changed while nobody watched', () => {
  it('heals its annotations, lists them, and writes nothing until they are accepted', async () => {
    const sidecar = await sidecarText();
    const article = await openArticle(`UPDATE.\n${TEXT}`, sidecar);
    assert.deepEqual(texts(article), ['Aven', 'Orla', 'Selm']);
    const moved = (): readonly string[] =>
      (problems(article)[0]?.relatedInformation ?? []).map(({ location }) =>
        article.document.getText(location.range),
      );
    // One line for all that only moved, so that a page of unchanged words has no squiggles.
    await waitFor(() => moved().length === 3, 'the problem');
    assert.equal(problems(article).length, 1);
    assert.equal(problems(article)[0]?.severity, vscode.DiagnosticSeverity.Information);
    assert.deepEqual(moved(), ['Aven', 'Orla', 'Selm']);
    assert.equal(readFileSync(article.sidecarPath, 'utf8'), sidecar);
    const aven = problems(article)[0]?.relatedInformation?.[0]?.location.range;
    assert.ok(aven);
    await run(await fixes(article, aven), /^Accept the place of “Aven”/);
    await article.open.session.settled();
    assert.deepEqual(moved(), ['Orla', 'Selm']);
    await run(await fixes(article, new vscode.Range(0, 0, 0, 0)), /^Accept all 2 places/);
    await article.open.session.settled();
    assert.equal(problems(article).length, 0);
    assert.equal(sidecarOnDisk(article).sidecar.annotations[0]?.fragments[0].start, 8);
  });

  it('keeps what it can’t find, and a person attaches it again, with undo', async () => {
    const article = await openArticle(TEXT.replace('Orla', 'Somebody'), await sidecarText());
    assert.deepEqual(orphans(article), ['Orla']);
    const [lost] = await waitFor(() => {
      const found = problems(article).filter(({ code }) => code === 'not-found');
      return found.length > 0 && found;
    }, 'the problem');
    assert.equal(lost?.severity, vscode.DiagnosticSeverity.Warning);
    select(article, 'Somebody');
    await run(await fixes(article, lost.range), /^Attach “Orla”/);
    await article.open.session.settled();
    assert.deepEqual(orphans(article), []);
    assert.deepEqual(summary(sidecarOnDisk(article)), [
      'place: Aven',
      'actor: Somebody',
      'place: Selm',
    ]);
    await command('undo');
    assert.deepEqual(orphans(article), ['Orla']);
    await command('redo');
    assert.deepEqual(texts(article), ['Aven', 'Somebody', 'Selm']);
  });

  it('lets go of what it can’t find by a quick fix, and searches for it', async () => {
    const article = await openArticle(TEXT.replace('Orla', 'Somebody'), await sidecarText());
    const [id] = article.open.session.state.layer.orphans.map((orphan) => orphan.id);
    await command('searchOrphan', { id });
    const [lost] = await waitFor(() => {
      const found = problems(article).filter(({ code }) => code === 'not-found');
      return found.length > 0 && found;
    }, 'the problem');
    assert.ok(lost);
    await run(await fixes(article, lost.range), /^Delete the annotation of “Orla”/);
    await article.open.session.settled();
    assert.deepEqual(orphans(article), []);
  });
});

describe('an article that is edited', () => {
  it('brings an annotation back when its deleted text is brought back by undo', async () => {
    const article = await openArticle(TEXT, await sidecarText());
    select(article, 'Orla is');
    await vscode.commands.executeCommand('deleteLeft');
    assert.deepEqual(orphans(article), ['Orla']);
    await vscode.commands.executeCommand('undo');
    assert.deepEqual(texts(article), ['Aven', 'Orla', 'Selm']);
    assert.deepEqual(orphans(article), []);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('brings it back, too, after it was eaten letter by letter', async () => {
    const article = await openArticle(TEXT, await sidecarText());
    select(article, 'Selm');
    const { end } = article.editor.selection;
    article.editor.selection = new vscode.Selection(end, end);
    for (let i = 0; i < 6; i += 1) await vscode.commands.executeCommand('deleteLeft');
    assert.deepEqual(orphans(article), ['Selm']);
    for (let i = 0; i < 6 && article.document.getText() !== TEXT; i += 1) {
      await vscode.commands.executeCommand('undo');
    }
    assert.deepEqual(texts(article), ['Aven', 'Orla', 'Selm']);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('moves annotations with a moved line, and with several cursors at work', async () => {
    const lines = 'Aven fell.\nOrla saw it.\nSelm stood.\n';
    const article = await openArticle(lines);
    await tag(article, 'place', 'Aven');
    await tag(article, 'actor', 'Orla');
    article.editor.selection = new vscode.Selection(0, 0, 0, 0);
    await vscode.commands.executeCommand('editor.action.moveLinesDownAction');
    assert.equal(article.document.getText(), 'Orla saw it.\nAven fell.\nSelm stood.\n');
    assert.deepEqual(texts(article), ['Orla', 'Aven']);
    article.editor.selections = [0, 1, 2].map((line) => new vscode.Selection(line, 0, line, 0));
    await vscode.commands.executeCommand('type', { text: '> ' });
    assert.deepEqual(texts(article), ['Orla', 'Aven']);
    for (let i = 0; i < 6 && article.document.getText() !== lines; i += 1) {
      await vscode.commands.executeCommand('undo');
    }
    assert.equal(article.document.getText(), lines);
    assert.deepEqual(texts(article), ['Aven', 'Orla']);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('moves annotations when lines are sorted, and back when that is undone', async () => {
    const lines = 'Selm stood.\nOrla saw it.\nAven fell.\n';
    const article = await openArticle(lines);
    await tag(article, 'place', 'Selm');
    await tag(article, 'actor', 'Orla');
    await tag(article, 'place', 'Aven');
    article.editor.selection = new vscode.Selection(0, 0, 2, 10);
    await vscode.commands.executeCommand('editor.action.sortLinesAscending');
    assert.equal(article.document.getText(), 'Aven fell.\nOrla saw it.\nSelm stood.\n');
    assert.deepEqual(texts(article), ['Aven', 'Orla', 'Selm']);
    await vscode.commands.executeCommand('undo');
    assert.equal(article.document.getText(), lines);
    assert.deepEqual(texts(article), ['Selm', 'Orla', 'Aven']);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('keeps annotations through a formatter that writes the whole file anew', async () => {
    const article = await openArticle('Aven   fell.\n\n\n\nOrla  saw it.\n');
    await tag(article, 'place', 'Aven');
    await tag(article, 'claim', 'Orla  saw it');
    const formatter = vscode.languages.registerDocumentFormattingEditProvider(
      { scheme: 'file' },
      {
        provideDocumentFormattingEdits(document) {
          const end = document.positionAt(document.getText().length);
          const tidy = document.getText().replace(/ +/g, ' ').replace(/\n+/g, '\n\n');
          return [vscode.TextEdit.replace(new vscode.Range(0, 0, end.line, end.character), tidy)];
        },
      },
    );
    await vscode.commands.executeCommand('editor.action.formatDocument');
    formatter.dispose();
    assert.equal(article.document.getText(), 'Aven fell.\n\nOrla saw it.\n\n');
    assert.deepEqual(texts(article), ['Aven', 'Orla saw it']);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('keeps annotations when all occurrences of a word are replaced', async () => {
    const article = await openArticle('Aven is Aven. Orla left Aven.\n');
    await tag(article, 'place', 'Aven');
    await tag(article, 'actor', 'Orla');
    await tag(article, 'claim', 'Orla left Aven');
    const edit = new vscode.WorkspaceEdit();
    for (const match of article.document.getText().matchAll(/Aven/g)) {
      const range = new vscode.Range(0, match.index, 0, match.index + 4);
      edit.replace(article.document.uri, range, 'Port Orsk');
    }
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.deepEqual(texts(article), ['Port Orsk', 'Orla left Port Orsk', 'Orla']);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('follows a file that another program changes while it is open', async () => {
    const article = await openArticle(TEXT, await sidecarText());
    writeFileSync(article.path, `UPDATE\n\n${TEXT.replace('a town', 'a small town')}`);
    await waitFor(
      () => article.document.getText().startsWith('UPDATE'),
      'the file to be read again',
    );
    assert.deepEqual(texts(article), ['Aven', 'Orla', 'Selm']);
  });
});
