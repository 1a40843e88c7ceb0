// Gives a label another key in its label set and in all sidecars that it holds for, with a preview.

import {
  commands,
  Disposable,
  l10n,
  ProgressLocation,
  Range,
  TextDocumentChangeReason,
  TextEdit,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import type { CancellationToken, TextDocument } from 'vscode';
import { editLabelSet } from '../../core/labelSet/edit';
import { isLabelKey } from '../../core/labelSet/read';
import { labelOf } from '../../core/model/labelSet';
import type { LabelSet } from '../../core/model/labelSet';
import { CancelledError, nameOf, throwIfCancelled } from '../../corpus/fileSystem';
import { changedLines, renameInSidecar } from '../../corpus/labelRenaming';
import type { LineChange } from '../../corpus/labelRenaming';
import { loadSidecar } from '../../corpus/sidecarFile';
import { findSidecars } from '../../corpus/sidecars';
import { parentOf } from '../articleDocument';
import { dirtySidecar } from '../articleStore';
import { COMMAND } from '../commands';
import type { Feature, FeatureContext } from '../feature';
import { askText, chooseRow } from '../labelSet/form';
import { meantLabelSet, offerLabelSet, openLabelSet } from '../labelSet/document';
import { openDocument } from '../openDocument';
import { pickLabel } from '../pickLabel';
import { plainLabel, plainMessage } from '../plainText';
import { say } from '../say';

/** What the form for label sets hands over. */
interface RenameArguments {
  readonly file?: Uri;
  readonly key?: string;
  readonly to?: string;
}

/** A file that is to be changed. */
interface ChangedFile {
  readonly uri: Uri;
  readonly edits: readonly TextEdit[];
}

/** All that a renaming changes, or the files for which it can't be done. */
interface Plan {
  readonly files: readonly ChangedFile[];
  readonly annotations: number;
  /** One sentence each. */
  readonly obstacles: readonly string[];
}

// More files in a message are no help.
const MOST_NAMED = 8;

export const labelRenaming: Feature = (context) => {
  // Files that a renaming has changed in this window.
  const renamed = new Set<string>();
  const preview = renamePreview();
  return Disposable.from(
    preview,
    commands.registerCommand(COMMAND.renameLabel, (given?: RenameArguments) =>
      rename(context, given ?? {}, renamed, preview),
    ),
    // The editor takes a renaming back in all files at once, but leaves them unsaved, and then
    // nothing could be annotated in them.
    workspace.onDidChangeTextDocument(({ document, reason }) => {
      const isTakenBack =
        reason === TextDocumentChangeReason.Undo || reason === TextDocumentChangeReason.Redo;
      if (isTakenBack && renamed.has(document.uri.toString())) saveSoon(document);
    }),
  );
};

async function rename(
  context: FeatureContext,
  given: RenameArguments,
  renamed: Set<string>,
  preview: RenamePreview,
): Promise<void> {
  const file = given.file ?? (await meantLabelSet(context.labelSets));
  if (!file) {
    await offerLabelSet(
      l10n.t('The built-in labels are in force. Create a label set first to rename them.'),
    );
    return;
  }
  const opened = await openLabelSet(file);
  if (!opened) return;
  const { document, labelSet } = opened;
  const key = given.key ?? (await pickLabel(labelSet, l10n.t('Rename which label?')));
  if (key === undefined || !labelOf(labelSet, key)) return;
  const to = given.to ?? (await askKey(labelSet, key));
  if (to === undefined || to === key) return;
  const changed = editLabelSet(document.getText(), { kind: 'rename', from: key, to });
  if (!changed.ok) {
    void window.showErrorMessage(plainMessage(changed.message));
    return;
  }
  try {
    const own = { uri: file, edits: ownEdits(document, changed.text) };
    const plan = await planFor(context, own, key, to);
    if (plan.obstacles.length > 0) {
      tellObstacles(plan.obstacles);
      return;
    }
    if (!(await isAgreed(plan, preview, key, to))) {
      say(l10n.t('Nothing was changed.'));
      return;
    }
    // Somebody may have annotated while the list was shown.
    const now = await planFor(context, own, key, to);
    if (document.isDirty || now.obstacles.length > 0) {
      tellObstacles([...now.obstacles, l10n.t('Files were changed meanwhile; try again.')]);
      return;
    }
    await carryOut(now, key, to, renamed);
    await context.labelSets.reread(file);
  } catch (error) {
    if (error instanceof CancelledError) {
      void window.showInformationMessage(l10n.t('Cancelled; nothing was changed.'));
      return;
    }
    context.log.error(error instanceof Error ? error : String(error));
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(plainMessage(l10n.t('The label can’t be renamed: {0}', reason)));
  }
}

function askKey(labelSet: LabelSet, key: string): Promise<string | undefined> {
  return askText(
    {
      title: l10n.t('Rename the label {0}', key),
      prompt: l10n.t('The new key, which all sidecars and exports will have. A preview follows.'),
      canGoBack: false,
    },
    key,
    (text) => {
      if (text === key) return undefined;
      if (!isLabelKey(text)) return l10n.t('A key has letters, digits, _, - and . only.');
      return labelOf(labelSet, text) ? l10n.t('There is a label of this key already.') : undefined;
    },
  );
}

/** Looks through all sidecars for which the label set is in force. Writes nothing. */
async function planFor(
  context: FeatureContext,
  own: ChangedFile,
  from: string,
  to: string,
): Promise<Plan> {
  return window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: l10n.t('Looking for annotations with the label {0}', from),
      cancellable: true,
    },
    (progress, cancellation) =>
      lookThrough(context, own, from, to, cancellation, (message) => {
        progress.report({ message: plainMessage(message) });
      }),
  );
}

