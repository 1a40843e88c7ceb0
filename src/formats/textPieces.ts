// An article in pieces that make up all of its text, as spaCy and Prodigy have their tokens: blanks
// are tokens too, but for one space after a word.

import type { Annotation } from '../core/model/annotation';
import { quoted } from '../core/check/quoted';
import type { Span } from '../core/text/span';
import type { ExportArticle } from './format';
import type { ArticleLosses } from './loss';
import { tokenArticle } from './tokens';
import type { TokenArticle } from './tokens';
import type { WriteOptions } from './writeContext';

/** One token. Offsets are code points. */
export interface Piece extends Span<'codePoint'> {
  readonly text: string;
  /** True where one space comes after it that is in no piece. */
  readonly hasSpace: boolean;
}

/** A fragment of an annotation on pieces. */
export interface PieceSpan extends Span<'codePoint'> {
  readonly annotation: Annotation<'codePoint'>;
  /** Index of its first piece. */
  readonly first: number;
  /** Index of its last piece. */
  readonly last: number;
}

export interface TextPieces {
  /** Joined with their spaces they are the text. */
  readonly pieces: readonly Piece[];
  /** Those of one annotation come after each other. */
  readonly spans: readonly PieceSpan[];
  /** Together they are all pieces. */
  readonly sentences: readonly Span<'codePoint'>[];
  /** The tokens among the pieces, for what is made of them alone. */
  readonly onTokens: TokenArticle;
  /** Index of a token's piece. */
  readonly pieceOf: (token: number) => number;
}

/**
 * Cuts an article in pieces and puts its annotations on them; each fragment is a span of its own.
 * Blanks at a span's ends are left out, since spaCy learns from no span that has them.
 */
export function textPieces(
  article: ExportArticle,
  options: WriteOptions,
  losses: ArticleLosses,
): TextPieces {
  const onTokens = tokenArticle(article, options, losses);
  const { tokens, sentences } = onTokens;
  const characters = Array.from(article.text);
  const pieces: { start: number; end: number; text: string; hasSpace: boolean }[] = [];
  const indexes: number[] = [];
  const add = (start: number, end: number): void => {
    if (start === end) return;
    pieces.push({ start, end, text: characters.slice(start, end).join(''), hasSpace: false });
  };
  let at = 0;
  const fillTo = (end: number): void => {
    const before = pieces.at(-1);
    if (before && at < end && characters[at] === ' ') {
      before.hasSpace = true;
      at += 1;
    }
    add(at, end);
  };
  for (const { start, end } of tokens) {
    fillTo(start);
    indexes.push(pieces.length);
    add(start, end);
    at = end;
  }
  fillTo(characters.length);
  const pieceOf = (token: number): number => indexes[token] ?? pieces.length - 1;
  const spans = onTokens.spans.flatMap(({ annotation, ranges }) => {
    const parts = ranges.map((range) => {
      const [first, last] = [pieceOf(range.first), pieceOf(range.end - 1)];
      const [start, end] = [pieces[first]?.start ?? 0, pieces[last]?.end ?? 0];
      return { annotation, first, last, start, end };
    });
    reportChanges(annotation, parts, losses);
    return parts;
  });
  return {
    pieces,
    spans,
    sentences: sentences.map(({ first }, i) => {
      const next = sentences[i + 1];
      const start = i === 0 ? 0 : pieceOf(first);
      const last = next ? pieceOf(next.first) - 1 : pieces.length - 1;
      return { start: pieces[start]?.start ?? 0, end: pieces[last]?.end ?? 0 };
    }),
    onTokens,
    pieceOf,
  };
}

function reportChanges(
  annotation: Annotation<'codePoint'>,
  spans: readonly Span<'codePoint'>[],
  losses: ArticleLosses,
): void {
  const words = quoted(annotation.text);
  if (annotation.fragments.length > 1) {
    const message = `Each fragment of ${words} is an annotation of its own.`;
    losses.annotation('fragments', annotation, message);
  }
  const isWhole = annotation.fragments.every((fragment) =>
    spans.some(({ start, end }) => start <= fragment.start && end >= fragment.end),
  );
  if (!isWhole) {
    losses.annotation('snapped', annotation, `${words} is left without the blanks at its ends.`);
  }
}
