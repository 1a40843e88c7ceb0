import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { openArticle, select, command, sidecarOnDisk, tag, waitFor } from './article';
import type { TestArticle } from './article';

/** Slices the canonical text by code points, as Python does. */
function slice(article: TestArticle, start: number, end: number): string {
  const text = readFileSync(article.path, 'utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
  return Array.from(text).slice(start, end).join('');
}

function assertSlices(article: TestArticle, texts: readonly string[]): void {
  const { annotations } = sidecarOnDisk(article).sidecar;
  assert.deepEqual(
    annotations.map(({ text }) => text),
    texts,
  );
  for (const { fragments, text } of annotations) {
    assert.equal(slice(article, fragments[0].start, fragments[0].end), text);
  }
}

describe('offsets', () => {
  it('hold from the first to the last character', async () => {
    const article = await openArticle('Aven fell to Orla');
    await tag(article, 'place', 'Aven');
    await tag(article, 'actor', 'Orla');
    await tag(article, 'claim', 'Aven fell to Orla');
    assertSlices(article, ['Aven fell to Orla', 'Aven', 'Orla']);
    assert.equal(sidecarOnDisk(article).sidecar.article.length, 17);
  });

  it('hold in a file with CRLF, whose bytes stay as they are', async () => {
    const text = 'one\r\n\r\nAven and\r\nOrla\r\n';
    const article = await openArticle(text);
    await tag(article, 'place', 'Orla');
    await tag(article, 'claim', 'Aven and\r\nOrla');
    assertSlices(article, ['Aven and\nOrla', 'Orla']);
    assert.equal(readFileSync(article.path, 'utf8'), text);
  });

  it('hold in a file with a BOM', async () => {
    const article = await openArticle('\uFEFFAven is near Orla');
    await tag(article, 'place', 'Aven');
    await tag(article, 'place', 'Orla');
    assertSlices(article, ['Aven', 'Orla']);
    assert.equal(sidecarOnDisk(article).sidecar.annotations[0]?.fragments[0].start, 0);
  });

  it('hold with emoji before and inside a span, and other scripts', async () => {
    const article = await openArticle('👩‍👩‍👧 🇫🇷 said: “Zoë 👍🏽 Müller” في بغداد, nai\u0308ve');
    await tag(article, 'actor', 'Zoë 👍🏽 Müller');
    await tag(article, 'place', 'بغداد');
    await tag(article, 'claim', 'nai\u0308ve');
    assertSlices(article, ['Zoë 👍🏽 Müller', 'بغداد', 'nai\u0308ve']);
  });

  it('move with text that is typed before and inside, and are saved with the article', async () => {
    const article = await openArticle('one\r\nAven and Orla\r\n');
    await tag(article, 'place', 'Orla');
    await tag(article, 'claim', 'Aven and Orla');
    await article.editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '🙂 new\r\nline ');
      edit.insert(new vscode.Position(1, 4), ' the town');
    });
    await article.document.save();
    await waitFor(
      () => readFileSync(article.sidecarPath, 'utf8').includes('Aven the town and Orla'),
      'the moved annotations to be saved',
    );
    assertSlices(article, ['Aven the town and Orla', 'Orla']);
  });

  it('offer nothing in an empty article', async () => {
    const article = await openArticle('');
    await command('tag.actor');
    assert.equal(article.open.session.state.layer.annotations.length, 0);
    assert.equal(existsSync(article.sidecarPath), false);
  });

  it('tag a selection of white space not at all', async () => {
    const article = await openArticle('a \n b');
    select(article, ' \n ');
    await command('tag.actor');
    assert.equal(article.open.session.state.layer.annotations.length, 0);
  });
});
