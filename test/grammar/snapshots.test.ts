import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join, parse } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { IGrammar } from 'vscode-textmate';
import { loadArticleGrammar, ROOT, snapshotOf, tokenise } from './tokenise';

const HERE = fileURLToPath(new URL('./', import.meta.url));

function articlesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort();
}

let grammar: IGrammar;
beforeAll(async () => {
  grammar = await loadArticleGrammar();
});

describe.each([
  ['samples', join(ROOT, 'samples'), 'sample.'],
  ['fixtures', join(HERE, 'fixtures'), ''],
])('the tokens of the %s', (_, folder, prefix) => {
  it.each(articlesIn(folder))('%s', async (name) => {
    const lines = tokenise(grammar, readFileSync(join(folder, name), 'utf8'));
    // Whatever the scopes, the tokens are the text: nothing lost, nothing twice.
    for (const { line, tokens } of lines) {
      expect(tokens.map(({ text }) => text).join('')).toBe(line);
    }
    const snapshot = join(HERE, 'snapshots', `${prefix}${parse(name).name}.snap`);
    await expect(snapshotOf(lines)).toMatchFileSnapshot(snapshot);
  });
});
