// A workbench of its own for a test file: a copy of the samples, driven by keyboard and mouse.

import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openWorkbench, settled } from '../host/index.mjs';
import { readSidecar } from '../../src/core/sidecar/read';
import type { Sidecar } from '../../src/core/sidecar/sidecar';

export const root = path.join(import.meta.dirname, '../..');
export const artifacts = path.join(root, 'test/.artifacts');

/** The seed-shaped sample that the tests work on. */
export const SAMPLE = '0001_border_rockets.txt';

export interface WorkbenchOptions {
  readonly theme?: string;
  /** Folder of an installed extension; else the one in the checkout is developed. */
  readonly extensionsDir?: string;
  /** True to leave the samples' own sidecars where they are. */
  readonly keepSidecars?: boolean;
  /** Folder that is copied and opened; the samples unless another is given. */
  readonly source?: string;
  readonly deviceScaleFactor?: number;
  /** What the extension speaks, such as `de`; English unless another is given. */
  readonly language?: string;
  /** Settings of the person, besides those of all tests. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface Workbench {
  readonly page: Page;
  readonly folder: string;
  readonly startup: {
    readonly serverMs: number;
    readonly pageMs: number;
    readonly explorerMs: number;
  };
  close(): Promise<void>;
}

export async function openSamples(options: WorkbenchOptions = {}): Promise<Workbench> {
  const parent = mkdtempSync(path.join(tmpdir(), 'article-annotator-workbench-'));
  const folder = path.join(parent, 'corpus');
  cpSync(options.source ?? path.join(root, 'samples'), folder, {
    recursive: true,
    filter: (source) => options.keepSidecars === true || !source.endsWith('.ann.yaml'),
  });
  const session = await openWorkbench({
    folder,
    ...(options.extensionsDir === undefined
      ? { extensionDevelopmentPath: root }
      : { extensionsDir: options.extensionsDir }),
    viewport: { width: 1280, height: 800 },
    ...(options.deviceScaleFactor && { deviceScaleFactor: options.deviceScaleFactor }),
    ...(options.language !== undefined && { language: options.language }),
    settings: {
      'workbench.colorTheme': options.theme ?? 'Light Modern',
      'files.autoSave': 'off',
      ...options.settings,
    },
  });
  return {
    page: session.page,
    folder,
    startup: session.startup,
    async close() {
      await session.close();
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

/** The sidecar of a sample as it is on disk now; `undefined` where there is none. */
export function sidecarOf({ folder }: Workbench, file = SAMPLE): Sidecar | undefined {
  const sidecar = path.join(folder, `${file}.ann.yaml`);
  if (!existsSync(sidecar)) return undefined;
  const reading = readSidecar(readFileSync(sidecar, 'utf8'));
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join('\n'));
  return reading.file.sidecar;
}

/** Label and text of each annotation on disk. */
export function annotationsOnDisk(workbench: Workbench): readonly string[] {
  const { annotations = [] } = sidecarOf(workbench) ?? {};
  return annotations.map(({ label, text }) => `${label}: ${text}`);
}

/** Puts the cursor before a text of the article, by the editor's own find, as a person does. */
export async function goTo({ page }: Workbench, text: string): Promise<void> {
  await page.keyboard.press('Control+F');
  const find = page.locator('.find-widget.visible textarea.input').first();
  await find.fill(text);
  await page.waitForSelector('.find-widget .matchesCount:has-text(" of ")');
  await page.keyboard.press('Escape');
  await page.waitForSelector('.find-widget.visible', { state: 'detached' });
  // The keys of annotating mode wait until the find widget is gone for the editor too; a person is
  // slower than that.
  await page.waitForTimeout(300);
  // The find selected the text.
  await page.keyboard.press('ArrowLeft');
}

/** Selects as many characters as a text has, from the cursor on, with the keyboard. */
export async function selectForward({ page }: Workbench, text: string): Promise<void> {
  const keys = Array.from(text, () => 'Shift+ArrowRight');
  for (const key of keys) await page.keyboard.press(key);
}

export async function screenshot({ page }: Workbench, name: string): Promise<void> {
  mkdirSync(artifacts, { recursive: true });
  await settled(page);
  await page.screenshot({ path: path.join(artifacts, `${name}.png`) });
}

/** Looks until there is an answer other than false; fails with what is there instead. */
export async function eventually<T>(look: () => T, isRight: (value: T) => boolean): Promise<T> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const value = look();
    if (isRight(value)) return value;
    if (Date.now() > deadline) throw new Error(`Not as expected: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
