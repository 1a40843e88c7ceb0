// A line of text as pieces that stand side by side on the screen, also where scripts that run from
// right to left are in it.

import bidiFactory from 'bidi-js';
import type { Span } from '../core/text/span';
import type { Segment } from './drawing';

/** A stretch of a line that is drawn in one go. */
export interface Piece {
  readonly text: string;
  readonly segment: Segment;
  /** True where the segment begins with this piece. */
  readonly isStart: boolean;
  readonly isRightToLeft: boolean;
}

/** Pieces from left to right, as they are seen. */
export interface PieceLine {
  readonly pieces: readonly Piece[];
  /** Direction of the paragraph: on which side the line begins. */
  readonly isRightToLeft: boolean;
}

const RIGHT_TO_LEFT =
  /[\u0590-\u08FF\u200F\u202B\u202E\u2067\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Lines of a paragraph as pieces: words, cut where annotations begin and end. */
export function piecesOf(
  paragraph: string,
  start: number,
  segments: readonly Segment[],
  lines: readonly Span[],
): readonly PieceLine[] {
  if (!RIGHT_TO_LEFT.test(paragraph)) {
    return lines.map((line) => ({
      pieces: cutLine(paragraph, start, segments, line),
      isRightToLeft: false,
    }));
  }
  const bidi = bidiFactory();
  const { levels, paragraphs } = bidi.getEmbeddingLevels(paragraph);
  const isRightToLeft = (paragraphs[0]?.level ?? 0) % 2 === 1;
  return lines.map((line) => {
    const runs = cutLine(paragraph, start, segments, line, levels);
    return { pieces: inOrderOfSight(runs), isRightToLeft };
  });
}

interface Run extends Piece {
  readonly level: number;
}

function cutLine(
  paragraph: string,
  start: number,
  segments: readonly Segment[],
  line: Span,
  levels?: Uint8Array,
): readonly Run[] {
  return segments.flatMap((segment): Run[] => {
    const from = Math.max(segment.span.start - start, line.start);
    const to = Math.min(segment.span.end - start, line.end);
    if (from >= to) return [];
    const runs: Run[] = [];
    for (const { index, 0: word } of paragraph.slice(from, to).matchAll(/\S+\s*|\s+/gu)) {
      for (const [at, end] of levelRuns(from + index, from + index + word.length, levels)) {
        const level = levels?.[at] ?? 0;
        runs.push({
          text: paragraph.slice(at, end),
          segment,
          isStart: at === segment.span.start - start,
          isRightToLeft: level % 2 === 1,
          level,
        });
      }
    }
    return runs;
  });
}

/** Stretches of one level of direction. */
function levelRuns(start: number, end: number, levels?: Uint8Array): readonly [number, number][] {
  if (!levels) return [[start, end]];
  const runs: [number, number][] = [];
  for (let at = start; at < end; at += 1) {
    const last = runs.at(-1);
    if (last && levels[last[0]] === levels[at]) last[1] = at + 1;
    else runs.push([at, at + 1]);
  }
  return runs;
}

/** Rule L2 of the Unicode bidirectional algorithm, over runs. */
function inOrderOfSight(runs: readonly Run[]): readonly Run[] {
  const order = [...runs];
  const highest = Math.max(0, ...order.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      if ((order[from]?.level ?? 0) < level) continue;
      let to = from;
      while ((order[to]?.level ?? 0) >= level) to += 1;
      order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = to;
    }
  }
  return order;
}
