// Times the activation of the extension and its parts, and writes them to a file.

import { writeFileSync } from 'node:fs';
import Module from 'node:module';
import * as vscode from 'vscode';

/** Milliseconds. */
export interface ActivationTimes {
  /** From the call until the editor says that the extension is active. */
  total: number;
  /** Reading and running the bundle. */
  load: number;
  /** The extension’s own start. */
  activate: number;
}

type Load = (request: string, ...rest: unknown[]) => unknown;

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('article-annotator.article-annotator');
  if (!extension || extension.isActive) throw new Error('The extension must not be active yet.');
  const times: ActivationTimes = { total: 0, load: 0, activate: 0 };
  watchBundle(times);
  const startedAt = performance.now();
  await extension.activate();
  times.total = performance.now() - startedAt;
  writeFileSync(process.env['ACTIVATION_OUT'] ?? '', JSON.stringify(times));
}

/** Notes how long the bundle takes when the editor loads it and calls it. */
function watchBundle(times: ActivationTimes): void {
  const loader = Module as unknown as { _load: Load };
  const load = loader._load;
  loader._load = (request, ...rest) => {
    if (!request.endsWith('extension.cjs')) return load(request, ...rest);
    const loadedAt = performance.now();
    const bundle = load(request, ...rest) as { activate: (context: unknown) => unknown };
    times.load = performance.now() - loadedAt;
    return {
      ...bundle,
      activate: (context: unknown): unknown => {
        const calledAt = performance.now();
        const api = bundle.activate(context);
        times.activate = performance.now() - calledAt;
        return api;
      },
    };
  };
}
