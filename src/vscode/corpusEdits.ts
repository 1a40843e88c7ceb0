// Changes to the annotations of many articles at once, open or not, that are undone at once.

import { l10n, ProgressLocation, Uri, window } from 'vscode';
import type { LogOutputChannel } from 'vscode';
import type { Edit } from '../core/model/edit';
import { isEmptyEdit } from '../core/model/edit';
import { findMoved } from '../core/model/movedEdit';
import { takeBack } from '../core/model/takeBack';
import { sidecarPathOf } from '../corpus/closedLayer';
import type { LayerTarget } from '../corpus/closedLayer';
import { changedOutcome, editArticles, takingBack } from '../corpus/editArticles';
import type { EditedArticles, EditLayer, LayerOutcome } from '../corpus/editArticles';
import type { FileFindings } from '../corpus/findings';
import { FILE_START } from '../corpus/findings';
import { dirtySidecar } from './articleStore';
import type { ArticleStore, OpenArticle } from './articleStore';
import type { HostServices } from './hostServices';
import { plainLabel, plainMessage } from './plainText';
import { say } from './say';

/** One action on many articles. */
export interface CorpusEdit {
  /** What it does, for a person: `Tagged as Actor`. */
  readonly title: string;
  /** The folder that the targets' paths are relative to. */
  readonly folder: Uri;
  readonly targets: readonly LayerTarget[];
  readonly edit: EditLayer;
  /** Takes back what belongs to it in another file, once it is undone in all articles. */
  readonly undoRest?: () => Promise<void>;
}

export interface CorpusEdits {
  /**
   * Edits all targets with progress, articles that are open through their sessions and others on
   * disk, and remembers it for undo. Tells the person what was changed and what was left alone.
   */
  apply(edit: CorpusEdit): Promise<EditedArticles>;
  /**
   * Undoes the last such change in all articles, or the one that the person picks where there are
   * several. Articles where the same annotations were changed since are left alone and named.
   */
  undo(): Promise<void>;
  /** Where an edit that was undone in one article belongs to such a change: offers the rest. */
  undoneIn(article: OpenArticle, edit: Edit): void;
}

/** What a change did, layer by layer, and is not undone yet. */
interface CorpusChange {
  readonly title: string;
  readonly folder: Uri;
  readonly edits: Map<LayerTarget, Edit>;
  readonly undoRest?: () => Promise<void>;
}

// What is older is remembered by git.
const MOST_CHANGES = 20;

export function corpusEdits(
  store: ArticleStore,
  host: HostServices,
  log: LogOutputChannel,
): CorpusEdits {
  /** The newest first. */
  const changes: CorpusChange[] = [];

  const openArticle = (
    folder: Uri,
    { article, annotator }: LayerTarget,
  ): OpenArticle | undefined =>
    annotator === undefined ? store.at(Uri.joinPath(folder, article)) : undefined;

  /** Goes through layers with progress; `change` edits those of open articles. */
  const run = async (
    title: string,
    { folder, targets, edit }: Pick<CorpusEdit, 'folder' | 'targets' | 'edit'>,
    change: (article: OpenArticle, target: LayerTarget) => LayerOutcome,
  ): Promise<EditedArticles> => {
    const touched = new Set<OpenArticle>();
    const inMemory = async (target: LayerTarget): Promise<LayerOutcome | undefined> => {
      const article = openArticle(folder, target);
      if (!article) return undefined;
      await article.session.settled();
      if (!article.session.isEditable) return lockedOutcome(article, target);
      touched.add(article);
      return change(article, target);
    };
    const result = await window.withProgress(
      { location: ProgressLocation.Notification, title, cancellable: true },
      (progress, cancellation) =>
        editArticles(host.openFolder(folder), targets, edit, {
          inMemory,
          blockedBy: (path) => dirtySidecar(Uri.joinPath(folder, path)),
          cancellation,
          onProgress: (done, total, path) => {
            const message = plainMessage(`${done}/${total} ${path}`);
            progress.report({ message, increment: 100 / total });
          },
        }),
    );
    await Promise.all([...touched].map(({ session }) => session.settled()));
    logOutcomes(log, result);
    return result;
  };

  const apply = async (wanted: CorpusEdit): Promise<EditedArticles> => {
    const result = await run(wanted.title, wanted, ({ session }, target) => {
      const edit = wanted.edit(session.state.layer, session.state.article, target);
      if (!edit) return changedOutcome(target);
      if (isEmptyEdit(edit)) return { target, kind: 'unchanged' };
      session.apply(edit);
      return { target, kind: 'edited', edit, conflicts: [] };
    });
    const edits = new Map(editedOf(result).map(({ target, edit }) => [target, edit]));
    const { title, folder, undoRest } = wanted;
    const change = { title, folder, edits, ...(undoRest && { undoRest }) };
    if (edits.size > 0) {
      changes.unshift(change);
      changes.splice(MOST_CHANGES);
    }
    void tell(wanted.title, result, wanted.folder, change);
    return result;
  };

  const undoChange = async (change: CorpusChange): Promise<void> => {
    const { folder, edits } = change;
    const title = l10n.t('Undone: {0}', change.title);
    const editOf = (target: LayerTarget): Edit => edits.get(target) ?? NO_EDIT;
    const wanted = {
      folder,
      targets: [...edits.keys()],
      edit: takingBack(editOf),
    };
    const result = await run(title, wanted, ({ session }, target) => {
      const { layer, history } = session.state;
      // The text may have been changed since, and the history has moved with it.
      const done = findMoved(history.done, editOf(target));
      const taken = takeBack(layer, done ?? editOf(target));
      if (taken.kind === 'changed') return changedOutcome(target);
      if (taken.kind === 'undone') return { target, kind: 'unchanged' };
      if (done && done === history.done.at(-1)) session.undo();
      else session.apply(taken.edit);
      return { target, kind: 'edited', edit: taken.edit, conflicts: [] };
    });
    for (const { target, kind } of result.outcomes) {
      if (kind === 'edited' || kind === 'unchanged') edits.delete(target);
    }
    if (edits.size === 0) {
      changes.splice(0, changes.length, ...changes.filter((c) => c !== change));
      await change.undoRest?.();
    }
    void tell(title, result, folder);
  };

  const undo = async (): Promise<void> => {
    const change = changes.length > 1 ? await pickChange(changes) : changes[0];
    if (change) await undoChange(change);
    else if (changes.length === 0) say(l10n.t('There is no change of several articles to undo.'));
  };

  const tell = async (
    title: string,
    result: EditedArticles,
    folder: Uri,
    change?: CorpusChange,
  ): Promise<void> => {
    const edited = editedOf(result);
    const left = leftOf(result);
    const undoIt = l10n.t('Undo');
    const which = l10n.t('Show Which');
    const count = edited.reduce((sum, { edit }) => sum + sizeOf(edit), 0);
    const sentences = [
      l10n.t('{0}: {1} in {2}.', title, annotationCount(count), articleCount(edited.length)),
      ...(result.isCancelled ? [l10n.t('It was cancelled before the rest.')] : []),
      ...(left.length > 0 ? [l10n.t('Left alone: {0}.', articleCount(left.length))] : []),
    ];
    const buttons = [
      ...(change && change.edits.size > 0 ? [undoIt] : []),
      ...(left.length > 0 ? [which] : []),
    ];
    const message = plainMessage(sentences.join(' '));
    const choice =
      left.length > 0
        ? await window.showWarningMessage(message, ...buttons)
        : await window.showInformationMessage(message, ...buttons);
    if (choice === undoIt && change) await undoChange(change);
    if (choice === which) await showLeft(left, folder);
  };

  return {
    apply,
    undo,
    undoneIn(article, edit) {
      const change = changes.find(({ folder, edits }) =>
        [...edits].some(
          ([target, done]) =>
            openArticle(folder, target) === article && findMoved([edit], done) !== undefined,
        ),
      );
      if (change) void offerRest(change, article);
    },
  };

  async function offerRest(change: CorpusChange, article: OpenArticle): Promise<void> {
    const others = [...change.edits.keys()].filter(
      (target) => openArticle(change.folder, target) !== article,
    );
    if (others.length === 0) return;
    const everywhere = l10n.t('Undo Everywhere');
    const choice = await window.showInformationMessage(
      plainMessage(
        l10n.t(
          'Undone in this article only: {0}. It is still in {1}.',
          change.title,
          articleCount(others.length),
        ),
      ),
      everywhere,
    );
    if (choice === everywhere) await undoChange(change);
  }
}

