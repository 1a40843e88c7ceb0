// A real article, where one is at hand: annotated by keyboard, then checked by slicing in Python.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quickOpen } from '../host/index.mjs';
import {
  clickIntoText,
  eventually,
  goTo,
  openSamples,
  root,
  selectForward,
  sidecarOf,
} from './session';
import type { Workbench } from './session';

const seeds = path.join(root, '../shared/seeds');
const [seed] = existsSync(seeds) ? readdirSync(seeds).filter((name) => name.endsWith('.txt')) : [];
const python = spawnSync('python3', ['--version']).status === 0;

const SLICES = `
import json, sys
article = open(sys.argv[1], encoding='utf-8-sig').read()
[row] = [json.loads(line) for line in open(sys.argv[2], encoding='utf-8')]
assert row['text'] == article
for span in row['spans']:
    assert article[span['start']:span['end']] == span['text'], span
print(len(row['spans']))
`;

describe.skipIf(seed === undefined || !python)('a real article', () => {
  const file = seed ?? '';
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openSamples({ source: seeds });
  });
  afterAll(() => workbench.close());

  // What is tagged is taken from the article itself, whichever it is.
  const text = seed === undefined ? '' : readFileSync(path.join(seeds, seed), 'utf8');
  const capitalised = [...text.matchAll(/\p{Lu}\p{L}{5,}/gu)].map(([name]) => name);
  const names = [...new Set(capitalised)].slice(-3);
  const paragraphs = text.split('\n').filter((line) => line.length > 80);
  const statement = paragraphs.at(2)?.split(' ').slice(2, 7).join(' ') ?? '';

  it('is annotated by keyboard, and its offsets hold in Python', async () => {
    const { page, folder } = workbench;
    await quickOpen(page, file);
    await clickIntoText(workbench);
    const tags = [...names.map((name) => [name, 'a'] as const), [statement, 'c'] as const];
    for (const [i, [word, key]] of tags.entries()) {
      await goTo(workbench, word);
      await selectForward(workbench, word);
      await page.keyboard.press('Alt+a');
      await page.keyboard.press(key);
      // The first key wakes the extension up; it tags what is selected when it is awake.
      await eventually(
        () => sidecarOf(workbench, file)?.annotations.length,
        (count) => count === i + 1,
      );
    }
    const out = path.join(folder, '../seed.jsonl');
    execFileSync('node', [path.join(root, 'dist/cli.cjs'), 'export', folder, '--out', out]);
    const slices = execFileSync('python3', ['-c', SLICES, path.join(folder, file), out]);
    expect(slices.toString().trim()).toBe('4');
  });
});