async function lookThrough(
  { store, host, labelSets }: FeatureContext,
  own: ChangedFile,
  from: string,
  to: string,
  cancellation: CancellationToken,
  report: (message: string) => void,
): Promise<Plan> {
  // What was tagged a moment ago is to be on disk.
  await Promise.all(store.articles.map(({ session }) => session.settled()));
  const folder = parentOf(own.uri);
  const corpus = host.openFolder(folder);
  const files: ChangedFile[] = [own];
  const obstacles: string[] = [];
  let annotations = 0;
  for (const { path } of await findSidecars(corpus, cancellation)) {
    throwIfCancelled(cancellation);
    report(path);
    const uri = Uri.joinPath(folder, path);
    const inForce = await labelSets.fileFor(uri);
    if (inForce?.toString() !== own.uri.toString()) continue;
    const load = await loadSidecar(corpus, path);
    const reason = dirtySidecar(uri) ?? unsavedReason({ store }, uri);
    if (load.kind === 'unreadable') {
      const [problem] = load.problems;
      obstacles.push(l10n.t('{0} can’t be read: {1}', path, problem?.message ?? ''));
    } else if (load.kind === 'stored') {
      const change = renameInSidecar(load.stored, from, to);
      if (!change) continue;
      if (reason !== undefined) obstacles.push(reason);
      files.push({ uri, edits: change.lines.map(lineEdit) });
      annotations += change.count;
    }
  }
  return { files, annotations, obstacles };
}

/** Why an open article's annotations are not on disk, if they are not. */
function unsavedReason({ store }: Pick<FeatureContext, 'store'>, sidecar: Uri): string | undefined {
  const article = store.articles.find((each) => each.sidecar.toString() === sidecar.toString());
  const persistence = article?.session.state.persistence;
  if (persistence?.kind !== 'unsaved') return undefined;
  return l10n.t('{0} is not saved: {1}', nameOf(sidecar.path), persistence.reason);
}

/** The changes in the label set's own file: all of it, where the change lays lines out anew. */
function ownEdits(document: TextDocument, text: string): readonly TextEdit[] {
  const old = document.getText();
  if (old.split('\n').length === text.split('\n').length) {
    return changedLines(old, text).map(lineEdit);
  }
  const { end } = document.lineAt(document.lineCount - 1).range;
  return [new TextEdit(new Range(0, 0, end.line, end.character), text)];
}

function lineEdit({ line, before, after }: LineChange): TextEdit {
  return new TextEdit(new Range(line, 0, line, before.length), after);
}

