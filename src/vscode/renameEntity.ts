// Gives an entity another key everywhere: in all sidecars of its corpus and in the list.

import { l10n, Range, window, workspace, WorkspaceEdit } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import { renameKey } from '../core/entities/renameKey';
import { relink } from '../core/model/relink';
import { readClosedLayer } from '../corpus/closedLayer';
import type { LayerTarget } from '../corpus/closedLayer';
import { dirtySidecar } from './articleStore';
import type { CorpusLayer } from './corpusIndex';
import type { FeatureContext } from './feature';
import { corpusFolder, inCorpusOf } from './mentionPlaces';
import { openDocument } from './openDocument';
import { plainMessage } from './plainText';

/** What came of it. A reason is a sentence for a person; then nothing was changed. */
export type EntityRenaming =
  | { readonly kind: 'renamed' | 'cancelled' }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Renames an entity in the corpus of an article, or merges it into the one that has the new key
 * already, once the person says so. All of it is one change to undo. Nothing is changed where any
 * sidecar of the corpus can't be read whole, for it may have mentions too.
 */
export async function renameEntity(
  context: FeatureContext,
  article: Uri,
  from: string,
  to: string,
): Promise<EntityRenaming> {
  const { corpusIndex, corpusEdits, entities } = context;
  if (from === to) return { kind: 'cancelled' };
  const layers = (await corpusIndex.layersOnDisk()).filter(inCorpusOf(article));
  const meant = layers.filter(mentions(from));
  const list = await entities.load(article);
  const reason = (await whyNot(context, layers, meant)) ?? whyNotList(list);
  if (reason !== undefined) return { kind: 'refused', reason };
  const isTaken =
    layers.some(mentions(to)) || list?.entities.some(({ key }) => key === to) === true;
  if (isTaken && !(await askToMerge(from, to))) return { kind: 'cancelled' };

  const folder = corpusFolder(article);
  let undoList: (() => Promise<void>) | undefined;
  const result = await corpusEdits.apply({
    title: isTaken
      ? l10n.t('Entity {0} merged into {1}', from, to)
      : l10n.t('Entity {0} renamed to {1}', from, to),
    folder,
    targets: meant.map((layer) => targetIn(folder, layer)),
    edit: (layer) => relink(layer, from, to),
    undoRest: async () => undoList?.(),
  });
  // Where mentions keep the old key, so does the list; the message of the edit has said so.
  const isWhole =
    !result.isCancelled &&
    result.outcomes.every(({ kind }) => kind === 'edited' || kind === 'unchanged');
  if (isWhole && list) undoList = await changeList(list.file, from, to);
  return { kind: 'renamed' };
}

/** How many mentions an entity has in the corpus of an article, and in how many articles. */
export async function countMentions(
  { corpusIndex }: FeatureContext,
  article: Uri,
  key: string,
): Promise<{ readonly mentions: number; readonly articles: number }> {
  const layers = (await corpusIndex.layers()).filter(inCorpusOf(article)).filter(mentions(key));
  const found = layers.flatMap(({ annotations }) => annotations);
  return {
    mentions: found.filter(({ entity }) => entity === key).length,
    articles: new Set(layers.map((layer) => layer.article.toString())).size,
  };
}

function mentions(key: string): (layer: CorpusLayer) => boolean {
  return ({ annotations }) => annotations.some(({ entity }) => entity === key);
}

/** The first reason for which not all sidecars can be changed; `undefined` where there is none. */
async function whyNot(
  { store, host }: FeatureContext,
  layers: readonly CorpusLayer[],
  meant: readonly CorpusLayer[],
): Promise<string | undefined> {
  const unreadable = layers.find(({ isWhole }) => !isWhole);
  if (unreadable) {
    return l10n.t(
      '{0} can’t be read whole, so nothing was renamed. Open it and mend it first.',
      workspace.asRelativePath(unreadable.sidecar),
    );
  }
  for (const layer of meant) {
    const open = layer.isOpen ? store.at(layer.article) : undefined;
    const dirty = dirtySidecar(layer.sidecar);
    if (dirty !== undefined) return l10n.t('Nothing was renamed: {0}', dirty);
    if (open?.session.isEditable) continue;
    if (open) {
      return l10n.t(
        'The annotations of {0} can’t be changed now, so nothing was renamed. Open it to see why.',
        workspace.asRelativePath(layer.article),
      );
    }
    const folder = corpusFolder(layer.article);
    const reading = await readClosedLayer(host.openFolder(folder), targetIn(folder, layer));
    if (reading.kind === 'read') continue;
    const { path, findings } = reading.file;
    const message = findings[0]?.message ?? '';
    return l10n.t('Nothing was renamed, since {0} needs a look first: {1}', path, message);
  }
  return undefined;
}

function whyNotList(
  list: Awaited<ReturnType<FeatureContext['entities']['load']>>,
): string | undefined {
  if (!list) return undefined;
  const name = workspace.asRelativePath(list.file);
  const [problem] = list.problems;
  if (problem) {
    return l10n.t(
      '{0} can’t be read, so nothing was renamed. Line {1}: {2}',
      name,
      problem.line,
      problem.message,
    );
  }
  return openDocument(list.file)?.isDirty
    ? l10n.t('{0} has unsaved changes, so nothing was renamed. Save or revert it first.', name)
    : undefined;
}

async function askToMerge(from: string, to: string): Promise<boolean> {
  const merge = l10n.t('Merge');
  const choice = await window.showWarningMessage(
    plainMessage(l10n.t('There is an entity {0} already. Merge {1} into it?', to, from)),
    {
      modal: true,
      detail: l10n.t('All mentions of the two become mentions of one. It can be undone.'),
    },
    merge,
  );
  return choice === merge;
}

/** Changes the list in the editor, which keeps all else in it. @returns what undoes that */
async function changeList(file: Uri, from: string, to: string): Promise<() => Promise<void>> {
  const document = await workspace.openTextDocument(file);
  const before = document.getText();
  const after = renameKey(before, from, to) ?? before;
  if (after !== before) await replaceText(document, after);
  return async () => {
    const now = (await workspace.openTextDocument(file)).getText();
    // Where somebody has changed the list since, only the key goes back, if that is possible.
    const back = now === after ? before : (renameKey(now, to, from) ?? now);
    if (back !== now) await replaceText(document, back);
  };
}

/** Saves too, but for a document that somebody has unsaved changes in: when is for them to say. */
async function replaceText(document: TextDocument, text: string): Promise<void> {
  const isOurs = !document.isDirty;
  const edit = new WorkspaceEdit();
  const whole = new Range(document.positionAt(0), document.positionAt(document.getText().length));
  edit.replace(document.uri, whole, text);
  const isDone = (await workspace.applyEdit(edit)) && (!isOurs || (await document.save()));
  if (isDone) return;
  const name = workspace.asRelativePath(document.uri);
  void window.showErrorMessage(
    plainMessage(l10n.t('{0} could not be changed. Change the key there by hand.', name)),
  );
}

function targetIn(folder: Uri, { article, annotator }: CorpusLayer): LayerTarget {
  const path = article.path.slice(folder.path.length).replace(/^\//, '');
  return { article: path, ...(annotator !== undefined && { annotator }) };
}
