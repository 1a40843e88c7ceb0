// What a selection grows to, step by step: word, phrase, clause, sentence, quotation, paragraph.

import { clauseAt } from './clauses';
import { nounPhraseAt } from './nounPhrase';
import { paragraphAt } from './paragraphs';
import { quotationsAround, quotationsIn } from './quotations';
import { sentenceAround } from './sentenceAround';
import { sentenceAt } from './sentences';
import { containsSpan, trimSpan } from './span';
import type { Span } from './span';
import { wordAt } from './words';

/** What a step of an expansion is. */
export type StepKind = 'word' | 'phrase' | 'clause' | 'sentence' | 'quotation' | 'paragraph';

/** One step: all of a span that something is. */
export interface Step {
  readonly kind: StepKind;
  readonly span: Span;
}

/**
 * The steps that a selection (or a cursor, an empty span) grows to. Each holds more than the one
 * before, and the first more than the selection; what would cut another step in two is left out.
 * @param span UTF-16 of `text`
 */
export function expansionSteps(text: string, span: Span): readonly Step[] {
  const quotations = quotationsIn(text);
  const around = quotationsAround(quotations, span);
  const over = (unitAt: (offset: number) => Span | undefined): readonly Span[] => {
    const first = unitAt(span.start);
    const last = span.end > span.start ? unitAt(span.end - 1) : first;
    if (!first || !last) return [];
    return [{ start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) }];
  };
  const sentence = (offset: number) => sentenceAround(text, offset, quotations);
  const clause = (offset: number): Span | undefined => {
    const within = sentence(offset);
    return within && clauseAt(text, within, offset, quotations);
  };
  const phrase = (offset: number): Span | undefined => {
    const within = sentenceAt(text, offset);
    return within && nounPhraseAt(text, within, offset);
  };
  // Of two that are the same the first gives its name.
  const steps = [
    ...stepsOf(
      'word',
      over((offset) => wordAt(text, offset)),
    ),
    ...stepsOf('phrase', over(phrase)),
    ...around.flatMap(({ inside, whole }) => [
      ...stepsOf('quotation', [inside, whole]),
      ...stepsOf('sentence', [
        hullOf(sentenceAt(text, whole.start), whole, sentenceAt(text, whole.end - 1)),
      ]),
    ]),
    ...stepsOf('clause', over(clause)),
    ...stepsOf('sentence', over(sentence)),
    ...stepsOf(
      'paragraph',
      over((offset) => paragraphAt(text, offset)),
    ),
  ];
  // A byte order mark at its end is white space, and yet a part of a word.
  const trimmed = steps.flatMap((step) => {
    const words = trimSpan(text, step.span);
    return words ? { kind: step.kind, span: words } : [];
  });
  return chain(trimmed, span);
}

function stepsOf(kind: StepKind, spans: readonly Span[]): readonly Step[] {
  return spans.map((span) => ({ kind, span }));
}

function hullOf(first: Span | undefined, middle: Span, last: Span | undefined): Span {
  return {
    start: Math.min(first?.start ?? middle.start, middle.start),
    end: Math.max(last?.end ?? middle.end, middle.end),
  };
}

function chain(steps: readonly Step[], from: Span): readonly Step[] {
  const length = ({ span }: Step): number => span.end - span.start;
  const chosen: Step[] = [];
  for (const step of [...steps].sort((a, b) => length(a) - length(b))) {
    const inner = chosen.at(-1)?.span ?? from;
    const isLonger = length(step) > inner.end - inner.start;
    if (isLonger && containsSpan(step.span, inner)) chosen.push(step);
  }
  return chosen;
}
