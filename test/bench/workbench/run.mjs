// @ts-check
// Measures what a person feels: how long the editor takes to start, and a key to become paint.

import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { packageExtension } from '../../../scripts/package.mjs';
import {
  openWorkbench,
  quickOpen,
  runExtensionTests,
  waitForEditorText,
} from '../../host/index.mjs';
import { writeTable } from '../table.mjs';

const TAGS = 50;
const root = path.join(import.meta.dirname, '../../..');
process.chdir(root);
const parent = mkdtempSync(path.join(tmpdir(), 'article-annotator-bench-'));
const folder = path.join(parent, 'corpus');
// Without sidecars, so that nothing wakes the extension before it is asked to.
cpSync('samples', folder, { recursive: true, filter: (file) => !file.endsWith('.ann.yaml') });

try {
  const vsix = path.join(parent, 'extension.vsix');
  await packageExtension(vsix);
  // First, as the sidecars of the tags would wake the extension up.
  const activation = await measureActivation();
  const { startup, bare, tag } = await measureWorkbench();
  writeTable('docs/performance.md', 'workbench', [
    ['Measure', 'Median', 'Range'],
    ['Size of the `.vsix`', `${Math.round(statSync(vsix).size / 1000)} kB`, ''],
    ['Host: server listens', `${startup.serverMs} ms`, ''],
    ['Host: workbench drawn', `${startup.pageMs} ms`, ''],
    ['Host: folder listed', `${startup.explorerMs} ms`, ''],
    ['Activation, the bundle’s loading included', `${activation} ms`, ''],
    [`Cursor key to paint (${TAGS} times)`, milliseconds(median(bare)), range(bare)],
    [`Tag key to paint (${TAGS} times)`, milliseconds(median(tag)), range(tag)],
    ['Ratio of a tag to a cursor key', (median(tag) / median(bare)).toFixed(1), ''],
  ]);
} finally {
  rmSync(parent, { recursive: true, force: true });
}

async function measureWorkbench() {
  const session = await openWorkbench({
    folder,
    extensionDevelopmentPath: root,
    settings: { 'workbench.colorTheme': 'Light Modern' },
  });
  const { page, startup } = session;
  try {
    await quickOpen(page, '0007_inquiry_report.txt');
    await waitForEditorText(page, 'date 2023-10-12');
    await page.locator('.editor-instance .view-lines').first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Alt+a');
    await page.keyboard.press('Alt+a');
    await page.waitForSelector('.statusbar-item:has-text("Annotating")');
    /** @type {number[]} */
    const bare = [];
    /** @type {number[]} */
    const tag = [];
    while (tag.length < TAGS) {
      // Two words on, so that each tag is a new annotation.
      const moved = await timeToPaint('Control+ArrowRight', '.cursors-layer');
      await page.keyboard.press('Control+ArrowRight');
      await page.keyboard.press('ArrowLeft');
      const tagged = await timeToPaint(tag.length % 2 === 0 ? 'a' : 'p', '.view-overlays');
      // At a blank line there is no word to tag, and nothing is painted.
      if (moved === undefined || tagged === undefined) continue;
      bare.push(moved);
      tag.push(tagged);
      // A person does not tag while the last tag is being saved.
      await page.waitForTimeout(60);
    }
    return { startup, bare, tag };
  } finally {
    await session.close();
  }

  /**
   * Milliseconds in the page from the key’s event to the frame in which a layer changed; nothing
   * where none did within a second.
   *
   * @param {string} key
   * @param {string} layer
   * @returns {Promise<number | undefined>}
   */
  async function timeToPaint(key, layer) {
    const painted = page.evaluate(
      (selector) =>
        new Promise((resolve) => {
          let pressedAt = 0;
          window.addEventListener('keydown', () => (pressedAt = performance.now()), {
            capture: true,
            once: true,
          });
          const isWanted = selector === '.view-overlays';
          const observer = new MutationObserver((changes) => {
            const isPaint = changes.some(({ target, addedNodes }) =>
              isWanted
                ? [target, ...addedNodes].some(
                    (node) => node instanceof Element && node.innerHTML.includes('ced-'),
                  )
                : true,
            );
            if (pressedAt === 0 || !isPaint) return;
            observer.disconnect();
            requestAnimationFrame(() => resolve(performance.now() - pressedAt));
          });
          setTimeout(() => (observer.disconnect(), resolve(undefined)), 1000);
          const target = document.querySelector(`.editor-instance ${selector}`);
          if (target) {
            observer.observe(target, { subtree: true, childList: true, attributes: true });
          }
        }),
      layer,
    );
    // The page must listen before the key comes.
    await page.evaluate(() => undefined);
    await page.keyboard.press(key);
    return /** @type {Promise<number | undefined>} */ (painted);
  }
}

/** Milliseconds that the extension took in an extension host that had not loaded it before. */
async function measureActivation() {
  const suite = path.join(parent, 'activation.cjs');
  const out = path.join(parent, 'activation.json');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'activation.ts')],
    outfile: suite,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  });
  const code = await runExtensionTests({
    extensionDevelopmentPath: root,
    extensionTestsPath: suite,
    workspace: folder,
    env: { ACTIVATION_OUT: out },
  });
  if (code !== 0) throw new Error('The activation could not be measured.');
  return Math.round(Number(readFileSync(out, 'utf8')));
}

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** @param {number[]} values */
function range(values) {
  return `${milliseconds(Math.min(...values))} to ${milliseconds(Math.max(...values))}`;
}

/** @param {number} value */
function milliseconds(value) {
  return `${value.toFixed(0)} ms`;
}
