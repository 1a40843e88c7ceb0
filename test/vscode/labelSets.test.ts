// Label sets in folders: the nearest wins, changes are followed live, a broken one is told of.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { OpenArticle } from '../../src/vscode/articleStore';
import { readLabelSet } from '../../src/core/labelSet/read';
import { DEFAULT_LABEL_SET } from '../../src/core/model/labelSet';
import { readSidecar } from '../../src/core/sidecar/read';
import { command, openFile, pause, waitFor, workspaceFolder } from './article';

const TEXT = ' date 2025-03-17 Talks begin\n\nLena Morvath met Idris al-Nadiri in Aven.\n';

const folders: string[] = [];

// A file that comes and goes in one batch of the watcher's was never there, to the editor.
const BATCH_MILLISECONDS = 2000;

/** A new folder in the workspace with these files. */
function folder(files: Readonly<Record<string, string>>): string {
  const path = join(workspaceFolder(), `labels_${randomUUID()}`);
  folders.push(path);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

function labels(...keys: readonly string[]): string {
  return `format: article-labels/1\nlabels:\n${keys.map((key) => `  - key: ${key}\n`).join('')}`;
}

async function open(path: string): Promise<OpenArticle> {
  return (await openFile(path)).open;
}

function keys({ labelSet }: OpenArticle): string {
  return labelSet.labels.map(({ key }) => key).join(' ');
}

async function eventually(article: OpenArticle, expected: string): Promise<void> {
  await waitFor(() => keys(article) === expected, `the labels ${expected}, not ${keys(article)}`);
}

/** Selects a text in the active editor and tags it by a key. */
async function tagByKey(article: OpenArticle, text: string, key: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor);
  const start = editor.document.getText().indexOf(text);
  const at = (offset: number): vscode.Position => editor.document.positionAt(offset);
  editor.selection = new vscode.Selection(at(start), at(start + text.length));
  await command('tagByKey', key);
  await article.session.settled();
}

function labelsOnDisk(path: string): string {
  const reading = readSidecar(readFileSync(`${path}.ann.yaml`, 'utf8'));
  assert.ok(reading.ok);
  return reading.file.sidecar.annotations.map(({ label, text }) => `${label}: ${text}`).join(', ');
}

