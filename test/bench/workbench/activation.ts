// Times the activation of the extension, and writes it to a file.

import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('article-annotator.article-annotator');
  if (!extension || extension.isActive) throw new Error('The extension must not be active yet.');
  const startedAt = performance.now();
  await extension.activate();
  writeFileSync(process.env['ACTIVATION_OUT'] ?? '', String(performance.now() - startedAt));
}
