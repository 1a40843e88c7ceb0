// An article as the editor holds it: its canonical text, and spans as ranges.

import { Range, Uri, workspace } from 'vscode';
import type { Position, TextDocument } from 'vscode';
import type { Span } from '../core/text/span';
import { normaliseLineEnds } from '../core/text/canonical';
import type { LineIndex } from '../core/text/lines';
import { isSidecarName, sidecarName } from '../core/sidecar/sidecar';
import type { ArticleText } from '../core/sidecar/sidecar';
import { articleText } from '../corpus/articles';
import { nameOf } from '../corpus/fileSystem';

export const ARTICLE_LANGUAGE = 'article';

/** Documents that can hold annotations: for providers and context menus. */
export const ARTICLE_SELECTOR = [{ language: ARTICLE_LANGUAGE }, { language: 'plaintext' }];

/** True for a text file that can be annotated: an article, or any `.txt` with a place on disk. */
export function isArticleDocument({ uri, languageId }: TextDocument): boolean {
  if (isSidecarName(uri.path) || workspace.fs.isWritableFileSystem(uri.scheme) === undefined) {
    return false;
  }
  if (languageId === ARTICLE_LANGUAGE) return true;
  return languageId === 'plaintext' && uri.path.endsWith('.txt');
}

/** The article that a document holds now. The editor has dropped a BOM already. */
export function articleOf(document: TextDocument): ArticleText {
  return articleText(nameOf(document.uri.path), normaliseLineEnds(document.getText()));
}

/** Folder of a file. */
export function parentOf(uri: Uri): Uri {
  return Uri.joinPath(uri, '..');
}

/** Where an article's sidecar is. */
export function sidecarUri(article: Uri): Uri {
  return Uri.joinPath(parentOf(article), sidecarName(nameOf(article.path)));
}

// The editor's lines are those of the canonical text, whatever ends them in the file; so a line
// and a character say the same in both, and offsets are never taken from the document.

/** The range of a span. */
export function rangeOf(lines: LineIndex, { start, end }: Span): Range {
  const [from, to] = [lines.positionAt(start), lines.positionAt(end)];
  return new Range(from.line, from.character, to.line, to.character);
}

/** The span of a range: UTF-16 offsets of the canonical text. */
export function spanOf(lines: LineIndex, { start, end }: Range): Span {
  return { start: lines.offsetAt(start), end: lines.offsetAt(end) };
}

/** The offset of a position: UTF-16 of the canonical text. */
export function offsetOf(lines: LineIndex, position: Position): number {
  return lines.offsetAt(position);
}
