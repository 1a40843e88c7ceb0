// A workbench of its own for a test file: a copy of the samples, driven by keyboard and mouse.

import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import {
  chooseRow,
  openWorkbench,
  quickOpen,
  runCommand,
  settled,
  waitForEditorText,
} from '../host/index.mjs';
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
  /** Texts by file name, for a folder of these files instead of a copy. */
  readonly files?: Readonly<Record<string, string>>;
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
  if (options.files) {
    mkdirSync(folder);
    for (const [name, text] of Object.entries(options.files)) {
      writeFileSync(path.join(folder, name), text);
    }
  } else {
    cpSync(options.source ?? path.join(root, 'samples'), folder, {
      recursive: true,
      filter: (source) => options.keepSidecars === true || !source.endsWith('.ann.yaml'),
    });
  }
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
export function annotationsOnDisk(workbench: Workbench, file = SAMPLE): readonly string[] {
  const { annotations = [] } = sidecarOf(workbench, file) ?? {};
  return annotations.map(({ label, text }) => `${label}: ${text}`);
}

/** Waits until exactly these annotations are on disk, each as its label and text. */
export async function waitForAnnotations(
  workbench: Workbench,
  expected: readonly string[],
  file = SAMPLE,
): Promise<void> {
  await eventually(
    () => annotationsOnDisk(workbench, file),
    (found) => JSON.stringify(found) === JSON.stringify(expected),
  );
}

/** Opens an article by quick open, and waits until a text of it is shown. */
export async function openArticle(
  { page }: Pick<Workbench, 'page'>,
  file = SAMPLE,
  text = 'date 2025-03-17',
): Promise<void> {
  await quickOpen(page, file);
  await waitForEditorText(page, text);
}

/** Gives the article the focus, as a person does who clicks into it. */
export async function clickIntoText({ page }: Pick<Workbench, 'page'>): Promise<void> {
  await page.locator('.editor-instance .view-lines').first().click();
}

/** Starts annotating mode in the article that has the focus. */
export async function startAnnotating({ page }: Pick<Workbench, 'page'>): Promise<void> {
  await page.keyboard.press('Alt+a');
  await page.keyboard.press('Alt+a');
  await page.waitForSelector('.statusbar-item:has-text("Annotating")');
}

/** Puts the cursor before a text of the article, by the editor's own find, as a person does. */
export async function goTo({ page }: Workbench, text: string): Promise<void> {
  await page.keyboard.press('Control+F');
  const find = page.locator('.find-widget.visible textarea.input').first();
  await find.fill(text);
  await page.waitForSelector('.find-widget .matchesCount:has-text(" of ")');
  // In the box, wherever the focus has gone: in the article the key would end annotating mode.
  await find.press('Escape');
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

/** Chooses a theme by its name, as the editor’s own list has it. */
export async function switchTheme({ page }: Workbench, theme: string): Promise<void> {
  await runCommand(page, 'Preferences: Color Theme');
  await page.waitForSelector('.quick-input-widget .monaco-list-row:has-text("Modern")');
  // The row may be out of sight in a long list.
  await page.locator('.quick-input-widget .quick-input-filter input').fill(theme);
  await chooseRow(page, theme);
  await page.waitForSelector('.quick-input-widget', { state: 'hidden' });
}

/** Gives the path of a file to the box that asks where to save, once it offers one of the folder. */
export async function saveAs({ page }: Workbench, file: string): Promise<void> {
  await page.waitForFunction(() =>
    document.querySelector<HTMLInputElement>('.quick-input-filter input')?.value.includes('corpus'),
  );
  await page.locator('.quick-input-widget .quick-input-filter input').fill(file);
  await page.keyboard.press('Enter');
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