/** Lists the files; one that is chosen is shown with its changes. True where the person agrees. */
async function isAgreed(plan: Plan, preview: RenamePreview, from: string, to: string) {
  const accept = 'accept';
  for (let last = accept; ;) {
    const rows = [
      {
        label: `$(check) ${l10n.t('Rename in all {0} files', plan.files.length)}`,
        value: accept,
      },
      ...plan.files.map(({ uri, edits }) => ({
        label: `$(diff) ${plainLabel(workspace.asRelativePath(uri))}`,
        description: l10n.t('{0} lines change', edits.length),
        value: uri.toString(),
      })),
    ];
    const title =
      plan.annotations === 1
        ? l10n.t('{0} becomes {1}: 1 annotation', from, to)
        : l10n.t('{0} becomes {1}: {2} annotations', from, to, plan.annotations);
    const prompt = l10n.t('Choose a file to see its changes; Esc changes nothing');
    const chosen = await chooseRow({ title, prompt, canGoBack: false, stays: true }, rows, last);
    if (chosen === undefined || chosen === accept) return chosen === accept;
    last = chosen;
    const file = plan.files.find(({ uri }) => uri.toString() === chosen);
    if (file) await preview.show(file);
  }
}

/** Shows files as they would be. */
interface RenamePreview {
  show(file: ChangedFile): Promise<void>;
  dispose(): void;
}

const PREVIEW_SCHEME = 'article-annotator-rename';

function renamePreview(): RenamePreview {
  const texts = new Map<string, string>();
  const registration = workspace.registerTextDocumentContentProvider(PREVIEW_SCHEME, {
    provideTextDocumentContent: (uri) => texts.get(uri.path) ?? '',
  });
  return {
    async show({ uri, edits }) {
      const document = await workspace.openTextDocument(uri);
      texts.set(uri.path, editedText(document, edits));
      const after = uri.with({ scheme: PREVIEW_SCHEME });
      const title = l10n.t('{0}: what will change', nameOf(uri.path));
      const options = { preview: true, preserveFocus: true };
      await commands.executeCommand('vscode.diff', uri, after, title, options);
    },
    dispose: () => {
      registration.dispose();
    },
  };
}

/** The text of a document with edits that do not overlap, in order. */
function editedText(document: TextDocument, edits: readonly TextEdit[]): string {
  let text = document.getText();
  for (const { range, newText } of [...edits].reverse()) {
    const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    text = text.slice(0, start) + newText + text.slice(end);
  }
  return text;
}

/** Changes the files in one step, which the editor can undo, and saves them. */
async function carryOut(
  { files, annotations }: Plan,
  from: string,
  to: string,
  renamed: Set<string>,
): Promise<void> {
  const edit = new WorkspaceEdit();
  for (const { uri, edits } of files) edit.set(uri, [...edits]);
  for (const { uri } of files) renamed.add(uri.toString());
  const isDone = await workspace.applyEdit(edit, { isRefactoring: true });
  if (!isDone) {
    void window.showInformationMessage(l10n.t('Nothing was changed.'));
    return;
  }
  const unsaved: string[] = [];
  for (const { uri } of files) {
    const document = openDocument(uri);
    if (document?.isDirty && !(await document.save())) unsaved.push(nameOf(uri.path));
  }
  if (unsaved.length > 0) {
    const names = unsaved.join(', ');
    void window.showErrorMessage(
      plainMessage(l10n.t('{0} could not be saved; save it by hand.', names)),
    );
    return;
  }
  say(
    l10n.t(
      '{0} is {1} now: {2} annotations in {3} sidecars',
      from,
      to,
      annotations,
      files.length - 1,
    ),
  );
}

function tellObstacles(obstacles: readonly string[]): void {
  const named = obstacles.slice(0, MOST_NAMED);
  const more = obstacles.length - named.length;
  const lines = more > 0 ? [...named, l10n.t('and {0} more', more)] : named;
  void window.showErrorMessage(
    l10n.t('Nothing was changed, since not every sidecar can be. Mend these first.'),
    { modal: true, detail: lines.join('\n') },
  );
}

function saveSoon(document: TextDocument): void {
  // After the editor has told everybody of the change.
  setTimeout(() => {
    if (document.isDirty && !document.isClosed) void document.save();
  }, 0);
}
