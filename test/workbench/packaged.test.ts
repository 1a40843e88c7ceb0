// The .vsix that people install: packed, installed, and used.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installExtension } from '../host/index.mjs';
import { clickIntoText, goTo, openArticle, openSamples, root, waitForAnnotations } from './session';
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
    await openArticle(workbench);
    await clickIntoText(workbench);
    await goTo(workbench, 'Velmora');
    await page.keyboard.press('Alt+a');
    await page.keyboard.press('p');
    await waitForAnnotations(workbench, ['place: Velmora']);
  });
});
