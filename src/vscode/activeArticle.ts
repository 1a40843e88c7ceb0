// What a command acts on: the article in the active editor.

import { l10n, window } from 'vscode';
import type { TextEditor } from 'vscode';
import { sameSpan, trimSpan } from '../core/text/span';
import type { Span } from '../core/text/span';
import { snapToWords } from '../core/text/snapToWords';
import { wordAt } from '../core/text/words';
import { annotationsAround, annotationsAt, annotationOn } from '../core/model/find';
import { hull } from '../core/model/annotation';
import type { Annotation } from '../core/model/annotation';
import { PRODUCT } from './commands';
import { isArticleDocument, spanOf } from './articleDocument';
import type { ArticleStore, OpenArticle } from './articleStore';
import { sayNotEditable } from './sayNotEditable';
import { snapsToWords } from './settings';

export interface ActiveArticle {
  readonly editor: TextEditor;
  readonly article: OpenArticle;
}

/** The article in the active editor, once its sidecar is read. Says so where there is none. */
export async function activeArticle(store: ArticleStore): Promise<ActiveArticle | undefined> {
  const editor = window.activeTextEditor;
  const article = store.of(editor?.document);
  if (!editor || !article) {
    void window.showInformationMessage(whyNoArticle(editor));
    return undefined;
  }
  // Only for the first read: a key must never wait for the last one's save.
  if (article.session.state.persistence.kind === 'loading') await article.session.settled();
  return { editor, article };
}

/** As `activeArticle`, for commands that change annotations: says why where they can't be. */
export async function editableArticle(store: ArticleStore): Promise<ActiveArticle | undefined> {
  const active = await activeArticle(store);
  if (!active || active.article.session.isEditable) return active;
  sayNotEditable(active.article);
  return undefined;
}

/**
 * The spans that the selections mean: each without white space at its edges and, unless a setting
 * is off, with the words that it cuts in two; or the word at the cursor where nothing is selected.
 * Each only once: two cursors may be in one word.
 */
export function selectedSpans({ editor, article }: ActiveArticle): readonly Span[] {
  const { text } = article.session.state.article;
  const { annotations } = article.session.state.layer;
  const isSnapping = snapsToWords(article.uri);
  const spans = editor.selections.flatMap((selection) => {
    const span = spanOf(article.lines, selection);
    const meant = selection.isEmpty ? wordAt(text, span.start) : trimSpan(text, span);
    if (!meant) return [];
    // Whoever selected an annotation means it, wherever it ends.
    const isMeant = !isSnapping || annotationOn(annotations, meant) !== undefined;
    return isMeant ? meant : snapToWords(text, meant);
  });
  return spans.filter((span, i) => spans.findIndex((each) => sameSpan(each, span)) === i);
}

/**
 * The annotation that the last move went to while it is still selected; else the one that is
 * selected exactly, else the innermost one at the cursor or selection.
 */
export function selectedAnnotation({ editor, article }: ActiveArticle): Annotation | undefined {
  const { annotations } = article.session.state.layer;
  const span = spanOf(article.lines, editor.selection);
  const visited = annotations.find(({ id }) => id === article.visited.get(editor));
  if (visited && sameSpan(hull(visited), span)) return visited;
  if (editor.selection.isEmpty) return annotationsAt(annotations, span.start)[0];
  return annotationOn(annotations, span) ?? annotationsAround(annotations, span)[0];
}

function whyNoArticle(editor: TextEditor | undefined): string {
  if (!editor) return l10n.t('Open an article first.');
  if (editor.document.isUntitled) return l10n.t('Save the article to a file first.');
  if (isArticleDocument(editor.document)) return l10n.t('The article is still being opened.');
  const command = `${PRODUCT}: ${l10n.t('Treat This File as an Article')}`;
  return l10n.t('This file is not an article. Run “{0}” to annotate it all the same.', command);
}
