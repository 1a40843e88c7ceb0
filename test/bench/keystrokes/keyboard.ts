// What each key does to the selection, worked out over the same core as in the editor.

import { annotationOn, annotationsAt, neighbour } from '../../../src/core/model/find';
import type { Annotation } from '../../../src/core/model/annotation';
import { moveBoundary } from '../../../src/core/model/moveBoundary';
import type { BoundaryMove } from '../../../src/core/model/moveBoundary';
import {
  isFreeOfMentions,
  isFreeOfStatements,
  nextUntagged,
} from '../../../src/core/model/nextUntagged';
import { expansionSteps } from '../../../src/core/text/expansion';
import { capitalisedWithin, probableMentions } from '../../../src/core/text/mentions';
import { paragraphEndingAfter } from '../../../src/core/text/paragraphs';
import { quotationsIn } from '../../../src/core/text/quotations';
import { nextQuotation, nextSentence } from '../../../src/core/text/selectMore';
import { snapToWords } from '../../../src/core/text/snapToWords';
import { sameSpan, trimSpan } from '../../../src/core/text/span';
import type { Span } from '../../../src/core/text/span';
import { probableStatements } from '../../../src/core/text/statements';
import { wordAt } from '../../../src/core/text/words';
import { hullOf, isClaim } from './gold';

/** A selection as the editor has it: the cursor is at `active`. UTF-16. */
export interface Selection {
  readonly anchor: number;
  readonly active: number;
}

/** A key that moves the selection; `undefined` where it does nothing. */
export type Move = (
  selection: Selection,
  annotations: readonly Annotation[],
) => Selection | undefined;

export interface Keyboard {
  /** By what Playwright calls the key. */
  readonly moves: Readonly<Record<string, Move>>;
  /** The span that a label’s key tags. */
  readonly meant: (selection: Selection, annotations: readonly Annotation[]) => Span | undefined;
  /** The span after a key that moves an end of an annotation. */
  readonly moveEnd: (key: string, annotation: Annotation) => Annotation | undefined;
}

export const END_KEYS: Readonly<Record<string, BoundaryMove>> = {
  w: { way: 'grow', end: 'end', by: 'word' },
  'Shift+W': { way: 'shrink', end: 'end', by: 'word' },
  b: { way: 'grow', end: 'start', by: 'word' },
  'Shift+B': { way: 'shrink', end: 'start', by: 'word' },
};

/** The keys of annotating mode and the arrows of the editor, on one text. */
export function keyboardOn(text: string): Keyboard {
  const within = capitalisedWithin(text);
  const quotations = quotationsIn(text);
  const mentions = everywhere(text, (paragraph) => probableMentions(text, paragraph, within));
  const statements = everywhere(text, (paragraph) =>
    probableStatements(text, paragraph, quotations),
  );
  const inside =
    (places: readonly Span[]) =>
    (paragraph: Span): readonly Span[] =>
      places.filter(({ start }) => paragraph.start <= start && start < paragraph.end);

  const untagged =
    (kind: 'mention' | 'statement', direction: 'next' | 'previous'): Move =>
    (selection, annotations) => {
      const same = annotations.filter((each) => isClaim(each) === (kind === 'statement'));
      const place = nextUntagged(text, {
        from: spanOf(selection),
        direction,
        placesIn: inside(kind === 'mention' ? mentions : statements),
        isFree: (span) =>
          kind === 'mention' ? isFreeOfMentions(text, span, same) : isFreeOfStatements(span, same),
      });
      return place && selected(place.span);
    };
  const neighbouring =
    (direction: 'next' | 'previous'): Move =>
    (selection, annotations) => {
      const sorted = [...annotations].sort((a, b) => compare(hullOf(a), hullOf(b)));
      const found = neighbour(sorted, spanOf(selection), direction);
      return found && selected(hullOf(found));
    };
  const by =
    (find: (span: Span) => Span | undefined): Move =>
    (selection) => {
      const span = find(spanOf(selection));
      return span && selected(span);
    };

  return {
    moves: {
      Tab: untagged('mention', 'next'),
      'Shift+Tab': untagged('mention', 'previous'),
      Space: untagged('statement', 'next'),
      'Shift+Space': untagged('statement', 'previous'),
      n: neighbouring('next'),
      'Shift+N': neighbouring('previous'),
      v: by((span) => expansionSteps(text, span)[0]?.span),
      s: by((span) => nextSentence(text, span)),
      q: by((span) => nextQuotation(text, span)),
      ArrowRight: (selection) => cursor(text, selection, 1),
      ArrowLeft: (selection) => cursor(text, selection, -1),
      'Control+ArrowRight': ({ active }) => collapsed(wordEnd(text, active)),
      'Control+ArrowLeft': ({ active }) => collapsed(wordStart(text, active)),
      'Control+Shift+ArrowRight': ({ anchor, active }) => reaching(anchor, wordEnd(text, active)),
      'Control+Shift+ArrowLeft': ({ anchor, active }) => reaching(anchor, wordStart(text, active)),
    },
    meant: (selection, annotations) => {
      const span = spanOf(selection);
      const meant = span.start === span.end ? wordAt(text, span.start) : trimSpan(text, span);
      if (!meant || annotationOn(annotations, meant)) return meant;
      return snapToWords(text, meant);
    },
    moveEnd: (key, annotation) => {
      const how = END_KEYS[key];
      return how && moveBoundary(text, annotation, how)?.annotation;
    },
  };
}