async function pickChange(changes: readonly CorpusChange[]): Promise<CorpusChange | undefined> {
  const items = changes.map((change) => ({
    label: plainLabel(change.title),
    description: articleCount(change.edits.size),
    change,
  }));
  const title = l10n.t('Undo which change?');
  return (await window.showQuickPick(items, { title }))?.change;
}

/** Lists what was left alone and why, and opens what is picked. */
async function showLeft(left: readonly FileFindings[], folder: Uri): Promise<void> {
  const items = left.map(({ path, findings }) => ({
    label: plainLabel(path),
    detail: plainLabel(findings.map(({ message }) => message).join(' ')),
    uri: Uri.joinPath(folder, path),
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Left alone; pick one to open it'),
    matchOnDetail: true,
  });
  if (picked) await window.showTextDocument(picked.uri);
}

function editedOf({ outcomes }: EditedArticles) {
  return outcomes.filter((outcome) => outcome.kind === 'edited');
}

/** The files that were not changed although they should have been, and why. */
function leftOf({ outcomes }: EditedArticles): readonly FileFindings[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.kind === 'left-alone') return outcome.file;
    if (outcome.kind !== 'failed') return [];
    return fileWith(sidecarPathOf(outcome.target), 'edit/failed', outcome.reason);
  });
}

/** How many annotations an edit makes, changes or deletes. */
function sizeOf({ annotations, orphans }: Edit): number {
  return annotations.length + orphans.length;
}

function annotationCount(count: number): string {
  return count === 1 ? l10n.t('1 annotation') : l10n.t('{0} annotations', count);
}

function articleCount(count: number): string {
  return count === 1 ? l10n.t('1 article') : l10n.t('{0} articles', count);
}

function lockedOutcome({ session }: OpenArticle, target: LayerTarget): LayerOutcome {
  const why = session.state.blocked ?? l10n.t('Its annotations can’t be read; see Problems.');
  return { target, kind: 'left-alone', file: fileWith(target.article, 'edit/locked', why) };
}

function fileWith(path: string, rule: string, message: string): FileFindings {
  return { path, findings: [{ rule, severity: 'warning', message, position: FILE_START }] };
}

function logOutcomes(log: LogOutputChannel, result: EditedArticles): void {
  for (const { path, findings } of leftOf(result)) {
    for (const { position, rule, message } of findings) {
      log.warn(`${path}:${position.line}:${position.column}: ${rule}: ${message}`);
    }
  }
  for (const { target, conflicts } of editedOf(result)) {
    if (conflicts.length > 0) log.warn(`${target.article}: ours kept: ${conflicts.join(', ')}`);
  }
}

const NO_EDIT: Edit = { annotations: [], orphans: [], relations: [] };
