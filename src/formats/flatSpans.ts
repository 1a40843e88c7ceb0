// Which annotations are kept where a format has one for each token.

import { quoted } from '../core/check/quoted';
import type { ArticleLosses } from './loss';
import type { TokenArticle, TokenRange, TokenSpan } from './tokens';
import type { OverlapPolicy } from './writeContext';

/** A stretch of tokens of one sentence with one label. */
export interface FlatSpan extends TokenRange {
  readonly label: string;
}

/**
 * Annotations that have no token in common, each in one sentence. One that overlaps a better one is
 * left out, one of several fragments is several, and one that goes over the end of a sentence is
 * cut there; each is a loss.
 */
export function flatSpans(
  { sentences, spans }: TokenArticle,
  policy: OverlapPolicy,
  losses: ArticleLosses,
): readonly FlatSpan[] {
  const taken: (TokenSpan | undefined)[] = [];
  const kept: FlatSpan[] = [];
  for (const span of [...spans].sort(policy === 'longest' ? longestFirst : outermostFirst)) {
    const { annotation, ranges } = span;
    const over = ranges.flatMap(indexes).find((index) => taken[index] !== undefined);
    const other = over === undefined ? undefined : taken[over];
    const words = quoted(annotation.text);
    if (other) {
      const [label, better] = [other.annotation.label, quoted(other.annotation.text)];
      losses.annotation(
        'overlap',
        annotation,
        `${words} is left out, since it overlaps the ${label} ${better}.`,
        policy === 'error',
      );
      continue;
    }
    for (const index of ranges.flatMap(indexes)) taken[index] = span;
    if (ranges.length > 1 || annotation.fragments.length > 1) {
      const message = `Each fragment of ${words} is an annotation of its own.`;
      losses.annotation('fragments', annotation, message);
    }
    const parts = ranges.map((range) => inSentences(range, sentences));
    if (parts.some(({ length }) => length > 1)) {
      losses.annotation('newline', annotation, `${words} is cut at the end of a sentence.`);
    }
    kept.push(...parts.flat().map((range) => ({ ...range, label: annotation.label })));
  }
  return kept.sort((a, b) => a.first - b.first);
}

function longestFirst(a: TokenSpan, b: TokenSpan): number {
  return characters(b) - characters(a) || outermostFirst(a, b);
}

function outermostFirst(a: TokenSpan, b: TokenSpan): number {
  return (
    a.ranges[0].first - b.ranges[0].first ||
    lastEnd(b) - lastEnd(a) ||
    (a.annotation.id < b.annotation.id ? -1 : 1)
  );
}

function characters({ annotation }: TokenSpan): number {
  return annotation.fragments.reduce((sum, { start, end }) => sum + end - start, 0);
}

function lastEnd({ ranges }: TokenSpan): number {
  return (ranges.at(-1) ?? ranges[0]).end;
}

function indexes({ first, end }: TokenRange): readonly number[] {
  return Array.from({ length: end - first }, (_, i) => first + i);
}

function inSentences(
  { first, end }: TokenRange,
  sentences: readonly TokenRange[],
): readonly TokenRange[] {
  return sentences.flatMap((sentence) => {
    const part = { first: Math.max(first, sentence.first), end: Math.min(end, sentence.end) };
    return part.first < part.end ? [part] : [];
  });
}
