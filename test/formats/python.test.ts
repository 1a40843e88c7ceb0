// What Python reads in an export is what Python reads in the articles.

import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { decodeArticle } from '../../src/core/text/canonical';
import { sidecarText } from '../unit/annotate';
import type { Mention } from '../unit/annotate';
import { run } from '../unit/cli/run';
import { temporaryFolder } from '../unit/temporaryFolder';

const PYTHON = process.env['PYTHON'] ?? 'python3';
const SCRIPT = fileURLToPath(new URL('verify_export.py', import.meta.url));
const hasPython = spawnSync(PYTHON, ['--version']).status === 0;
// Where the tests guard a release, Python must be there.
const mayBeSkipped = process.env['CI'] !== 'true';

interface NastyArticle {
  /** The file as it is on disk. */
  readonly file: string;
  /** One fragment, or several, each. */
  readonly words: readonly (readonly string[])[];
}

const FAMILY = '👩‍👩‍👧‍👦';

/** Articles that programs get wrong, by name. */
const NASTY: Readonly<Record<string, NastyArticle>> = {
  emoji: {
    file: `🚀🚀 Ada ${FAMILY} met ${FAMILY} Bob 🇮🇶.\n`,
    words: [['🚀'], ['Ada'], [FAMILY], [`met ${FAMILY} Bob`], ['🇮🇶'], ['Ada', 'Bob']],
  },
  crlf: { file: 'One\r\nTwo\rThree\r\n\r\nFour\r\n', words: [['Two'], ['Three\n\nFour'], ['One']] },
  bom: { file: '\uFEFFFirst word, \uFEFFlast', words: [['First'], ['\uFEFFlast']] },
  arabic: { file: 'قال الرئيس في بغداد 🚀 اليوم\n', words: [['بغداد'], ['اليوم'], ['الرئيس']] },
  accents: {
    file: 'Cafe\u0301 and caf\u00E9 in Sa\u0303o Paulo.',
    words: [['Cafe\u0301'], ['caf\u00E9'], ['Sa\u0303o Paulo']],
  },
  edges: { file: 'start middle end', words: [['start'], ['end'], ['start middle end']] },
  empty: { file: '', words: [] },
  blank: { file: '\n', words: [] },
  NA: { file: 'NA', words: [['NA']] },
  formula: { file: '=1+1', words: [['=1+1'], ['+1']] },
  separators: {
    file: 'a\u2028b\u2029c\u0085d\u000Be\u000Cf\u001Cg 🚀 h',
    words: [['b\u2029c'], ['a\u2028b'], ['d\u000Be\u000Cf'], ['h'], ['c', 'h']],
  },
  quotes: {
    file: 'He said "so, what?"\nand \'left\'; \\n is no line.\ttab',
    words: [['"so, what?"\nand'], ["'left'"], ['\\n'], ['"'], ['\ttab'], ['said', '"\nand']],
  },
  astral: { file: '𝔘𝔫𝔦 \u{10FFFF} 𠜎 end', words: [['𝔫'], ['\u{10FFFF}'], ['𠜎'], ['end']] },
  'folder/with spaces, and commas’': { file: 'x y', words: [['y']] },
};

async function nastyCorpus(): Promise<string> {
  const files = Object.entries(NASTY).flatMap(([name, { file, words }], index) => {
    const text = decodeArticle(new TextEncoder().encode(file)) ?? '';
    const mentions = words.map((fragments, i): Mention => ({
      id: `m${String(index).padStart(2, '0')}x${i}`,
      words: fragments,
      label: 'claim',
      ...(i === 0 && { note: `"NA",\r\n=1+1 of ${name}`, entity: 'NA' }),
    }));
    const fileName = `${name.slice(name.lastIndexOf('/') + 1)}.txt`;
    return [
      [`corpus/${name}.txt`, file],
      [`corpus/${name}.txt.ann.yaml`, sidecarText(fileName, text, mentions)],
    ];
  });
  return temporaryFolder(Object.fromEntries(files) as Record<string, string>);
}

/** Exports both formats of a new corpus; the folder has `corpus`, `out.jsonl` and `out.csv`. */
async function exportBoth(): Promise<string> {
  const cwd = await nastyCorpus();
  for (const out of ['out.jsonl', 'out.csv']) {
    const { code, stderr } = await run(cwd, ['export', 'corpus', '--out', out]);
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^\d+ articles with .*\n$/)]);
  }
  return cwd;
}

function verify(cwd: string): { readonly status: number | null; readonly output: string } {
  const args = [SCRIPT, ...['corpus', 'out.jsonl', 'out.csv'].map((name) => join(cwd, name))];
  const { status, stdout, stderr } = spawnSync(PYTHON, args, {
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  });
  return { status, output: status === 0 ? stdout : stderr };
}

test.skipIf(!hasPython && mayBeSkipped)(
  'in Python text[start:end] is the span’s text, in JSONL and CSV (needs python3)',
  async () => {
    const { status, output } = verify(await exportBoth());
    expect(output).toMatch(/^\{/);
    expect(status).toBe(0);
    const articles = Object.values(NASTY);
    const spans = articles.flatMap(({ words }) => words).length;
    const empty = articles.filter(({ words }) => words.length === 0).length;
    expect(JSON.parse(output)).toEqual({ articles: articles.length, spans, rows: spans + empty });
  },
);

test.skipIf(!hasPython && mayBeSkipped)(
  'the Python script finds an offset that is off by one (needs python3)',
  async () => {
    const cwd = await exportBoth();
    const path = join(cwd, 'out.jsonl');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('"start":3,"end":6', '"start":4,"end":7'));
    const { status, output } = verify(cwd);
    expect(status).not.toBe(0);
    expect(output).toContain("'da ' != 'Ada'");
  },
);
