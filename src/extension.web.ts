// The entry for web hosts, which run extensions in a worker.

import type { ExtensionContext } from 'vscode';
import { activateWith } from './vscode/activate';
import type { ExtensionApi } from './vscode/activate';
import { workspaceFileSystem } from './vscode/workspaceFileSystem';

export { deactivate } from './vscode/activate';

export function activate(context: ExtensionContext): ExtensionApi {
  return activateWith(context, {
    openFolder: workspaceFileSystem,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
}