describe('label sets', () => {
  // Other suites work on the whole workspace.
  after(() => {
    for (const path of folders) rmSync(path, { recursive: true, force: true });
  });

  it('are taken from the nearest folder upwards, and else built in', async () => {
    const path = folder({
      'labels.yaml': labels('outer'),
      'a.txt': TEXT,
      'deep/b.txt': TEXT,
      'deep/labels.yaml': labels('inner'),
      'deep/er/c.txt': TEXT,
    });
    await eventually(await open(join(path, 'a.txt')), 'outer');
    await eventually(await open(join(path, 'deep/b.txt')), 'inner');
    const deepest = await open(join(path, 'deep/er/c.txt'));
    await eventually(deepest, 'inner');
    await pause(BATCH_MILLISECONDS);
    rmSync(join(path, 'deep/labels.yaml'));
    await eventually(deepest, 'outer');
    rmSync(join(path, 'labels.yaml'));
    await eventually(deepest, 'actor place claim');
    assert.deepEqual(deepest.labelSet, DEFAULT_LABEL_SET);
  }).timeout(60_000);

  it('are followed while articles are open, and their keys tag', async () => {
    const path = folder({ 'a.txt': TEXT });
    const file = join(path, 'a.txt');
    const article = await open(file);
    await eventually(article, 'actor place claim');
    writeFileSync(
      join(path, 'labels.yaml'),
      'format: article-labels/1\nlabels:\n  - {key: person, shortcut: g}\n  - key: person/leader\n',
    );
    await eventually(article, 'person person/leader');
    await tagByKey(article, 'Lena Morvath', 'g');
    await tagByKey(article, 'Idris al-Nadiri', '2');
    await tagByKey(article, 'Aven', 'q');
    assert.equal(labelsOnDisk(file), 'person: Lena Morvath, person/leader: Idris al-Nadiri');
    await command('tag', { label: 'person' });
  });

  it('keep what they said last while they can’t be read, and say where', async () => {
    const path = folder({ 'a.txt': TEXT, 'labels.yaml': labels('one', 'two') });
    const article = await open(join(path, 'a.txt'));
    await eventually(article, 'one two');
    const file = vscode.Uri.file(join(path, 'labels.yaml'));
    writeFileSync(file.fsPath, labels('one').replace('key', 'kee'));
    const [problem] = await waitFor(() => {
      const found = vscode.languages.getDiagnostics(file);
      return found.length > 0 && found;
    }, 'a problem on the label set');
    assert.match(problem?.message ?? '', /There is no key `kee` here; write `key`/);
    assert.deepEqual(
      [problem?.range.start.line, problem?.range.start.character, problem?.severity],
      [2, 4, vscode.DiagnosticSeverity.Error],
    );
    assert.equal(keys(article), 'one two');
    writeFileSync(file.fsPath, labels('three'));
    await eventually(article, 'three');
    await waitFor(() => vscode.languages.getDiagnostics(file).length === 0, 'no problem');
  });

  it('set the levels of rules', async () => {
    const path = folder({ 'a.txt': TEXT, 'labels.yaml': labels('one') });
    const article = await open(join(path, 'a.txt'));
    await eventually(article, 'one');
    await tagByKey(article, 'Aven', '1');
    // Other articles of the corpus may have other labels for the name, which is another rule's.
    const found = (): vscode.Diagnostic[] =>
      vscode.languages
        .getDiagnostics(article.uri)
        .filter(({ message }) => message.includes('has the label'));
    const two = labels('two');
    writeFileSync(join(path, 'labels.yaml'), two);
    await waitFor(() => found()[0]?.severity === vscode.DiagnosticSeverity.Warning, 'a warning');
    writeFileSync(join(path, 'labels.yaml'), `${two}check: {unknown-label: error}\n`);
    await waitFor(() => found()[0]?.severity === vscode.DiagnosticSeverity.Error, 'an error');
    writeFileSync(join(path, 'labels.yaml'), `${two}check: {unknown-label: "off"}\n`);
    await waitFor(() => found().length === 0, 'nothing');
  });

  it('are made by command, once', async () => {
    const path = folder({ 'a.txt': TEXT });
    const uri = vscode.Uri.file(path);
    await open(join(path, 'a.txt'));
    await command('createLabelSet', uri);
    const file = join(path, 'labels.yaml');
    const text = readFileSync(file, 'utf8');
    assert.deepEqual(readLabelSet(text), { ok: true, labelSet: DEFAULT_LABEL_SET });
    assert.equal(vscode.window.activeTextEditor?.document.fileName, file);
    writeFileSync(file, labels('mine'));
    await command('createLabelSet', uri);
    assert.equal(readFileSync(file, 'utf8'), labels('mine'));
  });

  it('offer keys, labels and colours where they are typed', async () => {
    const path = folder({
      'labels.yaml': `${labels('person', 'place')}  - colour: \nrelations:\n  - from: [\n    \n`,
    });
    const file = vscode.Uri.file(join(path, 'labels.yaml'));
    await vscode.window.showTextDocument(file);
    const proposals = async (line: number, character: number): Promise<readonly string[]> => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        file,
        new vscode.Position(line, character),
      );
      return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    assert.ok((await proposals(4, 12)).includes('teal'));
    assert.deepEqual((await proposals(6, 11)).slice(0, 2), ['person', 'place']);
    assert.ok((await proposals(7, 4)).includes('required'));
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      file,
      new vscode.Position(4, 6),
    );
    const [content] = hover?.contents ?? [];
    assert.match(content instanceof vscode.MarkdownString ? content.value : '', /palette/);
  });

  it('refuse to rename a label where a sidecar can’t be read', async () => {
    const path = folder({ 'a.txt': TEXT, 'labels.yaml': labels('person', 'place') });
    const file = join(path, 'a.txt');
    const article = await open(file);
    await eventually(article, 'person place');
    await tagByKey(article, 'Aven', '2');
    writeFileSync(join(path, 'b.txt'), TEXT);
    writeFileSync(join(path, 'b.txt.ann.yaml'), '][');
    // The message is modal, so the command does not wait for it.
    await command('renameLabel', {
      file: vscode.Uri.file(join(path, 'labels.yaml')),
      key: 'place',
      to: 'site',
    });
    assert.equal(readFileSync(join(path, 'labels.yaml'), 'utf8'), labels('person', 'place'));
    assert.equal(labelsOnDisk(file), 'place: Aven');
    assert.ok(existsSync(join(path, 'b.txt.ann.yaml')));
  });
});
