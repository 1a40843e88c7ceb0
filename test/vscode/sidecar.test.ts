import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { command, openArticle, sidecarOnDisk, summary, tag, waitFor } from './article';
import type { TestArticle } from './article';

const TEXT = 'Aven is a town. Orla is a person. Both are near Selm.\n';

/** What the sidecar of one article says is true of another with the same text. */
async function sidecarText(): Promise<string> {
  const article = await openArticle(TEXT);
  await tag(article, 'place', 'Aven');
  await tag(article, 'actor', 'Orla');
  return readFileSync(article.sidecarPath, 'utf8');
}

function labels({ open }: TestArticle): readonly string[] {
  return open.session.state.layer.annotations.map(({ label, text }) => `${label}: ${text}`);
}

describe('the sidecar', () => {
  it('is read when its article is opened', async () => {
    const article = await openArticle(TEXT, await sidecarText());
    assert.deepEqual(labels(article), ['place: Aven', 'actor: Orla']);
  });

  it('is followed when another program changes it', async () => {
    const article = await openArticle(TEXT, await sidecarText());
    const changed = readFileSync(article.sidecarPath, 'utf8').replace(
      'label: actor',
      'label: claim',
    );
    writeFileSync(article.sidecarPath, changed);
    await waitFor(() => labels(article).includes('claim: Orla'), 'the change to be followed');
  });

  it('is followed when it is edited and saved in a tab, comments and all', async () => {
    const article = await openArticle(TEXT, await sidecarText());
    const uri = vscode.Uri.file(article.sidecarPath);
    const tab = await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside });
    const at = tab.document.positionAt(tab.document.getText().indexOf('  - id'));
    await tab.edit((edit) => {
      edit.insert(at, '  # checked twice\n');
    });
    assert.ok(await tab.document.save(), 'the tab must be saved');
    assert.match(readFileSync(article.sidecarPath, 'utf8'), /# checked twice/);
    await vscode.window.showTextDocument(article.document, vscode.ViewColumn.One);
    await article.open.session.settled();
    const again = { ...article, editor: vscode.window.activeTextEditor ?? article.editor };
    await tag(again, 'place', 'Selm');
    assert.match(readFileSync(article.sidecarPath, 'utf8'), /# checked twice/);
    assert.deepEqual(summary(sidecarOnDisk(article)), [
      'place: Aven',
      'actor: Orla',
      'place: Selm',
    ]);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('is not written while it has unsaved changes in a tab, and later is', async () => {
    const article = await openArticle(TEXT, await sidecarText());
    const uri = vscode.Uri.file(article.sidecarPath);
    const tab = await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside });
    await tab.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '# mine\n');
    });
    const before = readFileSync(article.sidecarPath, 'utf8');
    await vscode.window.showTextDocument(article.document, vscode.ViewColumn.One);
    const again = { ...article, editor: vscode.window.activeTextEditor ?? article.editor };
    await tag(again, 'place', 'Selm');
    assert.equal(article.open.session.state.persistence.kind, 'unsaved');
    assert.equal(readFileSync(article.sidecarPath, 'utf8'), before);
    await tab.document.save();
    await waitFor(
      () => readFileSync(article.sidecarPath, 'utf8').includes('Selm'),
      'the annotation to be saved after the tab was',
    );
    assert.match(readFileSync(article.sidecarPath, 'utf8'), /^# mine\n/);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('merges what changed on disk with what is in memory', async () => {
    const article = await openArticle(TEXT, await sidecarText());
    const changed = readFileSync(article.sidecarPath, 'utf8').replace(
      'label: actor',
      'label: claim',
    );
    writeFileSync(article.sidecarPath, changed);
    await tag(article, 'place', 'Selm');
    assert.deepEqual(summary(sidecarOnDisk(article)), [
      'place: Aven',
      'claim: Orla',
      'place: Selm',
    ]);
    assert.deepEqual(labels(article), ['place: Aven', 'claim: Orla', 'place: Selm']);
  });

  it('that can’t be read is a problem with line and column, and is never written', async () => {
    const broken = (await sidecarText()).replace('    end: 4', '    end: four');
    const article = await openArticle(TEXT, broken);
    const uri = vscode.Uri.file(article.sidecarPath);
    const [diagnostic] = await waitFor(() => {
      const found = vscode.languages.getDiagnostics(uri);
      return found.length > 0 && found;
    }, 'the problem to be shown');
    assert.match(diagnostic?.message ?? '', /end must be a whole number/);
    const line = broken.split('\n').findIndex((text) => text.includes('end: four'));
    assert.equal(diagnostic?.range.start.line, line);
    assert.equal(diagnostic.range.start.character, '    end: '.length);
    void command('tag.actor');
    await article.open.session.settled();
    assert.equal(readFileSync(article.sidecarPath, 'utf8'), broken);

    // Mended, it is read, and the problem goes.
    writeFileSync(article.sidecarPath, broken.replace('end: four', 'end: 4'));
    await waitFor(() => labels(article).length === 2, 'the mended sidecar to be read');
    await waitFor(() => vscode.languages.getDiagnostics(uri).length === 0, 'the problem to go');
  });

  it('with conflict markers of git is left alone', async () => {
    const marked = `${await sidecarText()}<<<<<<< ours\n`;
    const article = await openArticle(TEXT, marked);
    assert.equal(article.open.session.state.persistence.kind, 'unreadable');
    assert.equal(readFileSync(article.sidecarPath, 'utf8'), marked);
  });

  it('that was deleted is written anew with the next annotation', async () => {
    const article = await openArticle(TEXT, await sidecarText());
    rmSync(article.sidecarPath);
    await waitFor(() => article.open.session.state.persistence.kind === 'deleted', 'the deletion');
    assert.equal(existsSync(article.sidecarPath), false);
    await tag(article, 'place', 'Selm');
    assert.deepEqual(summary(sidecarOnDisk(article)), [
      'place: Aven',
      'actor: Orla',
      'place: Selm',
    ]);
  });

  it('keeps an annotation whose text is gone from the article', async () => {
    const sidecar = await sidecarText();
    const article = await openArticle(TEXT.replace('Orla', 'Someone'), sidecar);
    assert.deepEqual(labels(article), ['place: Aven']);
    assert.equal(article.open.session.state.layer.orphans.length, 1);
    await tag(article, 'place', 'Selm');
    assert.ok(summary(sidecarOnDisk(article)).includes('actor: Orla'));
  });
});
