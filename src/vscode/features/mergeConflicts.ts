// What a git merge left to decide: in the Problems view on the article and on the sidecar, with
// quick fixes. On the article a decision is an edit that can be undone; in a sidecar that is open
// as a file it is an edit of its text.

import {
  CodeAction,
  CodeActionKind,
  commands,
  Disposable,
  l10n,
  languages,
  Range,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import type { CodeActionContext, Diagnostic, TextDocument } from 'vscode';
import {
  conflictMessage,
  fieldName,
  mergeConflict,
  valueText,
} from '../../core/check/mergeConflict';
import { hull } from '../../core/model/annotation';
import { DELETION } from '../../core/model/conflict';
import type { Conflict } from '../../core/model/conflict';
import { decideConflict } from '../../core/sidecar/decideConflict';
import { readSidecar } from '../../core/sidecar/read';
import type { SidecarText } from '../../core/sidecar/read';
import { resolveConflict } from '../../core/sidecar/resolveConflict';
import type { Decision } from '../../core/sidecar/resolveConflict';
import { isSidecarName, sidecarOf } from '../../core/sidecar/sidecar';
import { writeSidecar } from '../../core/sidecar/write';
import { ARTICLE_SELECTOR, rangeOf } from '../articleDocument';
import type { OpenArticle } from '../articleStore';
import { ruleDiagnostic, ruleOf } from '../checking/diagnostics';
import { COMMAND } from '../commands';
import type { Feature } from '../feature';
import { openDocument } from '../openDocument';
import { say } from '../say';
import { shorten } from '../shorten';

const SIDECAR_SELECTOR = { pattern: '**/*.ann.yaml' };

/** Which conflict a command decides. Where `theirs` is absent, any over the same field. */
interface ConflictArgument {
  /** The article or the sidecar; the one in the active editor where it is absent. */
  readonly uri?: string;
  readonly id?: string;
  readonly field: string;
  readonly theirs?: unknown;
}

export const mergeConflicts: Feature = ({ store }) => {
  const collection = languages.createDiagnosticCollection('articleAnnotator.mergeConflicts');

  const showArticle = (article: OpenArticle): void => {
    const { layer, article: text } = article.session.state;
    const conflicts = layer.conflicts ?? [];
    if (conflicts.length === 0) {
      collection.delete(article.uri);
      return;
    }
    const sidecar = sidecarOf(layer, text);
    const shown = (sidecar.conflicts ?? []).map((conflict) => {
      const annotation = layer.annotations.find(({ id }) => id === conflict.id);
      const range = annotation ? rangeOf(article.lines, hull(annotation)) : new Range(0, 0, 0, 0);
      return diagnostic(range, conflictMessage(sidecar, conflict));
    });
    collection.set(article.uri, shown);
  };

  const showSidecar = (document: TextDocument): void => {
    const file = sidecarIn(document);
    if (!file) {
      if (isSidecarName(document.uri.path)) collection.delete(document.uri);
      return;
    }
    const shown = (file.sidecar.conflicts ?? []).map((conflict) => {
      const { line, column } = file.positions.get(conflict.id ?? '') ?? { line: 1, column: 1 };
      const range = new Range(line - 1, column - 1, line - 1, column);
      return diagnostic(range, conflictMessage(file.sidecar, conflict));
    });
    collection.set(document.uri, shown);
  };

  const conflictsIn = (document: TextDocument): readonly Conflict[] => {
    const article = store.of(document);
    if (article) return article.session.state.layer.conflicts ?? [];
    return sidecarIn(document)?.sidecar.conflicts ?? [];
  };

  const provideCodeActions = (
    document: TextDocument,
    _range: Range,
    { diagnostics }: CodeActionContext,
  ): CodeAction[] => {
    const ours = diagnostics.filter((each) => ruleOf(each) === mergeConflict.id);
    if (ours.length === 0) return [];
    const article = store.of(document);
    const sidecar = article
      ? sidecarOf(article.session.state.layer, article.session.state.article)
      : sidecarIn(document)?.sidecar;
    if (!sidecar || article?.session.isEditable === false) return [];
    return conflictsIn(document).flatMap((conflict) => {
      const message = conflictMessage(sidecar, conflict);
      const found = ours.filter((each) => each.message === message);
      return found.length === 0 ? [] : actionsFor(document.uri, conflict, found);
    });
  };

  const decide = async (decision: Decision, argument?: ConflictArgument): Promise<void> => {
    const uri =
      argument?.uri === undefined ? window.activeTextEditor?.document.uri : Uri.parse(argument.uri);
    const document = uri && openDocument(uri);
    if (!document || !argument) return;
    const conflict = conflictsIn(document).find((each) => isMeant(each, argument));
    if (!conflict) {
      say(l10n.t('This has changed meanwhile; nothing was done.'));
      return;
    }
    const article = store.of(document);
    if (article) {
      if (!article.session.isEditable) return;
      const { layer, article: text } = article.session.state;
      article.session.apply(decideConflict(layer, text, conflict, decision));
    } else await decideInText(document, conflict, decision);
    say(l10n.t('Conflict resolved'));
  };

  workspace.textDocuments.forEach(showSidecar);
  store.articles.forEach(showArticle);
  return Disposable.from(
    collection,
    store.onDidChange(showArticle),
    workspace.onDidOpenTextDocument((document) => {
      showSidecar(document);
      // A change of language closes a document and opens it again, and its session goes on.
      const article = store.of(document);
      if (article) showArticle(article);
    }),
    workspace.onDidChangeTextDocument(({ document }) => {
      showSidecar(document);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      collection.delete(uri);
    }),
    languages.registerCodeActionsProvider(
      [...ARTICLE_SELECTOR, SIDECAR_SELECTOR],
      { provideCodeActions },
      { providedCodeActionKinds: [CodeActionKind.QuickFix] },
    ),
    commands.registerCommand(COMMAND.keepOurs, (argument?: ConflictArgument) =>
      decide('ours', argument),
    ),
    commands.registerCommand(COMMAND.takeTheirs, (argument?: ConflictArgument) =>
      decide('theirs', argument),
    ),
  );
};

/** The sidecar that a document holds; `undefined` where it is none or can't be read. */
function sidecarIn(document: TextDocument): SidecarText | undefined {
  if (!isSidecarName(document.uri.path)) return undefined;
  const reading = readSidecar(document.getText());
  return reading.ok ? reading.file : undefined;
}

async function decideInText(
  document: TextDocument,
  conflict: Conflict,
  decision: Decision,
): Promise<void> {
  const file = sidecarIn(document);
  if (!file) return;
  const text = writeSidecar(resolveConflict(file.sidecar, conflict, decision), document.getText());
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), text);
  await workspace.applyEdit(edit);
}

