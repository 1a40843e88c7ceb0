// An article as sentences and tokens, with its annotations on tokens: for formats that have tokens.

import type { Annotation } from '../core/model/annotation';
import { quoted } from '../core/check/quoted';
import { allSentences } from '../core/text/allSentences';
import { offsetMap } from '../core/text/offsets';
import type { Span } from '../core/text/span';
import { tokeniserOf } from '../core/text/tokenisers';
import type { ExportArticle } from './format';
import type { ArticleLosses } from './loss';
import type { WriteOptions } from './writeContext';

/** One token. Offsets are code points of the article. */
export interface Token extends Span<'codePoint'> {
  readonly text: string;
}

/** Indexes of tokens in the article, `[first, end)`. */
export interface TokenRange {
  readonly first: number;
  readonly end: number;
}

/** An annotation on tokens. */
export interface TokenSpan {
  readonly annotation: Annotation<'codePoint'>;
  /** At least one; in order. Those with no token in them are left out. */
  readonly ranges: readonly [TokenRange, ...TokenRange[]];
}

/** An article on tokens. */
export interface TokenArticle {
  readonly tokens: readonly Token[];
  /** The tokens of each sentence; none is empty, and together they are all tokens. */
  readonly sentences: readonly TokenRange[];
  readonly spans: readonly TokenSpan[];
}

/**
 * Cuts an article in sentences and tokens, and puts its annotations on them. Where an annotation
 * begins or ends within a token, the token is cut or the annotation widened, as the options say,
 * and that is a loss. An annotation without any token is a loss too, and is not among the spans.
 */
export function tokenArticle(
  { text, layer }: ExportArticle,
  { tokens: id = 'unicode', midToken = 'split' }: WriteOptions,
  losses: ArticleLosses,
): TokenArticle {
  const offsets = offsetMap(text);
  const tokenise = tokeniserOf(id);
  const edges = new Set<number>();
  const whole = allSentences(text).map((sentence) => tokenise(text, sentence));
  const wholeTokens = whole.flat();
  const fragmentsOf = (annotation: Annotation<'codePoint'>): readonly Span[] =>
    annotation.fragments.map(offsets.spanToUtf16);
  for (const annotation of layer.annotations) {
    const words = quoted(annotation.text);
    const cut = fragmentsOf(annotation)
      .flatMap(({ start, end }) => [start, end])
      .filter((edge) => tokenCutBy(wholeTokens, edge) !== undefined);
    if (cut.length === 0) continue;
    if (midToken === 'snap') {
      losses.annotation('snapped', annotation, `${words} is widened to whole tokens.`);
    } else {
      losses.annotation('split-token', annotation, `A token is cut at an end of ${words}.`);
      for (const edge of cut) edges.add(edge);
    }
  }
  const sentences: TokenRange[] = [];
  const spans: Span[] = [];
  for (const sentence of whole) {
    const first = spans.length;
    for (const token of sentence) spans.push(...cutAt(token, edges));
    if (spans.length > first) sentences.push({ first, end: spans.length });
  }
  return {
    tokens: spans.map((span) => ({
      ...offsets.spanToCodePoints(span),
      text: text.slice(span.start, span.end),
    })),
    sentences,
    spans: layer.annotations.flatMap((annotation) => {
      const [first, ...rest] = fragmentsOf(annotation).flatMap((fragment) => {
        const range = rangeOf(spans, fragment);
        return range.end > range.first ? [range] : [];
      });
      if (first) return [{ annotation, ranges: [first, ...rest] as const }];
      const words = quoted(annotation.text);
      losses.annotation('annotation', annotation, `${words} has no token in it and is left out.`);
      return [];
    }),
  };
}

/** The token that has characters on both sides of an offset. */
function tokenCutBy(tokens: readonly Span[], offset: number): Span | undefined {
  const token = tokens[firstEndingAfter(tokens, offset)];
  return token && token.start < offset ? token : undefined;
}

/** The tokens that have a character in a span. */
function rangeOf(tokens: readonly Span[], { start, end }: Span): TokenRange {
  const first = firstEndingAfter(tokens, start);
  let last = first;
  while ((tokens[last]?.start ?? end) < end) last += 1;
  return { first, end: last };
}

/** Index of the first token that ends after an offset; the number of tokens where none does. */
export function firstEndingAfter(tokens: readonly Span[], offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function cutAt({ start, end }: Span, edges: ReadonlySet<number>): readonly Span[] {
  if (edges.size === 0) return [{ start, end }];
  const parts: Span[] = [];
  let from = start;
  for (let at = start + 1; at <= end; at += 1) {
    if (at < end && !edges.has(at)) continue;
    parts.push({ start: from, end: at });
    from = at;
  }
  return parts;
}
