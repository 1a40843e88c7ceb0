import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { command, openArticle, tag, waitFor } from './article';

const TEXT = ' date 2025-03-17 Talks begin\n\nAVEN (Meridian) -Lena Morvath met Idris al-Nadiri.\n';

function readingTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview &&
        input.viewType.endsWith('articleAnnotator.reading'),
    );
}

describe('the reading view', () => {
  afterEach(async () => {
    await vscode.window.tabGroups.close(readingTabs());
  });

  it('opens once, beside the editor, and follows it to another article', async () => {
    const first = await openArticle(TEXT);
    await tag(first, 'actor', 'Lena Morvath');
    await command('openReadingView');
    const nameOf = (path: string): string => path.split('/').at(-1) ?? '';
    await waitFor(() => readingTabs().length === 1, 'the view');
    assert.equal(readingTabs()[0]?.label, `Reading ${nameOf(first.path)}`);
    assert.notEqual(readingTabs()[0]?.group.viewColumn, first.editor.viewColumn);

    await vscode.window.showTextDocument(first.document, vscode.ViewColumn.One);
    await command('openReadingView');
    assert.equal(readingTabs().length, 1);

    await vscode.window.showTextDocument(first.document, vscode.ViewColumn.One);
    const second = await openArticle(TEXT);
    await waitFor(
      () => readingTabs()[0]?.label === `Reading ${nameOf(second.path)}`,
      'the view to follow',
    );
  });

  it('is not opened where there is no article', async () => {
    const document = await vscode.workspace.openTextDocument({ content: 'x', language: 'json' });
    await vscode.window.showTextDocument(document);
    await command('openReadingView');
    assert.equal(readingTabs().length, 0);
  });
});
