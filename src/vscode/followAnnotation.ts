// Selecting an annotation that a key has just changed or gone to.

import { Selection, TextEditorRevealType } from 'vscode';
import { hull } from '../core/model/annotation';
import type { Annotation } from '../core/model/annotation';
import type { Span } from '../core/text/span';
import type { ActiveArticle } from './activeArticle';
import { rangeOf } from './articleDocument';

/**
 * Selects an annotation of the article as it is now (or one fragment of it), and remembers it, so
 * that the next key means it again.
 */
export function followAnnotation(
  { editor, article }: ActiveArticle,
  annotation: Annotation,
  span: Span = hull(annotation),
): void {
  const range = rangeOf(article.lines, span);
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  article.visited.set(editor, annotation.id);
}