function actionsFor(
  uri: Uri,
  conflict: Conflict,
  diagnostics: readonly Diagnostic[],
): readonly CodeAction[] {
  const { id, field, ours, theirs } = conflict;
  const argument: ConflictArgument = {
    uri: uri.toString(),
    ...(id !== undefined && { id }),
    field,
    ...(theirs !== undefined && { theirs }),
  };
  const action = (title: string, command: string): CodeAction => {
    const made = new CodeAction(title, CodeActionKind.QuickFix);
    made.diagnostics = [...diagnostics];
    made.command = { title, command, arguments: [argument] };
    return made;
  };
  if (field === DELETION) {
    const isOursKept = ours === 'kept';
    return [
      action(l10n.t('Keep it'), isOursKept ? COMMAND.keepOurs : COMMAND.takeTheirs),
      action(l10n.t('Delete it'), isOursKept ? COMMAND.takeTheirs : COMMAND.keepOurs),
    ];
  }
  const [mine, others] = [ours, theirs].map((value) => shorten(valueText(value), 40));
  return [
    action(l10n.t('Keep ours ({0}: {1})', fieldName(field), mine ?? ''), COMMAND.keepOurs),
    action(l10n.t('Take theirs ({0}: {1})', fieldName(field), others ?? ''), COMMAND.takeTheirs),
  ];
}

function isMeant(conflict: Conflict, { id, field, theirs }: ConflictArgument): boolean {
  if (conflict.id !== id || conflict.field !== field) return false;
  return theirs === undefined || JSON.stringify(conflict.theirs) === JSON.stringify(theirs);
}

function diagnostic(range: Range, message: string): Diagnostic {
  return ruleDiagnostic({ rule: mergeConflict.id, severity: 'error', message }, range);
}
