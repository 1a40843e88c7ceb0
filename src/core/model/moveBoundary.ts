// Growing and shrinking an annotation from one of its ends.

import { characterEndAfter, characterStartBefore } from '../text/graphemes';
import { sentenceEndingAfter, sentenceStartingBefore } from '../text/sentences';
import { trimSpan } from '../text/span';
import type { Span } from '../text/span';
import { wordEndingAfter, wordStartingBefore } from '../text/words';
import type { Annotation } from './annotation';
import { unitedFragments, withFragments } from './fragments';

/** How an end is moved. */
export interface BoundaryMove {
  readonly way: 'grow' | 'shrink';
  readonly end: 'start' | 'end';
  readonly by: StepUnit;
}

/** How far an end goes with one step. */
export type StepUnit = 'character' | 'word' | 'sentence';

/** An annotation after a move, and where the fragment that was moved is now. */
export interface MovedBoundary {
  readonly annotation: Annotation;
  readonly fragment: Span;
}

/**
 * Moves one end of an annotation by a character (as a person sees it), a word or a sentence. White
 * space never counts as a step and never stands at an end. A fragment that grows into another
 * becomes one with it.
 * @param text canonical text of the article
 * @param index of the fragment that is moved; without it the first starts and the last ends
 * @returns `undefined` where there is nothing to grow into, or nothing would be left
 */
export function moveBoundary(
  text: string,
  annotation: Annotation,
  move: BoundaryMove,
  index?: number,
): MovedBoundary | undefined {
  const { fragments } = annotation;
  const at = index ?? (move.end === 'start' ? 0 : fragments.length - 1);
  const old = fragments[at];
  const moved = old && movedSpan(text, old, move);
  if (!moved) return undefined;
  const all = unitedFragments(
    text,
    fragments.map((span, i) => (i === at ? moved : span)),
  );
  const fragment = all?.find(({ start, end }) => start <= moved.start && moved.end <= end);
  if (!all || !fragment) return undefined;
  return { annotation: withFragments(text, annotation, all), fragment };
}

function movedSpan(text: string, span: Span, { way, end, by }: BoundaryMove): Span | undefined {
  const target =
    way === 'grow'
      ? (end === 'end' ? endAfter : startBefore)(text, span[end], by)
      : (end === 'end' ? endWithin : startWithin)(text, span, by);
  if (target === undefined) return undefined;
  const moved = trimSpan(text, { ...span, [end]: target });
  return moved && moved[end] !== span[end] ? moved : undefined;
}

/** The next end of a unit after an offset. */
function endAfter(text: string, offset: number, by: StepUnit): number | undefined {
  if (by === 'word') return wordEndingAfter(text, offset)?.end;
  if (by === 'sentence') return sentenceEndingAfter(text, offset)?.end;
  const visible = text.length - text.slice(offset).trimStart().length;
  return visible < text.length ? characterEndAfter(text, visible) : undefined;
}

/** The next start of a unit before an offset. */
function startBefore(text: string, offset: number, by: StepUnit): number | undefined {
  if (by === 'word') return wordStartingBefore(text, offset)?.start;
  if (by === 'sentence') return sentenceStartingBefore(text, offset)?.start;
  const visible = text.slice(0, offset).trimEnd().length;
  return visible > 0 ? characterStartBefore(text, visible) : undefined;
}

/** The first unit that starts within a span, after its start. */
function startWithin(text: string, span: Span, by: StepUnit): number | undefined {
  if (by === 'character') return characterEndAfter(text, span.start);
  const unitAfter = by === 'word' ? wordEndingAfter : sentenceEndingAfter;
  for (let unit = unitAfter(text, span.start); unit; unit = unitAfter(text, unit.end)) {
    if (unit.start >= span.end) return undefined;
    if (unit.start > span.start) return unit.start;
  }
  return undefined;
}

/** The end of the last unit that ends within a span, before its end. */
function endWithin(text: string, span: Span, by: StepUnit): number | undefined {
  if (by === 'character') return characterStartBefore(text, span.end);
  const unitBefore = by === 'word' ? wordStartingBefore : sentenceStartingBefore;
  for (let unit = unitBefore(text, span.end); unit; unit = unitBefore(text, unit.start)) {
    if (unit.end <= span.start) return undefined;
    if (unit.end < span.end) return unit.end;
  }
  return undefined;
}
