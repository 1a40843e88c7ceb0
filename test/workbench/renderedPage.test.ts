// Pictures from the command line in a real browser: drawn, without flaws, and exact to the letter.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureChromium } from '../host/index.mjs';
import { sidecarText } from '../unit/annotate';
import type { Mention } from '../unit/annotate';
import { artifacts, root, SAMPLE } from './session';
import { axeViolations } from './axe';

const NASTY = `Nothing <b>is</b> & nobody ]]> safe.

The minister of the interior of the Karvan republic Lena Morvath said that the volley from the hills above the town of Dar Selim was, she added, the work of the brigades.

قال الوزير إن القوات انسحبت من دار سليم في المساء، وفقا لوكالة Meridian للأنباء.

She met Bo, Al and Di 👩‍👩‍👧 in Oren 🇮🇶\tand then left.
`;
const of = (id: string, label: string, ...words: string[]): Mention => ({ id, label, words });
const MENTIONS = [
  of('m1', 'claim', 'The minister of the interior of the Karvan republic Lena Morvath said'),
  of('m2', 'actor', 'minister of the interior of the Karvan republic Lena Morvath'),
  of('m3', 'actor', 'interior of the Karvan republic'),
  of('m4', 'place', 'Karvan republic'),
  of('m5', 'place', 'Karvan'),
  of('m6', 'claim', 'Morvath said that the volley', 'the work of the brigades'),
  of('m7', 'place', 'دار سليم'),
  of('m8', 'claim', 'القوات انسحبت من دار سليم'),
  of('m9', 'actor', 'الوزير'),
  of('n1', 'actor', 'Bo'),
  of('n2', 'actor', 'Al'),
  of('n3', 'actor', 'Di'),
];
const RELATIONS = [
  { id: 'r1', type: 'source', from: 'm6', to: 'm2' },
  { id: 'r2', type: 'source', from: 'm8', to: 'm9' },
  { id: 'r3', type: 'target', from: 'm8', to: 'n3' },
];

let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'article-annotator-pictures-'));
  mkdirSync(artifacts, { recursive: true });
  writeFileSync(path.join(folder, 'nasty.txt'), NASTY);
  writeFileSync(
    path.join(folder, 'nasty.txt.ann.yaml'),
    sidecarText('nasty.txt', NASTY, MENTIONS, { relations: RELATIONS }),
  );
  browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const SOURCES = [
  ['sample', path.join(root, 'samples', SAMPLE)],
  ['nasty', 'nasty.txt'],
] as const;

function render(article: string, ...options: string[]): string {
  const args = [path.join(root, 'dist/cli.cjs'), 'render', article, ...options];
  return execFileSync('node', args, { cwd: folder, encoding: 'utf8' });
}

async function openPage(html: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 820, height: 700 }, colorScheme });
  const file = path.join(folder, 'page.html');
  writeFileSync(file, html);
  await page.goto(`file://${file}`);
  return page;
}

describe.each(SOURCES)('the page of the %s', (name, article) => {
  it.each(['light', 'dark'] as const)('has no flaw that axe finds in %s', async (theme) => {
    const page = await openPage(render(article, '--theme', 'auto'), theme);
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(error.message));
    await page.screenshot({ path: path.join(artifacts, `${name}-${theme}.png`), fullPage: true });
    expect(await axeViolations(page)).toEqual([]);
    expect(failures).toEqual([]);
    await page.close();
  });

  it('has a line for each relation, which keeps clear of the letters', async () => {
    const page = await openPage(render(article));
    const { arcs, listed, covered } = await page.evaluate(() => {
      const letters = [...document.querySelectorAll('.line')].flatMap((line) => {
        const range = document.createRange();
        range.selectNodeContents(line);
        return [...range.getClientRects()].filter(({ height, width }) => width > 4 && height < 30);
      });
      const names = [...document.querySelectorAll('.arcs text')].map((text) =>
        text.getBoundingClientRect(),
      );
      return {
        arcs: document.querySelectorAll('.arcs .head').length,
        listed: document.querySelectorAll('[data-relation]').length,
        // The outer quarter of a line of letters may be touched: there are no letters there.
        covered: names.filter((box) =>
          letters.some(
            ({ left, right, top, bottom }) =>
              box.left < right &&
              left < box.right &&
              box.bottom > top + (bottom - top) / 4 &&
              box.top < bottom - (bottom - top) / 4,
          ),
        ).length,
      };
    });
    expect(arcs).toBe(listed);
    expect(arcs).toBeGreaterThan(0);
    expect(covered).toBe(0);
    await page.close();
  });

  it('shows a list instead where scripts do not run', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const file = path.join(folder, 'plain.html');
    writeFileSync(file, render(article));
    await page.goto(`file://${file}`);
    expect(await page.locator('.relations li').first().isVisible()).toBe(true);
    await context.close();
  });

  it('gives every selection its exact place in the text', async () => {
    const page = await openPage(render(article));
    const { outputFiles } = await build({
      entryPoints: [path.join(root, 'src/webview/textSelection.ts')],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'textSelection',
    });
    await page.evaluate(`${outputFiles[0]?.text ?? ''}; window.textSelection = textSelection;`);
    const places = await page.evaluate(() => {
      const { offsetOf } = (
        window as unknown as {
          textSelection: { offsetOf: (article: Element, node: Node, offset: number) => number };
        }
      ).textSelection;
      const main = document.querySelector('.article');
      if (!main) throw new Error('There is no article.');
      const found: [number, string][] = [];
      for (const line of main.querySelectorAll('.line')) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const text = node.textContent ?? '';
          for (let at = 0; at < text.length; at += 1) {
            found.push([offsetOf(main, node, at), text.charAt(at)]);
          }
        }
        // A triple click ends at the next block.
        found.push([offsetOf(main, line, line.childNodes.length), '']);
      }
      return found;
    });
    const text = readFileSync(path.resolve(folder, article), 'utf8');
    const letters = places.filter(([, letter]) => letter !== '');
    expect(letters.map(([at]) => at)).toEqual(Array.from({ length: text.length }, (_, at) => at));
    expect(letters.map(([, letter]) => letter).join('')).toBe(text);
    await page.close();
  });

  it('is an SVG in which lines meet their words', async () => {
    const svg = render(article, '--format', 'svg', '--width', '760');
    const page = await openPage(`<!DOCTYPE html><body>${svg.replace(/^<\?xml[^>]+>/, '')}`);
    await page.screenshot({ path: path.join(artifacts, `${name}-svg.png`), fullPage: true });
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll<SVGTSpanElement>('tspan[textLength]')]
        .map((word) => word.getComputedTextLength() - Number(word.getAttribute('textLength')))
        .filter((difference) => Math.abs(difference) > 1),
    );
    expect(wide).toEqual([]);
    await page.close();
  });
});
