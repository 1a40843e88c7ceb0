// @ts-check
// Measures what a key costs in a long article with many annotations:
// `npm run bench -- article`, or `node test/bench/article/run.mjs 1000` for one number of them.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { quickOpen, settled } from '../../host/index.mjs';
import { openForPainting, startAnnotating } from '../annotating.mjs';
import { median, milliseconds, range } from '../statistics.mjs';
import { writeTable } from '../table.mjs';
import { timeToPaint } from '../timeToPaint.mjs';

const LENGTH = 1_000_000;
const TIMES = 30;
// Longer than a person takes from key to key at the fastest, so that each key is measured alone.
const PAUSE_MILLISECONDS = 400;

const root = path.join(import.meta.dirname, '../../..');
process.chdir(root);
const wanted = process.argv.slice(2).map(Number);
const counts = wanted.length > 0 ? wanted : [10, 1000, 5000, 10_000];
const parent = mkdtempSync(path.join(tmpdir(), 'article-annotator-bench-'));

try {
  const { longArticle, sidecarText } = await generator();
  const text = longArticle(LENGTH);
  /** @type {string[][]} */
  const rows = [['Annotations', 'Cursor key', 'Tag', 'Undo', 'Next annotation']];
  for (const count of counts) {
    const folder = path.join(parent, String(count));
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'long.txt'), text);
    writeFileSync(path.join(folder, 'long.txt.ann.yaml'), sidecarText('long.txt', text, count));
    const { cursor, tag, undo, next } = await measure(folder, count);
    rows.push([count.toLocaleString('en'), ...[cursor, tag, undo, next].map(cell)]);
    console.log(rows.at(-1)?.join(' | '));
  }
  if (wanted.length === 0) writeTable('docs/performance.md', 'article', rows);
} finally {
  rmSync(parent, { recursive: true, force: true });
}

/**
 * @param {string} folder
 * @param {number} count annotations in the sidecar there
 */
async function measure(folder, count) {
  const session = await openForPainting(folder, root);
  const { page } = session;
  const pause = () => page.waitForTimeout(PAUSE_MILLISECONDS);
  /** @type {Record<'cursor' | 'tag' | 'undo' | 'next', number[]>} */
  const times = { cursor: [], tag: [], undo: [], next: [] };
  try {
    await quickOpen(page, 'long.txt');
    await page.locator('.editor-instance .view-lines').first().click();
    const shown = `text=${count.toLocaleString('en').replaceAll(',', '')} annotations`;
    await page.waitForSelector(`.statusbar-item >> ${shown}`);
    await startAnnotating(page);
    // To the middle of the article.
    await page.keyboard.press('Control+g');
    await page.fill('.quick-input-widget .quick-input-filter input', ':1000');
    await page.keyboard.press('Enter');
    await settled(page);
    await pause();
    for (let tries = 0; times.tag.length < TIMES && tries < 3 * TIMES; tries += 1) {
      const moved = await timeToPaint(page, 'Control+ArrowRight', 'cursor');
      await pause();
      // Two words on, and in the word; so that each tag is a new annotation.
      await page.keyboard.press('Control+ArrowRight');
      await page.keyboard.press('ArrowLeft');
      await pause();
      const tagged = await timeToPaint(page, 'a', 'more');
      await pause();
      // A word that is tagged already, or none.
      if (moved === undefined || tagged === undefined) continue;
      times.cursor.push(moved);
      times.tag.push(tagged);
    }
    for (let i = 0; i < times.tag.length; i += 1) {
      const undone = await timeToPaint(page, 'u', 'fewer');
      if (undone !== undefined) times.undo.push(undone);
      await pause();
    }
    for (let i = 0; i < TIMES; i += 1) {
      const gone = await timeToPaint(page, 'n', 'cursor');
      if (gone !== undefined) times.next.push(gone);
      await pause();
    }
    return times;
  } finally {
    await session.close();
  }
}

/** @param {number[]} values */
function cell(values) {
  return `${milliseconds(median(values))} (${range(values)})`;
}

/**
 * @returns {Promise<{
 *   longArticle: (length: number) => string,
 *   sidecarText: (file: string, text: string, count: number) => string,
 * }>} see generate.ts
 */
async function generator() {
  const outfile = path.join(parent, 'generate.mjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'generate.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}
