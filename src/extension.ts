// The entry for desktop, remote and server hosts, which have Node.

import { ProcessExecution, Uri } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { nodeFileSystem } from './node/fileSystem';
import { nodeRandomBytes } from './node/random';
import { activateWith } from './vscode/activate';
import type { ExtensionApi } from './vscode/activate';
import { workspaceFileSystem } from './vscode/workspaceFileSystem';

export { deactivate } from './vscode/activate';

export function activate(context: ExtensionContext): ExtensionApi {
  const script = Uri.joinPath(context.extensionUri, 'dist/cli.cjs').fsPath;
  return activateWith(context, {
    // Only on a real disk can a file be replaced in one step.
    openFolder: (folder) =>
      folder.scheme === 'file' ? nodeFileSystem(folder.fsPath) : workspaceFileSystem(folder),
    random: nodeRandomBytes,
    // No other Node.js need be installed: the editor's own is one when it is told so.
    commandLine: (folder, args) =>
      new ProcessExecution(process.execPath, [script, ...args], {
        cwd: folder.fsPath,
        env: { ELECTRON_RUN_AS_NODE: '1' },
      }),
  });
}
