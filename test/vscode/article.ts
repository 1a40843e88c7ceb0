// What the suites do over and over: open an article, select in it, read its sidecar.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/vscode/activate';
import type { OpenArticle } from '../../src/vscode/articleStore';
import { readSidecar } from '../../src/core/sidecar/read';
import type { SidecarFile } from '../../src/core/sidecar/read';

export const EXTENSION_ID = 'article-annotator.article-annotator';

// A list whose rows come ticked takes a moment to show them; a person takes longer than that.
const ENTER_MILLISECONDS = 400;

export interface TestArticle {
  readonly path: string;
  readonly sidecarPath: string;
  readonly document: vscode.TextDocument;
  readonly editor: vscode.TextEditor;
  readonly open: OpenArticle;
}

/** The folder that is open in the window. */
export function workspaceFolder(): string {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the suites need an open folder');
  return folder.uri.fsPath;
}

export async function extensionApi(): Promise<ExtensionApi> {
  const extension = vscode.extensions.getExtension<ExtensionApi>(EXTENSION_ID);
  assert.ok(extension, 'the extension must be installed');
  return extension.activate();
}

/** Writes a new article with these bytes (and maybe a sidecar) and opens it in an editor. */
export async function openArticle(
  content: string | Uint8Array,
  sidecar?: string,
): Promise<TestArticle> {
  const path = join(workspaceFolder(), `test_${randomUUID()}.txt`);
  writeFileSync(path, content);
  if (sidecar !== undefined) writeFileSync(`${path}.ann.yaml`, sidecar);
  return openFile(path);
}

/** Opens an article that is on disk in an editor. */
export async function openFile(path: string): Promise<TestArticle> {
  const { store } = await extensionApi();
  const editor = await vscode.window.showTextDocument(vscode.Uri.file(path), { preview: false });
  const { document } = editor;
  const open = await waitFor(() => store.at(document.uri), 'the article to be opened');
  await open.session.settled();
  return { path, sidecarPath: `${path}.ann.yaml`, document, editor, open };
}

/** Selects the n-th place (0-based) where a text stands in the article. */
export function select({ editor, document }: TestArticle, text: string, occurrence = 0): void {
  const all = document.getText();
  let start = all.indexOf(text);
  for (let i = 0; i < occurrence; i += 1) start = all.indexOf(text, start + 1);
  assert.notEqual(start, -1, `“${text}” must be in the article`);
  editor.selection = new vscode.Selection(
    document.positionAt(start),
    document.positionAt(start + text.length),
  );
}

/** The text that is selected in the article. */
export function selected({ editor, document }: TestArticle): string {
  return document.getText(editor.selection);
}

/** Runs a command of the extension. */
export async function command(id: string, ...args: unknown[]): Promise<void> {
  // The editor tells back each selection that was set, and until then an older one may come in
  // between. What goes there and back after them comes after what it tells.
  await vscode.commands.executeCommand('setContext', 'articleAnnotator.test', true);
  await vscode.commands.executeCommand(`articleAnnotator.${id}`, ...args);
}

/** Selects a text and tags it, and waits until it is saved. */
export async function tag(article: TestArticle, label: string, text: string): Promise<void> {
  select(article, text);
  await command(`tag.${label}`);
  await article.open.session.settled();
}

/** The sidecar on disk, which must be there and readable. */
export function sidecarOnDisk({ sidecarPath }: TestArticle): SidecarFile {
  assert.ok(existsSync(sidecarPath), 'the sidecar must be on disk');
  const reading = readSidecar(readFileSync(sidecarPath, 'utf8'));
  assert.ok(reading.ok, 'the sidecar must be readable');
  return reading.file;
}

/** Label and text of each annotation in a sidecar. */
export function summary({ sidecar }: SidecarFile): readonly string[] {
  return sidecar.annotations.map(({ label, text }) => `${label}: ${text}`);
}

/** Looks until there is a value other than undefined or false; fails after some seconds. */
export async function waitFor<T>(look: () => T | undefined | false, what: string): Promise<T> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}.`);
    await pause(25);
  }
}

/** Undoes the last change of several articles, and takes it from the list where there are more. */
export async function undoInCorpus(isDone: () => boolean): Promise<void> {
  const undone = command('undoInCorpus');
  await pressEnter(isDone);
  await undone;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Presses Enter in whatever quick pick is open, until something came of it. */
export async function pressEnter(isDone: () => boolean): Promise<void> {
  let pressedAt = Date.now();
  await waitFor(() => {
    if (isDone()) return true;
    if (Date.now() - pressedAt < ENTER_MILLISECONDS) return false;
    pressedAt = Date.now();
    void vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return false;
  }, 'Enter to do something');
}
