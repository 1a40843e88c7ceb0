// What a picture of an article shows, before anything is said of pixels or letters.

import { isHeaderLine } from '../core/text/header';
import type { Span } from '../core/text/span';
import { hull } from '../core/model/annotation';
import type { Annotation } from '../core/model/annotation';
import { isOneOf, labelName } from '../core/model/labelSet';
import type { LabelSet } from '../core/model/labelSet';
import type { Layer } from '../core/model/layer';
import { labelColour } from '../core/model/palette';
import type { Colour } from '../core/model/palette';
import { stackLevels } from './levels';

/** What a drawing is made from. */
export interface DrawingSource {
  /** Canonical text. */
  readonly text: string;
  readonly layer: Pick<Layer, 'annotations' | 'relations'>;
  readonly labelSet: LabelSet;
}

/** What of it is drawn; all of it where nothing is said. */
export interface DrawingChoice {
  /** Keys of the labels to draw; a key also means what is under it (`actor`: `actor/state`). */
  readonly labels?: readonly string[];
  /** Stretch of the text: nothing outside is drawn. */
  readonly within?: Span;
}

/** How a label's line is drawn, for those who don't see its colour. */
export type LineStyle = 'solid' | 'dotted' | 'dashed' | 'double';

export interface DrawnLabel {
  readonly key: string;
  readonly name: string;
  readonly colour: Colour;
  readonly line: LineStyle;
  /** How many annotations of the drawing have it. */
  readonly count: number;
}

export interface DrawnAnnotation {
  readonly id: string;
  /** Index in `labels`. */
  readonly label: number;
  /** Level of its line, 0 next to the text. */
  readonly level: number;
  /** What a screen reader says: `Actor: Lena Morvath`. */
  readonly title: string;
}

/** A stretch of text in which the same annotations hold. */
export interface Segment {
  readonly span: Span;
  readonly text: string;
  /** Indices in `annotations` of those that hold here, the deepest level first. */
  readonly marks: readonly number[];
  /** Those of `marks` that get a tag here, since a fragment of theirs begins. */
  readonly tags: readonly Tag[];
}

export interface Tag {
  /** Index in `annotations`. */
  readonly annotation: number;
  /** What the tag says: the label's name, with dots where the annotation is in several pieces. */
  readonly text: string;
  /** True on the first fragment, to which relations lead. */
  readonly isFirst: boolean;
}

/** `title` is the header line, `meta` a line of small print, `blank` a line without letters. */
export type ParagraphKind = 'title' | 'meta' | 'text' | 'blank';

/** One line of the canonical text. */
export interface Paragraph {
  readonly kind: ParagraphKind;
  /** With its line feed, where it has one and all of it is drawn. */
  readonly span: Span;
  readonly segments: readonly Segment[];
  /** True where a line feed ends it. */
  readonly hasLineFeed: boolean;
}

export interface DrawnRelation {
  readonly id: string;
  readonly type: string;
  /** Index in `annotations`. */
  readonly from: number;
  /** Index in `annotations`. */
  readonly to: number;
}

export interface Drawing {
  readonly labels: readonly DrawnLabel[];
  readonly annotations: readonly DrawnAnnotation[];
  readonly paragraphs: readonly Paragraph[];
  /** Those whose two ends are drawn. */
  readonly relations: readonly DrawnRelation[];
}

const LINES: readonly LineStyle[] = ['solid', 'dotted', 'dashed', 'double'];

/** Units of text that a tag of so many letters is as wide as: its letters are smaller. */
const TAG_PADDING = 1.5;
const TAG_SHARE = 0.62;

/** An annotation that is drawn, with the fragments that are in the drawing. */
interface Chosen {
  readonly annotation: Annotation;
  readonly fragments: readonly { readonly span: Span; readonly index: number }[];
}

