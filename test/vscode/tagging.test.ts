import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { command, openArticle, select, sidecarOnDisk, summary, tag } from './article';

const TEXT = ' date 2025-03-17 Talks begin\n\nAVEN (Meridian) -Lena Morvath met Idris al-Nadiri.\n';

describe('tagging', () => {
  it('tags a selection and saves it at once', async () => {
    const article = await openArticle(TEXT);
    assert.equal(existsSync(article.sidecarPath), false);
    await tag(article, 'actor', 'Lena Morvath');
    const { sidecar } = sidecarOnDisk(article);
    const [annotation] = sidecar.annotations;
    assert.equal(annotation?.label, 'actor');
    assert.equal(annotation.text, 'Lena Morvath');
    assert.deepEqual(annotation.fragments, [{ start: 47, end: 59 }]);
    assert.equal(sidecar.article.file, article.path.split('/').at(-1));
    assert.equal(sidecar.status, 'in-progress');
    assert.equal(readFileSync(article.path, 'utf8'), TEXT);
  });

  it('trims white space at the edges of a selection', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'actor', ' Idris al-Nadiri');
    select(article, ' met ');
    await command('tag.claim');
    await article.open.session.settled();
    assert.deepEqual(summary(sidecarOnDisk(article)), ['claim: met', 'actor: Idris al-Nadiri']);
  });

  it('takes the word at the cursor, hyphens included', async () => {
    const article = await openArticle(TEXT);
    const at = article.document.positionAt(TEXT.indexOf('Nadiri') + 2);
    article.editor.selection = new vscode.Selection(at, at);
    await command('tag.actor');
    await article.open.session.settled();
    assert.deepEqual(summary(sidecarOnDisk(article)), ['actor: al-Nadiri']);
  });

  it('tags several selections in one step', async () => {
    const article = await openArticle(TEXT);
    const range = (text: string): vscode.Selection => {
      const start = TEXT.indexOf(text);
      const { document } = article;
      return new vscode.Selection(
        document.positionAt(start),
        document.positionAt(start + text.length),
      );
    };
    article.editor.selections = [range('Lena Morvath'), range('Idris al-Nadiri')];
    await command('tag.actor');
    assert.equal(article.open.session.state.layer.annotations.length, 2);
    await command('undo');
    assert.equal(article.open.session.state.layer.annotations.length, 0);
  });

  it('re-labels a span that is tagged already', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'actor', 'AVEN');
    const before = sidecarOnDisk(article).sidecar.annotations[0]?.id;
    await tag(article, 'place', 'AVEN');
    const { annotations } = sidecarOnDisk(article).sidecar;
    assert.deepEqual(
      annotations.map(({ id, label }) => [id, label]),
      [[before, 'place']],
    );
  });

  it('re-labels by id, deletes, undoes and redoes', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'actor', 'Lena Morvath');
    const id = sidecarOnDisk(article).sidecar.annotations[0]?.id;
    await command('changeLabel', { id }, 'place');
    await article.open.session.settled();
    assert.deepEqual(summary(sidecarOnDisk(article)), ['place: Lena Morvath']);
    await command('delete');
    await article.open.session.settled();
    assert.deepEqual(summary(sidecarOnDisk(article)), []);
    await command('undo');
    await command('undo');
    await article.open.session.settled();
    assert.deepEqual(summary(sidecarOnDisk(article)), ['actor: Lena Morvath']);
    await command('redo');
    await article.open.session.settled();
    assert.deepEqual(summary(sidecarOnDisk(article)), ['place: Lena Morvath']);
    assert.equal(sidecarOnDisk(article).sidecar.annotations[0]?.id, id);
  });

  it('keeps nested and overlapping annotations side by side', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'claim', 'Lena Morvath met Idris al-Nadiri');
    await tag(article, 'actor', 'Lena Morvath');
    await tag(article, 'actor', 'Idris al-Nadiri');
    await tag(article, 'claim', '-Lena Morvath met');
    assert.deepEqual(summary(sidecarOnDisk(article)), [
      'claim: -Lena Morvath met',
      'claim: Lena Morvath met Idris al-Nadiri',
      'actor: Lena Morvath',
      'actor: Idris al-Nadiri',
    ]);
  });

  it('goes to the next and the previous annotation, round the end', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'place', 'AVEN');
    await tag(article, 'actor', 'Lena Morvath');
    await tag(article, 'actor', 'Idris al-Nadiri');
    const selected = (): string => article.document.getText(article.editor.selection);
    article.editor.selection = new vscode.Selection(0, 0, 0, 0);
    const seen: string[] = [];
    for (let i = 0; i < 4; i += 1) {
      await command('next');
      seen.push(selected());
    }
    await command('previous');
    seen.push(selected());
    assert.deepEqual(seen, ['AVEN', 'Lena Morvath', 'Idris al-Nadiri', 'AVEN', 'Idris al-Nadiri']);
  });
});
