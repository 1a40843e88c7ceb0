import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { command, openArticle } from './article';

const TEXT = 'Aven is a town.\n';

async function type(text: string): Promise<void> {
  await vscode.commands.executeCommand('type', { text });
}

describe('annotating mode', () => {
  it('makes the article read-only, and writable again', async () => {
    const article = await openArticle(TEXT);
    await command('startAnnotating');
    await type('x');
    assert.equal(article.document.getText(), TEXT);
    await command('stopAnnotating');
    article.editor.selection = new vscode.Selection(0, 0, 0, 0);
    await type('x');
    assert.equal(article.document.getText(), `x${TEXT}`);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('stays with its article when another is opened', async () => {
    const first = await openArticle(TEXT);
    await command('startAnnotating');
    const second = await openArticle(TEXT);
    await type('y');
    assert.equal(second.document.getText(), `y${TEXT}`);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.window.showTextDocument(first.document);
    await type('y');
    assert.equal(first.document.getText(), TEXT);
    await command('toggleAnnotating');
  });
});