/** Makes the drawing of an article. Spans outside the text are cut to it. */
export function drawingOf(source: DrawingSource, choice: DrawingChoice = {}): Drawing {
  const { text, layer, labelSet } = source;
  const within = wholeCharacters(text, choice.within ?? { start: 0, end: text.length });
  const chosen = chooseAnnotations(source, within, choice.labels);
  const labels = drawnLabels(labelSet, chosen);
  const indexOfLabel = new Map(labels.map(({ key }, index) => [key, index]));
  const levels = stackLevels(
    chosen.map(({ annotation, fragments }) => ({
      fragments: fragments.map(({ span }) => span),
      room: tagRoom(labelSet, annotation),
    })),
  );
  const annotations = chosen.map(
    ({ annotation: { id, label, text: words } }, index): DrawnAnnotation => ({
      id,
      label: indexOfLabel.get(label) ?? 0,
      level: levels[index] ?? 0,
      title: `${labelName(labelSet, label)}: ${words.replace(/\s+/gu, ' ')}`,
    }),
  );
  const indexOfId = new Map(annotations.map(({ id }, index) => [id, index]));
  const relations = layer.relations.flatMap(({ id, type, from, to }): DrawnRelation[] => {
    const ends = [indexOfId.get(from), indexOfId.get(to)] as const;
    return ends[0] === undefined || ends[1] === undefined
      ? []
      : [{ id, type, from: ends[0], to: ends[1] }];
  });
  const nameOf = (index: number): string => labels[annotations[index]?.label ?? 0]?.name ?? '';
  return {
    labels,
    annotations,
    relations,
    paragraphs: paragraphsOf(text, within, segmenter(chosen, levels, nameOf)),
  };
}

/** How much text a tag covers, in UTF-16 units of it. */
function tagRoom(labelSet: LabelSet, { label, fragments }: Annotation): number {
  const letters = labelName(labelSet, label).length + (fragments.length > 1 ? 2 : 0);
  return Math.ceil(letters * TAG_SHARE + TAG_PADDING);
}

/** A span cut to the text, with the whole of a character that it has a half of. */
function wholeCharacters(text: string, span: Span): Span {
  const isHalf = (at: number): boolean =>
    /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? '');
  const from = Math.min(Math.max(span.start, 0), text.length);
  const to = Math.min(Math.max(span.end, from), text.length);
  return { start: isHalf(from) ? from - 1 : from, end: isHalf(to) ? to + 1 : to };
}

function chooseAnnotations(
  { text, layer }: DrawingSource,
  within: Span,
  labels: readonly string[] | undefined,
): readonly Chosen[] {
  const isWanted = ({ label }: Annotation): boolean =>
    labels === undefined || isOneOf(labels, label);
  return layer.annotations.filter(isWanted).flatMap((annotation) => {
    const { start, end } = hull(annotation);
    if (end <= within.start || start >= within.end) return [];
    let reached = 0;
    const fragments = annotation.fragments.flatMap((fragment, index) => {
      const span = wholeCharacters(text, fragment);
      let from = Math.max(span.start, within.start, reached);
      // Nothing is drawn on a line feed; the line begins after it.
      while (text[from] === '\n') from += 1;
      const cut = { start: from, end: Math.min(span.end, within.end) };
      reached = Math.max(reached, cut.end);
      return cut.start < cut.end ? { span: cut, index } : [];
    });
    return fragments.length > 0 ? { annotation, fragments } : [];
  });
}

/** Labels of the label set in its order, then the others that are there. */
function drawnLabels(labelSet: LabelSet, chosen: readonly Chosen[]): readonly DrawnLabel[] {
  const counts = new Map<string, number>();
  for (const { annotation } of chosen) {
    counts.set(annotation.label, (counts.get(annotation.label) ?? 0) + 1);
  }
  const known = labelSet.labels.map(({ key }) => key);
  const others = [...counts.keys()].filter((key) => !known.includes(key));
  return [...known, ...others]
    .map((key, index) => ({
      key,
      name: labelName(labelSet, key),
      colour: labelColour(labelSet, key),
      // The last style is that of labels which the label set does not have.
      line: (index < known.length ? LINES[index % LINES.length] : LINES.at(-1)) ?? 'solid',
      count: counts.get(key) ?? 0,
    }))
    .filter(({ count }) => count > 0);
}

