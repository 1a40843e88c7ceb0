// Takes the sidecars along when an article is renamed or moved in the editor.

import { Disposable, l10n, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { isSidecarName } from '../../core/sidecar/sidecar';
import { nameOf } from '../../corpus/fileSystem';
import { loadSidecar, saveSidecar } from '../../corpus/sidecarFile';
import { ownerOf } from '../../corpus/sidecars';
import { parentOf } from '../articleDocument';
import type { Feature, FeatureContext } from '../feature';
import { plainMessage } from '../plainText';

interface Renaming {
  readonly oldUri: Uri;
  readonly newUri: Uri;
}

export const renaming: Feature = (context) =>
  Disposable.from(
    workspace.onWillRenameFiles((event) => {
      event.waitUntil(sidecarsToo(context, event.files));
    }),
    workspace.onDidRenameFiles(({ files }) => {
      for (const file of files) {
        nameAnew(context, file).catch((error: unknown) => {
          context.log.error(error instanceof Error ? error : String(error));
        });
      }
    }),
  );

/** The edit that moves the sidecars of all these files, but for those that are moved anyway. */
async function sidecarsToo(
  context: FeatureContext,
  files: readonly Renaming[],
): Promise<WorkspaceEdit> {
  const edit = new WorkspaceEdit();
  const moved = new Set(files.map(({ oldUri }) => oldUri.toString()));
  const inTheWay: Uri[] = [];
  for (const file of files) {
    // What was tagged a moment ago is to be on disk before it moves.
    await context.store.at(file.oldUri)?.session.settled();
    for (const { oldUri, newUri } of await sidecarsOf(context, file)) {
      if (moved.has(oldUri.toString())) continue;
      if (await exists(newUri)) inTheWay.push(newUri);
      else edit.renameFile(oldUri, newUri, { overwrite: false, ignoreIfExists: true });
    }
  }
  if (inTheWay.length > 0) void tell(inTheWay);
  return edit;
}

/** Where the sidecars of a file are and are to be: every annotator’s. None for a folder. */
async function sidecarsOf(
  { host }: FeatureContext,
  { oldUri, newUri }: Renaming,
): Promise<readonly Renaming[]> {
  const [oldName, newName] = [nameOf(oldUri.path), nameOf(newUri.path)];
  const entries = await host.openFolder(parentOf(oldUri)).list('');
  const files = new Set(entries.filter(({ kind }) => kind === 'file').map(({ name }) => name));
  if (!files.has(oldName) || isSidecarName(oldName)) return [];
  return entries
    .filter(({ name, kind }) => kind !== 'folder' && isSidecarName(name))
    .filter(({ name }) => ownerOf(name, files).article === oldName)
    .map(({ name }) => ({
      oldUri: Uri.joinPath(parentOf(oldUri), name),
      newUri: Uri.joinPath(parentOf(newUri), newName + name.slice(oldName.length)),
    }));
}

/** Writes an article’s new name into the sidecars that came along with it. */
async function nameAnew({ host }: FeatureContext, { oldUri, newUri }: Renaming): Promise<void> {
  const [oldName, newName] = [nameOf(oldUri.path), nameOf(newUri.path)];
  if (oldName === newName || isSidecarName(newName)) return;
  const folder = host.openFolder(parentOf(newUri));
  const entries = await folder.list('');
  const files = new Set(entries.filter(({ kind }) => kind === 'file').map(({ name }) => name));
  for (const { name } of entries) {
    if (!isSidecarName(name) || ownerOf(name, files).article !== newName) continue;
    const load = await loadSidecar(folder, name);
    if (load.kind !== 'stored' || load.stored.sidecar.article.file !== oldName) continue;
    const { sidecar } = load.stored;
    const article = { ...sidecar.article, file: newName };
    await saveSidecar(folder, name, load.stored, { ...sidecar, article });
  }
}

async function exists(uri: Uri): Promise<boolean> {
  return Promise.resolve(workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
}

async function tell(inTheWay: readonly Uri[]): Promise<void> {
  const names = inTheWay.map(({ path }) => nameOf(path)).join(', ');
  await window.showWarningMessage(
    plainMessage(
      l10n.t(
        '{0} is there already, so the annotations of that name stay where they are. Move them by hand.',
        names,
      ),
    ),
  );
}
