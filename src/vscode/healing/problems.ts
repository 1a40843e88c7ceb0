// Moved and lost annotations in the Problems view, with quick fixes.

import {
  CodeAction,
  CodeActionKind,
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  Disposable,
  l10n,
  languages,
  Location,
  Range,
} from 'vscode';
import type { Uri } from 'vscode';
import { ARTICLE_SELECTOR } from '../articleDocument';
import { COMMAND, PRODUCT } from '../commands';
import type { FeatureContext } from '../feature';
import { shorten } from '../shorten';
import { noticesOf } from './notices';
import type { Notice } from './notices';

/** Keeps the problems of open articles in step with them, and offers what can be done. */
export function healingProblems({ store }: FeatureContext): Disposable {
  const collection = languages.createDiagnosticCollection('articleAnnotator.healing');
  // What is shown, so that an article without notices costs nothing.
  const shown = new Set<string>();

  const show = (): void => {
    const open = new Set(store.articles.map(({ uri }) => uri.toString()));
    for (const article of store.articles) {
      const key = article.uri.toString();
      const notices = noticesOf(article);
      if (notices.length === 0 && !shown.has(key)) continue;
      collection.set(article.uri, diagnosticsOf(article.uri, notices));
      if (notices.length > 0) shown.add(key);
      else shown.delete(key);
    }
    collection.forEach((uri) => {
      if (open.has(uri.toString())) return;
      collection.delete(uri);
      shown.delete(uri.toString());
    });
  };

  show();
  return Disposable.from(
    collection,
    store.onDidChange(show),
    languages.registerCodeActionsProvider(
      ARTICLE_SELECTOR,
      {
        provideCodeActions(document, range, { only }) {
          const article = store.of(document);
          if (!article?.session.isEditable) return [];
          if (only && !only.contains(CodeActionKind.QuickFix)) return [];
          const notices = noticesOf(article);
          const here = notices.filter((notice) => notice.range.intersection(range));
          const fixes = here.flatMap((notice) => fixesOf(notice, notices));
          const summary = summaryOf(document.uri, notices);
          return summary?.range.intersection(range)
            ? [...fixes, acceptAll(notices, summary)]
            : fixes;
        },
      },
      { providedCodeActionKinds: [CodeActionKind.QuickFix] },
    ),
  );
}

/**
 * What is lost or reads otherwise is shown at its place. What only moved with its text is nothing to
 * look at one by one: it is listed under one line, and its words stay free of squiggles.
 */
function diagnosticsOf(uri: Uri, notices: readonly Notice[]): readonly Diagnostic[] {
  const single = notices.filter(({ kind }) => kind !== 'moved').map(diagnosticOf);
  const summary = summaryOf(uri, notices);
  return summary ? [...single, summary] : single;
}

function summaryOf(uri: Uri, notices: readonly Notice[]): Diagnostic | undefined {
  const moved = notices.filter(({ kind }) => kind === 'moved');
  if (moved.length === 0) return undefined;
  const text =
    moved.length === 1
      ? l10n.t('1 annotation was found at another place, with the text it had.')
      : l10n.t('{0} annotations were found at other places, with the text they had.', moved.length);
  const made = new Diagnostic(new Range(0, 0, 0, 0), text, DiagnosticSeverity.Information);
  made.source = PRODUCT;
  made.code = 'moved';
  made.relatedInformation = moved.map(
    ({ range, message }) => new DiagnosticRelatedInformation(new Location(uri, range), message),
  );
  return made;
}

function diagnosticOf({ kind, message, range }: Notice): Diagnostic {
  const severity = kind === 'orphan' ? DiagnosticSeverity.Warning : DiagnosticSeverity.Information;
  const made = new Diagnostic(range, message, severity);
  made.source = PRODUCT;
  made.code = kind === 'orphan' ? 'not-found' : 'changed';
  return made;
}

function fixesOf(notice: Notice, all: readonly Notice[]): readonly CodeAction[] {
  const text = shorten(notice.text, 40);
  const diagnostic = diagnosticOf(notice);
  const own = (title: string, command: string): CodeAction =>
    fix(title, command, diagnostic, notice.id);
  const reattach = own(l10n.t('Attach “{0}” to the selection', text), COMMAND.reattach);
  const remove = own(l10n.t('Delete the annotation of “{0}”', text), COMMAND.delete);
  if (notice.kind === 'orphan') {
    return [reattach, own(l10n.t('Search for “{0}”', text), COMMAND.searchOrphan), remove];
  }
  const accept = own(l10n.t('Accept the place of “{0}”', text), COMMAND.acceptHealed);
  return [accept, acceptAll(all, diagnostic), reattach, remove];
}

function acceptAll(all: readonly Notice[], diagnostic: Diagnostic): CodeAction {
  const found = all.filter(({ kind }) => kind !== 'orphan').length;
  return fix(l10n.t('Accept all {0} places', found), COMMAND.acceptHealed, diagnostic);
}

function fix(title: string, command: string, diagnostic: Diagnostic, id?: string): CodeAction {
  const made = new CodeAction(title, CodeActionKind.QuickFix);
  made.command = { title, command, ...(id !== undefined && { arguments: [{ id }] }) };
  made.diagnostics = [diagnostic];
  return made;
}
