import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { readSidecar } from '../../src/core/sidecar/read';
import { extensionApi, openArticle, sidecarOnDisk, summary, tag, waitFor } from './article';

const TEXT = 'Aven is a town. Orla is a person. Both are near Selm.\n';

/** Renames as the explorer does. */
async function rename(from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(vscode.Uri.file(from), vscode.Uri.file(to));
  assert.ok(await vscode.workspace.applyEdit(edit), 'the file must be renamed');
}

function fileIn(sidecarPath: string): string | undefined {
  const reading = readSidecar(readFileSync(sidecarPath, 'utf8'));
  return reading.ok ? reading.file.sidecar.article.file : undefined;
}

/** Gathers the warnings that are shown while work is done. */
async function warningsDuring(work: () => Promise<void>): Promise<readonly string[]> {
  const shown: string[] = [];
  const { showWarningMessage } = vscode.window;
  const window = vscode.window as { showWarningMessage: unknown };
  window.showWarningMessage = (message: string) => {
    shown.push(message);
    return Promise.resolve(undefined);
  };
  try {
    await work();
  } finally {
    window.showWarningMessage = showWarningMessage;
  }
  return shown;
}

describe('renaming an article', () => {
  it('takes its sidecar along, with the new name in it, and annotating goes on', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'place', 'Aven');
    const to = article.path.replace(/\.txt$/, '_new.txt');
    await rename(article.path, to);
    assert.equal(existsSync(article.sidecarPath), false);
    const sidecarPath = `${to}.ann.yaml`;
    await waitFor(() => fileIn(sidecarPath) === basename(to), 'the new name in the sidecar');
    const { store } = await extensionApi();
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(to));
    const open = await waitFor(() => store.at(editor.document.uri), 'the article to be opened');
    await open.session.settled();
    const again = { path: to, sidecarPath, document: editor.document, editor, open };
    await tag(again, 'actor', 'Orla');
    assert.deepEqual(summary(sidecarOnDisk(again)), ['place: Aven', 'actor: Orla']);
    assert.equal(existsSync(article.sidecarPath), false);
  });

  it('takes the layers of all annotators along, into another folder too', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'place', 'Aven');
    const sidecar = readFileSync(article.sidecarPath, 'utf8');
    writeFileSync(`${article.path}.maria.ann.yaml`, sidecar);
    writeFileSync(`${article.path}.gold.ann.yaml`, `# mine\n${sidecar}`);
    const folder = join(dirname(article.path), 'moved');
    mkdirSync(folder, { recursive: true });
    const to = join(folder, basename(article.path));
    await rename(article.path, to);
    for (const layer of ['', '.maria', '.gold']) {
      assert.ok(existsSync(`${to}${layer}.ann.yaml`), layer);
      assert.equal(existsSync(`${article.path}${layer}.ann.yaml`), false, layer);
    }
    assert.match(readFileSync(`${to}.gold.ann.yaml`, 'utf8'), /^# mine\n/);
  });

  it('never overwrites a sidecar, and says so', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'place', 'Aven');
    const to = article.path.replace(/\.txt$/, '_taken.txt');
    const taken = `${to}.ann.yaml`;
    const other = readFileSync(article.sidecarPath, 'utf8').replace('label: place', 'label: claim');
    writeFileSync(taken, other);
    const warnings = await warningsDuring(() => rename(article.path, to));
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /is there already/);
    assert.match(readFileSync(taken, 'utf8'), /label: claim/);
    assert.match(readFileSync(article.sidecarPath, 'utf8'), /label: place/);
  });

  it('of a folder moves all that is in it, and of another file nothing', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'place', 'Aven');
    const folder = join(dirname(article.path), `folder_${Date.now()}`);
    mkdirSync(folder);
    await rename(article.path, join(folder, 'a.txt'));
    await rename(folder, `${folder}_new`);
    assert.ok(existsSync(join(`${folder}_new`, 'a.txt.ann.yaml')));
    assert.equal(existsSync(folder), false);
  });
});
