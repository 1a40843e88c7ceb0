// The drawing as an SVG picture, for figures. All places are worked out here, from the widths of
// letters, and every word says how wide it is (`textLength`): so lines meet their words also where
// a program has another typeface.

import { GROUND, inkOn } from '../core/model/palette';
import type { Colour } from '../core/model/palette';
import { arcShape, planArcs } from './arcs';
import type { ArcEnd } from './arcs';
import { breakLines } from './breakLines';
import { dateLength } from './drawing';
import type { Drawing, LineStyle, Paragraph, Segment } from './drawing';
import { HELVETICA_BOLD, TIMES, widthOf } from './letterWidths';
import { piecesOf } from './pieces';
import type { Piece } from './pieces';
import { drawable, element, xml } from './tree';
import type { Element, Node } from './tree';

export interface SvgOptions {
  /** Pixels. */
  readonly width: number;
  /** `auto` is light where a program does not know what its reader likes. */
  readonly theme: 'light' | 'dark' | 'auto';
  /** What a screen reader says of the picture. */
  readonly title: string;
}

export const SVG_WIDTH = 720;
/** The narrowest picture in which words still have room. */
export const NARROWEST_SVG = 200;
export const WIDEST_SVG = 4000;

const SERIF =
  "'Times New Roman', Times, 'Liberation Serif', Tinos, 'Nimbus Roman', 'Noto Serif', serif";
const SANS = "Helvetica, Arial, 'Liberation Sans', 'Nimbus Sans', Arimo, 'Noto Sans', sans-serif";

const SIZE = { title: 24, text: 17, meta: 13.5, blank: 17 } as const;
const PITCH = 16;
const LANE = 14;
const PADDING = 20;
const TAG = { size: 9, height: 12, padding: 4 } as const;
// From the baseline to the first line, and from a line to its tag.
const FIRST_LINE = 6.5;
const NAME_SIZE = 11;

/** A colour in both themes, with the name of its class. */
interface Tone extends Colour {
  readonly role: string;
}

const GROUND_TONE: Tone = { role: 'ground', ...GROUND };
const INK: Tone = { role: 'ink', light: '#1c1e21', dark: '#e3e3e3' };
const QUIET: Tone = { role: 'quiet', light: '#5b6069', dark: '#a7abb3' };

function lineTone({ labels }: Drawing, label: number): Tone {
  return { role: `k${label}`, ...(labels[label]?.colour ?? QUIET) };
}

function tagInk(drawing: Drawing, label: number): Tone {
  const { light, dark } = lineTone(drawing, label);
  return { role: `on${label}`, light: inkOn(light), dark: inkOn(dark) };
}

/** A line of letters with its place. */
interface PlacedLine {
  readonly baseline: number;
  readonly size: number;
  readonly isQuiet: boolean;
  readonly pieces: readonly PlacedPiece[];
  /** Bottom of the lines and tags under it. */
  readonly stackBottom: number;
}

interface PlacedPiece extends Piece {
  readonly x: number;
  /** With the blank after it. */
  readonly width: number;
  readonly blank: number;
}

/** A line whose height is not known yet. */
type SetLine = Omit<PlacedLine, 'baseline' | 'stackBottom'> & {
  readonly depth: number;
  readonly gap: number;
};

interface PlacedTag {
  readonly annotation: number;
  readonly text: string;
  readonly isFirst: boolean;
  readonly line: number;
  readonly x: number;
  readonly width: number;
}