/** True where a key that moves an end means this annotation, just tagged. */
export function isMeant(
  selection: Selection,
  annotation: Annotation,
  annotations: readonly Annotation[],
): boolean {
  const span = spanOf(selection);
  const own = annotation.fragments[0];
  if (span.start !== span.end) return sameSpan(span, own);
  return annotationsAt([...annotations, annotation], span.start)[0] === annotation;
}

export function selected({ start, end }: Span): Selection {
  return { anchor: start, active: end };
}

export function spanOf({ anchor, active }: Selection): Span {
  return { start: Math.min(anchor, active), end: Math.max(anchor, active) };
}

function compare(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

function everywhere(text: string, placesIn: (paragraph: Span) => readonly Span[]): readonly Span[] {
  const places: Span[] = [];
  let paragraph = paragraphEndingAfter(text, 0);
  for (; paragraph; paragraph = paragraphEndingAfter(text, paragraph.end)) {
    places.push(...placesIn(paragraph));
  }
  return places;
}

function cursor(text: string, selection: Selection, step: 1 | -1): Selection | undefined {
  const { start, end } = spanOf(selection);
  if (start !== end) return collapsed(step === 1 ? end : start);
  const to = start + step;
  // Over a line end or within a pair the editor does what is not worked out here.
  const over = text.slice(Math.min(start, to), Math.max(start, to));
  return /^[^\n\uD800-\uDFFF]$/u.test(over) ? collapsed(to) : undefined;
}

function collapsed(offset: number | undefined): Selection | undefined {
  return offset === undefined ? undefined : { anchor: offset, active: offset };
}

function reaching(anchor: number, active: number | undefined): Selection | undefined {
  return active === undefined ? undefined : { anchor, active };
}

// What parts words for the editor’s own arrows, by its default settings.
const RUN = /[`~!@#$%^&*()\-=+[{\]}\\|;:'",.<>/?]+|[^\s`~!@#$%^&*()\-=+[{\]}\\|;:'",.<>/?]+/gu;

/** The end of the next word, as the editor’s Ctrl+Right goes; only within the line. */
function wordEnd(text: string, offset: number): number | undefined {
  const newline = text.indexOf('\n', offset);
  const line = text.slice(offset, newline === -1 ? text.length : newline);
  const runs = [...line.matchAll(RUN)].map(({ 0: run, index }) => ({ run, index }));
  const [first, second] = runs;
  if (!first) return undefined;
  const isSign = first.run.length === 1 && !/[\p{L}\p{N}“”’]/u.test(first.run);
  const next = isSign && second?.index === first.index + 1 ? second : first;
  return offset + next.index + next.run.length;
}

/** The start of the word before, as the editor’s Ctrl+Left goes; only within the line. */
function wordStart(text: string, offset: number): number | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const runs = [...text.slice(start, offset).matchAll(RUN)];
  const last = runs.at(-1);
  return last && start + last.index;
}
