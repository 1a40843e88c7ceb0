// Shows a file or folder where a person looks for such things: in the explorer, or in the system's.

import { commands, env, UIKind, workspace } from 'vscode';
import type { Uri } from 'vscode';

/** True where `revealPlace` has a place to show. */
export function canReveal(uri: Uri): boolean {
  return workspace.getWorkspaceFolder(uri) !== undefined || hasSystem(uri);
}

/** A file of the workspace in the explorer, any other one in the system's file manager. */
export async function revealPlace(uri: Uri): Promise<void> {
  const isInWorkspace = workspace.getWorkspaceFolder(uri) !== undefined;
  await commands.executeCommand(isInWorkspace ? 'revealInExplorer' : 'revealFileInOS', uri);
}

/** In a browser, and on another machine, there is no file manager to open. */
function hasSystem({ scheme }: Uri): boolean {
  return env.uiKind === UIKind.Desktop && env.remoteName === undefined && scheme === 'file';
}
