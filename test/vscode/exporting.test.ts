import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { EMPTY_LAYER } from '../../src/core/model/layer';
import { sidecarOf } from '../../src/core/sidecar/sidecar';
import { writeCanonical } from '../../src/core/sidecar/writeCanonical';
import { articleText } from '../../src/corpus/articles';
import { command, openArticle, pause, pressEnter, tag, waitFor, workspaceFolder } from './article';

interface Row {
  readonly id: string;
  readonly text: string;
  readonly spans: readonly {
    start: number;
    end: number;
    text: string;
    label: string;
    fragments?: readonly [number, number][];
  }[];
}

describe('export', () => {
  it('writes the corpus as JSON Lines with offsets in code points', async () => {
    const article = await openArticle('🙂 Aven is a town.\n');
    await tag(article, 'place', 'Aven');
    const out = join(workspaceFolder(), 'corpus.jsonl');
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    await command('export', folder, { format: 'jsonl', out: vscode.Uri.file(out) });
    const rows = readFileSync(out, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Row);
    assert.ok(rows.length > 10, 'every article of the folder is a line');
    const mine = rows.find(({ text }) => text.startsWith('🙂'));
    assert.deepEqual(
      mine?.spans.map(({ start, end, label }) => [start, end, label]),
      [[2, 6, 'place']],
    );
    for (const { text, spans } of rows) {
      const points = Array.from(text);
      for (const { start, end, text: quote, fragments = [[start, end]] } of spans) {
        const parts = fragments.map(([from, to]) => points.slice(from, to).join(''));
        assert.equal(parts.join(' … '), quote);
      }
    }
  });

  it('leaves the old file where a sidecar can’t be read', async () => {
    const folder = join(workspaceFolder(), 'broken');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.txt'), 'Aven');
    writeFileSync(join(folder, 'a.txt.ann.yaml'), 'format: [\n');
    const out = join(folder, 'out.jsonl');
    writeFileSync(out, 'old');
    await command('export', vscode.Uri.file(folder), {
      format: 'jsonl',
      out: vscode.Uri.file(out),
    });
    assert.equal(readFileSync(out, 'utf8'), 'old');
    // Other suites work on the whole folder, too.
    rmSync(folder, { recursive: true });
  });

  it('takes what was answered, and passes over what the format does not heed', async () => {
    const folder = join(workspaceFolder(), 'filtered');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.txt'), 'Aven and Bo');
    const out = vscode.Uri.file(join(folder, 'out.jsonl'));
    const uri = vscode.Uri.file(folder);
    await command('export', uri, { format: 'jsonl', out, answers: { empty: 'left-out' } });
    assert.equal(readFileSync(out.fsPath, 'utf8'), '');
    await command('export', uri, { format: 'jsonl', out, answers: { tokens: 'spacy', junk: [] } });
    assert.equal(readFileSync(out.fsPath, 'utf8').split('\n').length, 2);
    rmSync(folder, { recursive: true });
  });
});

describe('the layer that is exported', () => {
  it('is the one that was chosen', async () => {
    const folder = join(workspaceFolder(), `layers_${randomUUID()}`);
    mkdirSync(folder);
    const article = articleText('a.txt', 'Aven and Bo');
    writeFileSync(join(folder, 'a.txt'), article.text);
    writeFileSync(join(folder, 'b.txt'), article.text);
    const layer = {
      ...EMPTY_LAYER,
      annotations: [
        {
          id: 'gold0001',
          label: 'place',
          fragments: [{ start: 0, end: 4 }] as const,
          text: 'Aven',
        },
      ],
    };
    writeFileSync(join(folder, 'a.txt.gold.ann.yaml'), writeCanonical(sidecarOf(layer, article)));
    const out = vscode.Uri.file(join(folder, 'out.jsonl'));
    const exported = async (answers: object): Promise<readonly string[]> => {
      await command('export', vscode.Uri.file(folder), { format: 'jsonl', out, answers });
      const lines = readFileSync(out.fsPath, 'utf8').trimEnd().split('\n');
      return lines.map((line) => {
        const { id, spans } = JSON.parse(line) as Row & { id: string };
        return `${id} ${spans.map(({ label, text }) => `${label}: ${text}`).join()}`;
      });
    };
    assert.deepEqual(await exported({ layer: 'gold' }), ['a place: Aven']);
    assert.deepEqual(await exported({ layer: 'gold', labelMap: 'place=LOC' }), ['a LOC: Aven']);
    rmSync(folder, { recursive: true });
  });
});

describe('the export’s steps', () => {
  let folder = '';
  const window = vscode.window as unknown as Record<string, unknown>;
  const dialog = window['showSaveDialog'];

  beforeEach(() => {
    folder = join(workspaceFolder(), 'stepwise');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.txt'), 'Aven and Bo');
  });
  afterEach(async () => {
    window['showSaveDialog'] = dialog;
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true });
  });

  it('export with Enter, and remember where to and in which format', async () => {
    const out = join(folder, 'remembered.csv');
    // A real dialog is pressed in the tests of the workbench.
    window['showSaveDialog'] = () => Promise.resolve(vscode.Uri.file(out));
    const first = command('export', vscode.Uri.file(folder), { format: 'csv' });
    await pressEnter(() => existsSync(out));
    await first;
    writeFileSync(out, 'old');
    window['showSaveDialog'] = () => {
      throw new Error('The place is known.');
    };
    // The format of last time, then all as last time.
    const second = command('export', vscode.Uri.file(folder));
    await pressEnter(() => readFileSync(out, 'utf8') !== 'old');
    await second;
    assert.match(readFileSync(out, 'utf8'), /^"?article_id/);
  });

  it('are left by Esc with nothing written', async () => {
    window['showSaveDialog'] = () => {
      throw new Error('Nobody asked for a place.');
    };
    let isOver = false;
    const left = command('export', vscode.Uri.file(folder), { format: 'tsv' }).then(() => {
      isOver = true;
    });
    await pause(500);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await waitFor(() => isOver, 'the steps to be left');
    await left;
    assert.equal(existsSync(join(folder, 'stepwise.tsv')), false);
  });
});
