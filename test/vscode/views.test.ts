import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { command, openArticle, pause, select, tag, waitFor, workspaceFolder } from './article';

const TEXT = 'Orla said Aven, the town, was calm.\n';

describe('what is shown of annotations', () => {
  it('is an outline that nests what is nested', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'claim', 'Aven, the town, was calm');
    await tag(article, 'place', 'Aven');
    await tag(article, 'actor', 'Orla');
    const symbols = async (): Promise<unknown> => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        article.document.uri,
      );
      return found?.map(({ name, detail, children }) => [
        name,
        detail,
        children.map((c) => c.name),
      ]);
    };
    const expected = [
      ['Orla', 'Actor', []],
      ['Aven, the town, was calm', 'Claim', ['Aven']],
    ];
    // The outline follows a little later than the text is painted.
    for (
      let i = 0;
      i < 20 && JSON.stringify(await symbols()) !== JSON.stringify(expected);
      i += 1
    ) {
      await pause(100);
    }
    assert.deepEqual(await symbols(), expected);
  });

  it('is a hover for each annotation there, with links to change and delete it', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'claim', 'Aven, the town, was calm');
    await tag(article, 'place', 'Aven');
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      article.document.uri,
      article.document.positionAt(TEXT.indexOf('Aven') + 1),
    );
    const [first, second] = (hover?.contents ?? []) as vscode.MarkdownString[];
    assert.match(first?.value ?? '', /Place.*Aven/);
    assert.match(second?.value ?? '', /Claim/);
    assert.match(first?.value ?? '', /command:articleAnnotator\.delete/);
  });

  it('shows text of the article as text, never as Markdown or a link', async () => {
    const article = await openArticle('see [x](command:workbench.action.quit) **now**\n');
    await tag(article, 'actor', '[x](command:workbench.action.quit) **now**');
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      article.document.uri,
      new vscode.Position(0, 6),
    );
    const [first] = (hover?.contents ?? []) as vscode.MarkdownString[];
    assert.doesNotMatch(first?.value ?? '', /(?<!\\)\[x(?<!\\)\]\(command/);
    assert.match(first?.value ?? '', /\\\[x\\\]/);
  });

  it('is a light bulb on a selection and on an annotation', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'place', 'Aven');
    select(article, 'Aven');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      article.document.uri,
      article.editor.selection,
    );
    const titles = actions.map(({ title }) => title);
    for (const title of ['Tag as Actor', 'Tag as Place', 'Tag as Claim']) {
      assert.ok(titles.includes(title), title);
    }
    assert.ok(titles.includes('Delete the annotation of “Aven”'));
  });

  it('is found again from the tree', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'place', 'Aven');
    article.editor.selection = new vscode.Selection(0, 0, 0, 0);
    const [annotation] = article.open.session.state.layer.annotations;
    await command('reveal', article.document.uri, annotation?.id);
    const active = vscode.window.activeTextEditor;
    assert.equal(active?.document.getText(active.selection), 'Aven');
  });
});

describe('the article language', () => {
  it('is given to a file with a header line, and to one with a sidecar', async () => {
    const header = await openArticle(' date 2025-03-17 Title\n\nText.\n');
    await waitFor(() => header.document.languageId === 'article', 'the header to be recognised');
    const plain = await openArticle('Just text.\n');
    assert.equal(plain.document.languageId, 'plaintext');
    await tag(plain, 'actor', 'text');
    await waitFor(() => plain.document.languageId === 'article', 'the annotation to be noticed');
  });

  it('is given to any text file by a command, which can then be annotated', async () => {
    const path = join(workspaceFolder(), 'notes.log');
    writeFileSync(path, 'Aven is a town.\n');
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(path));
    await command('treatAsArticle');
    await waitFor(
      () => vscode.window.activeTextEditor?.document.languageId === 'article',
      'the language',
    );
    editor.selection = new vscode.Selection(0, 0, 0, 4);
    await command('tag.place');
    const sidecar = await waitFor(() => {
      const found = vscode.workspace.textDocuments.find(({ uri }) => uri.fsPath === path);
      return found;
    }, 'the document');
    assert.equal(sidecar.languageId, 'article');
  });
});
