// The .vsix that people install: packed, installed, and used.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installExtension, quickOpen, waitForEditorText } from '../host/index.mjs';
import { annotationsOnDisk, eventually, goTo, openSamples, root, SAMPLE } from './session';
import type { Workbench } from './session';

let workbench: Workbench;
let vsix: string;
const temporary = mkdtempSync(path.join(tmpdir(), 'article-annotator-vsix-'));

beforeAll(async () => {
  vsix = path.join(temporary, 'extension.vsix');
  execFileSync('node', ['scripts/package.mjs', '--out', vsix], { cwd: root, stdio: 'pipe' });
  const extensionsDir = path.join(temporary, 'extensions');
  await installExtension(vsix, extensionsDir);
  workbench = await openSamples({ extensionsDir });
});
afterAll(async () => {
  await workbench.close();
  rmSync(temporary, { recursive: true, force: true });
});

describe('the packaged extension', () => {
  it('is small and has no tests or sources in it, but the samples', () => {
    expect(statSync(vsix).size).toBeLessThan(1_000_000);
    const [installed] = readdirSync(path.join(temporary, 'extensions')).filter((name) =>
      name.startsWith('article-annotator.'),
    );
    const files = readdirSync(path.join(temporary, 'extensions', installed ?? ''));
    for (const name of ['src', 'test', 'node_modules', 'scripts']) {
      expect(files).not.toContain(name);
    }
    // “Open Sample Corpus” copies them.
    expect(files).toContain('samples');
    // Findings link to the rules' documentation, so that comes along.
    const docs = path.join(temporary, 'extensions', installed ?? '', 'docs');
    expect(readdirSync(docs)).toEqual(['rules.md']);
  });

  it('annotates', async () => {
    const { page } = workbench;
    await quickOpen(page, SAMPLE);
    await waitForEditorText(page, 'date 2025-03-17');
    await page.locator('.editor-instance .view-lines').first().click();
    await goTo(workbench, 'Velmora');
    await page.keyboard.press('Alt+a');
    await page.keyboard.press('p');
    await eventually(
      () => annotationsOnDisk(workbench),
      (found) => found.length === 1 && found[0] === 'place: Velmora',
    );
  });
});
