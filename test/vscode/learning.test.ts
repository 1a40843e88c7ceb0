import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { commandUses, USES_TO_KNOW } from '../../src/vscode/commandUses';
import { extensionApi } from './article';

/** A memory that lasts as long as the test. */
function memento(): vscode.Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, otherwise?: T) => (values.has(key) ? (values.get(key) as T) : otherwise),
    update(key: string, value: unknown) {
      values.set(key, value);
      return Promise.resolve();
    },
  };
}

async function copySamples(into: string): Promise<string> {
  const copy = await vscode.commands.executeCommand<vscode.Uri>(
    'articleAnnotator.openSampleCorpus',
    vscode.Uri.file(into),
  );
  return copy.fsPath;
}

describe('the sample corpus', () => {
  let parent: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'article-annotator-copy-'));
  });
  afterEach(() => {
    rmSync(parent, { recursive: true });
  });

  it('is copied with its sidecars, and never over anything', async () => {
    await extensionApi();
    const first = await copySamples(parent);
    const article = join(first, '0001_border_rockets.txt');
    assert.ok(existsSync(article));
    assert.ok(existsSync(`${article}.ann.yaml`));
    writeFileSync(article, 'mine');
    const second = await copySamples(parent);
    assert.notEqual(second, first);
    assert.equal(readFileSync(article, 'utf8'), 'mine');
    assert.deepEqual(readdirSync(second).sort(), readdirSync(first).sort());
  });

  it('says why it can’t be copied, and leaves what is there alone', async () => {
    const missing = join(parent, 'not-there');
    const copy = await vscode.commands.executeCommand<vscode.Uri | undefined>(
      'articleAnnotator.openSampleCorpus',
      vscode.Uri.file(missing),
    );
    assert.equal(copy, undefined);
    assert.equal(existsSync(missing), false);
  });
});

describe('hints for keys', () => {
  it('count a command as known after three uses, in the next window too', () => {
    const memory = memento();
    const uses = commandUses(memory);
    let changes = 0;
    uses.onDidChange(() => (changes += 1));
    for (let i = 1; i <= USES_TO_KNOW + 2; i += 1) {
      assert.equal(uses.isKnown('x'), i > USES_TO_KNOW);
      uses.note('x');
    }
    assert.equal(changes, 1);
    assert.ok(commandUses(memory).isKnown('x'));
    assert.equal(uses.isKnown('y'), false);
    uses.forget();
    assert.equal(uses.isKnown('x'), false);
    assert.equal(commandUses(memory).isKnown('x'), false);
    assert.equal(changes, 2);
  });

  it('take a memory that is not theirs for none', async () => {
    const memory = memento();
    await memory.update('commandUses', ['x', null]);
    assert.equal(commandUses(memory).isKnown('x'), false);
    await memory.update('commandUses', { x: 'many' });
    assert.equal(commandUses(memory).isKnown('x'), false);
  });
});
