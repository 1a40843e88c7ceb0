import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { command, openArticle, tag, workspaceFolder } from './article';

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
});