type Cut = (span: Span) => readonly Segment[];

/** What cuts a stretch of text where annotations begin and end; asked from left to right. */
function segmenter(
  chosen: readonly Chosen[],
  levels: readonly number[],
  nameOf: (annotation: number) => string,
): (text: string) => Cut {
  const pieces = chosen
    .flatMap(({ annotation, fragments }, index) =>
      fragments.map(({ span, index: fragment }, at) => ({
        span,
        index,
        tag: {
          annotation: index,
          text: pieceName(nameOf(index), fragment, annotation.fragments.length),
          isFirst: at === 0,
        },
      })),
    )
    .sort((a, b) => a.span.start - b.span.start);
  let next = 0;
  let open: typeof pieces = [];
  return (text) => (span) => {
    open = open.filter((piece) => piece.span.end > span.start);
    for (; (pieces[next]?.span.start ?? Infinity) < span.end; next += 1) {
      const piece = pieces[next];
      if (piece && piece.span.end > span.start) open.push(piece);
    }
    const edges = open.flatMap(({ span: { start, end } }) => [start, end]);
    const cuts = [...new Set([span.start, ...edges.filter((at) => isIn(span, at)), span.end])].sort(
      (a, b) => a - b,
    );
    let from = 0;
    const byStart = [...open].sort((a, b) => a.span.start - b.span.start);
    let here: typeof pieces = [];
    return cuts.slice(0, -1).map((start, i) => {
      const end = cuts[i + 1] ?? span.end;
      here = here.filter((piece) => piece.span.end > start);
      for (; (byStart[from]?.span.start ?? Infinity) <= start; from += 1) {
        const piece = byStart[from];
        if (piece) here.push(piece);
      }
      const marks = here
        .map(({ index }) => index)
        .sort((a, b) => (levels[b] ?? 0) - (levels[a] ?? 0));
      const tags = here.filter((piece) => piece.span.start === start).map(({ tag }) => tag);
      return { span: { start, end }, text: text.slice(start, end), marks, tags };
    });
  };
}

function isIn({ start, end }: Span, at: number): boolean {
  return start < at && at < end;
}

function pieceName(name: string, fragment: number, count: number): string {
  if (count === 1) return name;
  return fragment === 0 ? `${name} …` : fragment === count - 1 ? `… ${name}` : `… ${name} …`;
}

const META = /^\s*(?:\d{1,4} (?:minutes?|mins?)(?: read)?|\([^\n]*\))\s*$/iu;

function paragraphsOf(
  text: string,
  within: Span,
  cutIn: (text: string) => Cut,
): readonly Paragraph[] {
  const cut = cutIn(text);
  const paragraphs: Paragraph[] = [];
  for (let start = within.start; start < within.end;) {
    const lineFeed = text.indexOf('\n', start);
    const hasLineFeed = lineFeed !== -1 && lineFeed < within.end;
    const lineEnd = hasLineFeed ? lineFeed : within.end;
    const line = text.slice(start, lineEnd);
    paragraphs.push({
      kind: kindOf(line, start),
      span: { start, end: lineEnd + (hasLineFeed ? 1 : 0) },
      segments: line === '' ? [] : cut({ start, end: lineEnd }),
      hasLineFeed,
    });
    start = lineEnd + 1;
  }
  return paragraphs;
}

function kindOf(line: string, start: number): ParagraphKind {
  if (line.trim() === '') return 'blank';
  if (start === 0 && isHeaderLine(line)) return 'title';
  return META.test(line) ? 'meta' : 'text';
}

/** UTF-16 code units of the date that a header line begins with, and which is set in small print. */
export function dateLength(line: string): number {
  return /^\s*date \S+[ \t]*/u.exec(line)?.[0].length ?? 0;
}
