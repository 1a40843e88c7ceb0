// @ts-check
// Measures what a person feels: how long the editor takes to start, and a key to become paint.

import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { packageExtension } from '../../../scripts/package.mjs';
import { quickOpen, runExtensionTests, waitForEditorText } from '../../host/index.mjs';
import { openForPainting, startAnnotating } from '../annotating.mjs';
import { median, milliseconds, range } from '../statistics.mjs';
import { writeTable } from '../table.mjs';
import { timeToPaint } from '../timeToPaint.mjs';

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
  const rest = activation.total - activation.load - activation.activate;
  const { startup, bare, tag } = await measureWorkbench();
  writeTable('docs/performance.md', 'workbench', [
    ['Measure', 'Median', 'Range'],
    ['Size of the `.vsix`', `${Math.round(statSync(vsix).size / 1000)} kB`, ''],
    ['Host: server listens', `${startup.serverMs} ms`, ''],
    ['Host: workbench drawn', `${startup.pageMs} ms`, ''],
    ['Host: folder listed', `${startup.explorerMs} ms`, ''],
    ['Activation', milliseconds(activation.total), ''],
    ['– reading and running the bundle', milliseconds(activation.load), ''],
    ['– the extension’s own start', milliseconds(activation.activate), ''],
    ['– the editor around them', milliseconds(rest), ''],
    [`Cursor key to paint (${TAGS} times)`, milliseconds(median(bare)), range(bare)],
    [`Tag key to paint (${TAGS} times)`, milliseconds(median(tag)), range(tag)],
    ['Ratio of a tag to a cursor key', (median(tag) / median(bare)).toFixed(1), ''],
  ]);
} finally {
  rmSync(parent, { recursive: true, force: true });
}

async function measureWorkbench() {
  const session = await openForPainting(folder, root);
  const { page, startup } = session;
  try {
    await quickOpen(page, '0007_inquiry_report.txt');
    await waitForEditorText(page, 'date 2023-10-12');
    await page.locator('.editor-instance .view-lines').first().click();
    await page.keyboard.press('Control+Home');
    await startAnnotating(page);
    /** @type {number[]} */
    const bare = [];
    /** @type {number[]} */
    const tag = [];
    while (tag.length < TAGS) {
      // Two words on, so that each tag is a new annotation.
      const moved = await timeToPaint(page, 'Control+ArrowRight', 'cursor');
      await page.keyboard.press('Control+ArrowRight');
      await page.keyboard.press('ArrowLeft');
      const tagged = await timeToPaint(page, tag.length % 2 === 0 ? 'a' : 'p', 'more');
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
}

/**
 * How long the extension took in an extension host that had not loaded it before.
 *
 * @returns {Promise<{ total: number, load: number, activate: number }>} see activation.ts
 */
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
  return JSON.parse(readFileSync(out, 'utf8'));
}