/** The picture, as the text of an SVG file. */
export function svgOf(drawing: Drawing, options: SvgOptions): string {
  const { relations, annotations } = drawing;
  const hasMargin = relations.length > 0;
  // The lanes of the margin are known only when lines are broken, so a place is kept for some.
  const left = PADDING + (hasMargin ? 34 : 0);
  const column = Math.max(options.width - left - PADDING, NARROWEST_SVG / 2);
  const set = drawing.paragraphs.flatMap((paragraph) => setParagraph(paragraph, drawing, column));
  const tags = set.flatMap((line, index) => tagsOn(line, index));
  const first = new Map(tags.filter(({ isFirst }) => isFirst).map((tag) => [tag.annotation, tag]));
  const links = relations.flatMap(({ type, from, to }) => {
    const [a, b] = [first.get(from), first.get(to)];
    const width = widthOf(drawable(type), HELVETICA_BOLD, NAME_SIZE) + 4;
    return a && b ? [{ type, from, to, link: { from: endOf(a), to: endOf(b), width } }] : [];
  });
  const plan = planArcs(links.map(({ link }) => link));
  const lines: PlacedLine[] = [];
  let y = PADDING;
  for (const [index, line] of set.entries()) {
    const baseline = y + line.size;
    const stackBottom = baseline + (line.depth < 0 ? 0 : FIRST_LINE - 1 + (line.depth + 1) * PITCH);
    lines.push({ ...line, baseline, stackBottom });
    const lanes = plan.lanes.get(index) ?? 0;
    y = stackBottom + (lanes > 0 ? lanes * LANE + 4 : 0) + line.gap;
  }
  const height = Math.ceil(y - (set.at(-1)?.gap ?? 0) + PADDING);
  const tagTop = (tag: PlacedTag): number =>
    (lines[tag.line]?.baseline ?? 0) +
    FIRST_LINE +
    (annotations[tag.annotation]?.level ?? 0) * PITCH;
  const marginStep = Math.min(9, 30 / Math.max(plan.marginLanes, 1));
  const arcs = links.map(({ type, from, to, link }, index) => {
    const route = plan.routes[index] ?? { fromLane: 0, toLane: 0 };
    const shape = arcShape(link, route, {
      top: (end) => {
        const tag = first.get(end === 'from' ? from : to);
        return tag ? tagTop(tag) + TAG.height + 1 : 0;
      },
      laneY: (line, lane) => (lines[line]?.stackBottom ?? 0) + 8 + lane * LANE,
      marginX: (lane) => -8 - lane * marginStep,
    });
    return { type, shape };
  });
  const paint = painter(options);
  const body: Node[] = [
    paint('rect', GROUND_TONE, { width: '100%', height: '100%' }),
    element('g', { transform: `translate(${left} 0)` }, [
      ...arcs.flatMap(({ shape }) => [
        paint('path', QUIET, { d: shape.path, 'stroke-width': '1.2' }, [], 'stroke'),
        paint('path', QUIET, { d: shape.head }),
      ]),
      ...lines.flatMap((line) => underlines(line, drawing, paint)),
      ...lines.map((line) => textElement(line, paint)),
      ...tags.flatMap((tag) => tagElements(tag, tagTop(tag), drawing, paint)),
      ...arcs.flatMap(({ type, shape }) => nameElements(type, shape.name, paint)),
    ]),
  ];
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: String(options.width),
      height: String(height),
      viewBox: `0 0 ${options.width} ${height}`,
      role: 'img',
      'aria-label': options.title,
    },
    [element('title', {}, [options.title]), ...darkStyle(options, drawing), ...body],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml(svg)}\n`;
}

function endOf({ line, x, width }: PlacedTag): ArcEnd {
  return { line, x: x + width / 2 };
}

/** Stretches of a paragraph that are set in one size: the date of a header line is small. */
function setParagraph(paragraph: Paragraph, drawing: Drawing, column: number): readonly SetLine[] {
  const { kind, segments, span } = paragraph;
  if (kind === 'blank') return [{ size: 0, isQuiet: false, pieces: [], depth: -1, gap: 10 }];
  const text = segments.map((segment) => segment.text).join('');
  const small = kind === 'title' ? dateLength(text) : 0;
  const dateEnd = span.start + small;
  const [date, rest] = [
    cutSegments(segments, span.start, dateEnd),
    cutSegments(segments, dateEnd, Infinity),
  ];
  return [
    ...(small > 0 ? setBlock(date, drawing, column, SIZE.meta, true) : []),
    ...setBlock(rest, drawing, column, SIZE[kind], kind === 'meta'),
  ];
}

function cutSegments(segments: readonly Segment[], from: number, to: number): readonly Segment[] {
  return segments.flatMap((segment) => {
    const { start, end } = segment.span;
    const span = { start: Math.max(start, from), end: Math.min(end, to) };
    if (span.start >= span.end) return [];
    return {
      ...segment,
      span,
      text: segment.text.slice(span.start - start, span.end - start),
      tags: span.start === start ? segment.tags : [],
    };
  });
}

function setBlock(
  segments: readonly Segment[],
  { annotations }: Drawing,
  column: number,
  size: number,
  isQuiet: boolean,
): readonly SetLine[] {
  const text = segments.map((segment) => segment.text).join('');
  const start = segments[0]?.span.start ?? 0;
  const measure = (part: string): number => widthOf(drawable(part), TIMES, size);
  const spans = breakLines(text, measure, column);
  return piecesOf(text, start, segments, spans).map(({ pieces, isRightToLeft }) => {
    let x = 0;
    const placed = pieces.map((piece, index): PlacedPiece => {
      const isLast = isRightToLeft ? index === 0 : index === pieces.length - 1;
      // Nothing is indented, and no blank stands at the end of a line.
      const isBlank = piece.text.trim() === '';
      const wide = isBlank && piece.segment === segments[0] && x === 0 ? 0 : measure(piece.text);
      const width = isLast ? measure(piece.text.trimEnd()) : wide;
      const at = x;
      x += width;
      const blank = isBlank ? width : width - Math.min(width, measure(piece.text.trimEnd()));
      return { ...piece, x: at, width, blank };
    });
    const indent = isRightToLeft ? column - x : 0;
    const marks = pieces.flatMap(({ segment }) => segment.marks);
    return {
      size,
      isQuiet,
      pieces: placed.map((piece) => ({ ...piece, x: piece.x + indent })),
      depth: Math.max(-1, ...marks.map((mark) => annotations[mark]?.level ?? 0)),
      gap: marks.length > 0 ? 7 : size * 0.5,
    };
  });
}

function tagsOn({ pieces }: SetLine, line: number): readonly PlacedTag[] {
  return pieces
    .filter(({ isStart }) => isStart)
    .flatMap(({ segment, x, width: pieceWidth, isRightToLeft }) =>
      segment.tags.map(({ annotation, text, isFirst }) => {
        const width = widthOf(drawable(text), HELVETICA_BOLD, TAG.size) + 2 * TAG.padding;
        const at = isRightToLeft ? x + pieceWidth - width : x;
        return { annotation, text, isFirst, line, x: at, width };
      }),
    );
}

// Without the second, a full stop would stand on the wrong side of its word.
const RIGHT_TO_LEFT = { direction: 'rtl', 'unicode-bidi': 'embed' } as const;

type Paint = (
  name: string,
  tone: Tone,
  attributes: Element['attributes'],
  children?: readonly Node[],
  as?: 'fill' | 'stroke',
) => Element;

/** Colours go in attributes, which every program reads; classes only let a style change them. */
function painter({ theme }: SvgOptions): Paint {
  return (name, tone, attributes, children = [], as = 'fill') =>
    element(
      name,
      {
        ...(theme === 'auto' && { class: `${as === 'fill' ? 'f' : 's'}-${tone.role}` }),
        ...(as === 'stroke' && { fill: 'none' }),
        [as]: theme === 'dark' ? tone.dark : tone.light,
        ...attributes,
      },
      children,
    );
}

function darkStyle({ theme }: SvgOptions, drawing: Drawing): readonly Node[] {
  if (theme !== 'auto') return [];
  const labels = drawing.labels.flatMap((_, label) => [
    lineTone(drawing, label),
    tagInk(drawing, label),
  ]);
  const rules = [GROUND_TONE, INK, QUIET, ...labels].map(
    ({ role, dark }) => `.f-${role}{fill:${dark}}.s-${role}{stroke:${dark}}`,
  );
  return [
    element('style', {}, [`@media screen and (prefers-color-scheme:dark){${rules.join('')}}`]),
  ];
}

function textElement({ pieces, baseline, size, isQuiet }: PlacedLine, paint: Paint): Element {
  const words = pieces.flatMap(({ text, x, width, blank, isRightToLeft }): Node[] => {
    const word = drawable(text.trimEnd());
    const wide = width - blank;
    // The middle of a word is the same place whatever its direction; its blank follows it.
    const place: Element['attributes'] = isRightToLeft
      ? { x: n(x + blank + wide / 2), 'text-anchor': 'middle', ...RIGHT_TO_LEFT }
      : { x: n(x) };
    const length = wide > 0 ? { textLength: n(wide), lengthAdjust: 'spacingAndGlyphs' } : {};
    const shown = word === '' ? [] : [element('tspan', { ...place, ...length }, [word])];
    return text.length > text.trimEnd().length ? [...shown, ' '] : shown;
  });
  return paint(
    'text',
    isQuiet ? QUIET : INK,
    { y: n(baseline), 'font-family': SERIF, 'font-size': String(size), 'xml:space': 'preserve' },
    words,
  );
}

/** Lines under the letters, one for each stretch that stands together. */
function underlines(line: PlacedLine, drawing: Drawing, paint: Paint): readonly Element[] {
  const stretches = new Map<number, [number, number][]>();
  for (const { segment, x, width } of line.pieces) {
    for (const mark of segment.marks) {
      const known = stretches.get(mark) ?? [];
      stretches.set(mark, known);
      const last = known.at(-1);
      if (last && Math.abs(last[1] - x) < 0.01) last[1] = x + width;
      else known.push([x, x + width]);
    }
  }
  return [...stretches].flatMap(([mark, all]) => {
    const annotation = drawing.annotations[mark];
    const label = drawing.labels[annotation?.label ?? 0];
    if (!annotation || !label) return [];
    const y = line.baseline + FIRST_LINE + annotation.level * PITCH;
    return all.map(([from, to]) =>
      paint(
        'path',
        lineTone(drawing, annotation.label),
        lineLook(label.line, from, to, y),
        [],
        'stroke',
      ),
    );
  });
}

function lineLook(style: LineStyle, from: number, to: number, y: number): Element['attributes'] {
  const path = (at: number): string => `M${n(from)} ${n(at)}H${n(to)}`;
  switch (style) {
    case 'solid':
      return { d: path(y), 'stroke-width': '2' };
    case 'dashed':
      return { d: path(y), 'stroke-width': '2', 'stroke-dasharray': '6 3' };
    case 'dotted':
      return {
        d: path(y),
        'stroke-width': '2.2',
        'stroke-dasharray': '0.1 4',
        'stroke-linecap': 'round',
      };
    case 'double':
      return { d: path(y - 1.6) + path(y + 1.6), 'stroke-width': '1.2' };
  }
}

function tagElements(
  { annotation: index, text, x, width }: PlacedTag,
  top: number,
  drawing: Drawing,
  paint: Paint,
): readonly Element[] {
  const label = drawing.annotations[index]?.label ?? 0;
  return [
    paint('rect', lineTone(drawing, label), {
      x: n(x),
      y: n(top),
      width: n(width),
      height: String(TAG.height),
      rx: '2.5',
    }),
    paint(
      'text',
      tagInk(drawing, label),
      {
        x: n(x + TAG.padding),
        y: n(top + 9.2),
        'font-family': SANS,
        'font-weight': 'bold',
        'font-size': String(TAG.size),
        textLength: n(width - 2 * TAG.padding),
        lengthAdjust: 'spacingAndGlyphs',
      },
      [text],
    ),
  ];
}

/** The name of a relation on its line, with the ground round it. */
function nameElements(
  type: string,
  { x, y }: { readonly x: number; readonly y: number },
  paint: Paint,
): readonly Element[] {
  const width = widthOf(drawable(type), HELVETICA_BOLD, NAME_SIZE);
  return [
    paint('rect', GROUND_TONE, {
      x: n(x - width / 2 - 2),
      y: n(y - 9),
      width: n(width + 4),
      height: '12',
    }),
    paint(
      'text',
      INK,
      {
        x: n(x),
        y: n(y),
        'text-anchor': 'middle',
        'font-family': SANS,
        'font-style': 'italic',
        'font-size': String(NAME_SIZE),
      },
      [type],
    ),
  ];
}

function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}
