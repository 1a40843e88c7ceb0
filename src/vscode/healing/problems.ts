// Moved and lost annotations in the Problems view, with quick fixes.

import {
  CodeAction,
  CodeActionKind,
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  l10n,
  languages,
} from 'vscode';
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
      collection.set(article.uri, notices.map(diagnosticOf));
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
          return here.flatMap((notice) => fixesOf(notice, notices));
        },
      },
      { providedCodeActionKinds: [CodeActionKind.QuickFix] },
    ),
  );
}

function diagnosticOf({ kind, message, range }: Notice): Diagnostic {
  const severity = kind === 'orphan' ? DiagnosticSeverity.Warning : DiagnosticSeverity.Information;
  const made = new Diagnostic(range, message, severity);
  made.source = PRODUCT;
  made.code = kind === 'orphan' ? 'not-found' : 'moved';
  return made;
}

function fixesOf(notice: Notice, all: readonly Notice[]): readonly CodeAction[] {
  const text = shorten(notice.text, 40);
  const { id } = notice;
  const reattach = fix(l10n.t('Attach “{0}” to the selection', text), COMMAND.reattach, notice, id);
  const remove = fix(l10n.t('Delete the annotation of “{0}”', text), COMMAND.delete, notice, id);
  if (notice.kind === 'orphan') {
    const search = fix(l10n.t('Search for “{0}”', text), COMMAND.searchOrphan, notice, id);
    return [reattach, search, remove];
  }
  const accept = fix(l10n.t('Accept the place of “{0}”', text), COMMAND.acceptHealed, notice, id);
  const moved = all.filter(({ kind }) => kind === 'healed').length;
  const title = l10n.t('Accept all {0} places', moved);
  const acceptAll = moved > 1 ? [fix(title, COMMAND.acceptHealed, notice)] : [];
  return [accept, ...acceptAll, reattach, remove];
}

function fix(title: string, command: string, notice: Notice, id?: string): CodeAction {
  const made = new CodeAction(title, CodeActionKind.QuickFix);
  made.command = { title, command, ...(id !== undefined && { arguments: [{ id }] }) };
  made.diagnostics = [diagnosticOf(notice)];
  return made;
}
