import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { readSidecar } from '../../src/core/sidecar/read';
import type { Sidecar } from '../../src/core/sidecar/sidecar';
import { command, openFile, tag, undoInCorpus, workspaceFolder } from './article';

const TEXT = 'Ada met Bo in Aven.\n';

function line(id: string, text: string, spans: readonly object[]): string {
  return `${JSON.stringify({ id, text, meta: {}, spans, relations: [] })}\n`;
}

function span(label: string, start: number, text: string, id = `${label}${start}`): object {
  return { id, start, end: start + text.length, label, text };
}

describe('import', () => {
  let folder = '';
  let files: vscode.Uri[] = [];

  beforeEach(() => {
    // The editor remembers files of a name for a while.
    folder = join(workspaceFolder(), `imported_${randomUUID()}`);
    mkdirSync(join(folder, 'in'), { recursive: true });
    writeFileSync(join(folder, 'a.txt'), TEXT);
    writeFileSync(join(folder, 'b.txt'), TEXT.replace('Ada', 'Eve'));
    const file = join(folder, 'in/data.jsonl');
    files = [vscode.Uri.file(file)];
    writeFileSync(
      file,
      line('a', TEXT, [span('actor', 0, 'Ada'), span('place', 14, 'Aven')]) +
        line('b', TEXT.replace('Ada', 'Eve'), [span('actor', 0, 'Bob')]) +
        line('c', 'Cato left.\n', [span('actor', 0, 'Cato')]),
    );
  });

  // Other suites work on the whole folder, too.
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true });
  });

  function sidecar(name: string): Sidecar | undefined {
    const path = join(folder, `${name}.txt.ann.yaml`);
    if (!existsSync(path)) return undefined;
    const reading = readSidecar(readFileSync(path, 'utf8'));
    assert.ok(reading.ok);
    return reading.file.sidecar;
  }

  function labels(name: string): readonly string[] {
    return sidecar(name)?.annotations.map(({ label, text }) => `${label}: ${text}`) ?? [];
  }

  function importFiles(more: object = {}): Promise<void> {
    return command('import', vscode.Uri.file(folder), { format: 'jsonl', files, ...more });
  }

  it('adds to articles that are there, and leaves the rest as it was', async () => {
    await importFiles();
    assert.deepEqual(labels('a'), ['actor: Ada', 'place: Aven']);
    // The file says other words than the article has, so nothing is put there.
    assert.equal(sidecar('b'), undefined);
    assert.equal(existsSync(join(folder, 'c.txt')), false);
  });

  it('keeps what is there, adds to an open article, and is undone at once', async () => {
    const article = await openFile(join(folder, 'a.txt'));
    await tag(article, 'actor', 'Bo');
    await tag(article, 'actor', 'Ada');
    const [ada] = sidecar('a')?.annotations ?? [];
    await importFiles({ create: true });
    assert.deepEqual(labels('a'), ['actor: Ada', 'actor: Bo', 'place: Aven']);
    assert.equal(sidecar('a')?.annotations[0]?.id, ada?.id);
    assert.equal(readFileSync(join(folder, 'c.txt'), 'utf8'), 'Cato left.\n');
    assert.deepEqual(labels('c'), ['actor: Cato']);
    // Other imports can be undone too; the last one comes first.
    await undoInCorpus(() => labels('a').length === 2);
    assert.deepEqual(labels('a'), ['actor: Ada', 'actor: Bo']);
    assert.deepEqual(labels('c'), []);
  });

  it('imports as suggestions where that is chosen, and never twice', async () => {
    await importFiles({ asSuggestions: true });
    await importFiles({ asSuggestions: true });
    assert.deepEqual(
      sidecar('a')?.annotations.map(({ origin }) => origin),
      ['imported/jsonl', 'imported/jsonl'],
    );
  });

  it('never writes over an article', async () => {
    // The file has the name of an article that is there with another text.
    writeFileSync(
      files[0]?.fsPath ?? '',
      line('b', 'Another text.\n', [span('actor', 0, 'Another')]),
    );
    await importFiles({ create: true });
    assert.equal(readFileSync(join(folder, 'b.txt'), 'utf8'), TEXT.replace('Ada', 'Eve'));
    assert.deepEqual(labels('b'), []);
  });
});
