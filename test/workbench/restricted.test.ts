// A folder that the person does not trust: the extension works there, since it runs nothing of it.

import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorkbench } from '../host/index.mjs';
import { clickIntoText, eventually, openArticle, root, SAMPLE } from './session';
import { readSidecarFile } from './readSidecarFile';

let folder: string;
let session: Awaited<ReturnType<typeof openWorkbench>>;

beforeAll(async () => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'article-annotator-trust-')), 'corpus');
  mkdirSync(folder);
  cpSync(path.join(root, 'samples', SAMPLE), path.join(folder, SAMPLE));
  session = await openWorkbench({
    folder,
    extensionDevelopmentPath: root,
    workspaceTrust: true,
    viewport: { width: 1280, height: 800 },
    settings: { 'files.autoSave': 'off', 'security.workspace.trust.startupPrompt': 'never' },
  });
});
afterAll(async () => {
  await session.close();
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

it('annotates in restricted mode', async () => {
  const { page } = session;
  await page.waitForSelector('.statusbar-item:has-text("Restricted Mode")');
  await openArticle(session);
  await clickIntoText(session);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Alt+a');
  await page.keyboard.press('p');
  const file = path.join(folder, `${SAMPLE}.ann.yaml`);
  const found = await eventually(
    () => readSidecarFile(file)?.annotations.map(({ label }) => label) ?? [],
    (labels) => labels.length === 1,
  );
  expect(found).toEqual(['place']);
  await page.waitForSelector('.statusbar-item:has-text("Restricted Mode")');
});
