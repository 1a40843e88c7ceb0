// Heals annotations after edits, and tells right from wrong by the characters' origins.

import { placeSidecar } from '../../../src/core/anchor/place';
import type { Sidecar } from '../../../src/core/sidecar/sidecar';
import { canonicalText } from '../../../src/core/text/canonical';
import { articleText } from '../../../src/corpus/articles';
import { annotate } from './annotations';
import { repetitiveArticle } from './corpus';
import { EDITS, tracked } from './edits';
import type { TextOf } from './edits';
import { randomFrom } from './random';

/** What became of annotations after edits of one kind. */
export interface Score {
  annotations: number;
  /** Placed where their characters are now. */
  right: number;
  /** Placed elsewhere. */
  wrong: number;
  /** Not placed though most of their characters are there. */
  missed: number;
  /** Not placed, and most of their characters are gone: rightly so. */
  gone: number;
  milliseconds: number;
}

export interface Measurement {
  readonly seed: number;
  readonly articles: number;
  /** By kind of edit. */
  readonly scores: ReadonlyMap<string, Score>;
  /** Some of the wrong placements, to look at. */
  readonly mistakes: readonly string[];
}

/**
 * @param texts canonical texts of articles
 * @param generated how many repetitive articles come on top
 */
export function measure(
  texts: readonly string[],
  generated: number,
  seed: number,
  kinds: readonly string[] = Object.keys(EDITS),
): Measurement {
  const random = randomFrom(seed);
  const made = Array.from({ length: generated }, () => repetitiveArticle(random));
  const scores = new Map<string, Score>();
  const mistakes: string[] = [];
  for (const text of [...texts, ...made]) {
    const sidecar = annotate(text, random);
    if (sidecar.annotations.length === 0) continue;
    for (const kind of kinds) {
      const edited = EDITS[kind]?.(tracked(text), random) ?? [];
      const score = scores.get(kind) ?? emptyScore();
      scores.set(kind, score);
      judge(sidecar, edited, kind, score, mistakes);
    }
  }
  return { seed, articles: texts.length + generated, scores, mistakes };
}

/** Rightly placed of all that were placed. */
export function precision({ right, wrong }: Score): number {
  return right + wrong === 0 ? 1 : right / (right + wrong);
}

/** Rightly placed of all whose text is still there. */
export function recall({ right, wrong, missed }: Score): number {
  return right + wrong + missed === 0 ? 1 : right / (right + wrong + missed);
}

function judge(
  sidecar: Sidecar,
  edited: TextOf,
  kind: string,
  score: Score,
  mistakes: string[],
): void {
  const joined = edited.map(({ point }) => point).join('');
  const text = canonicalText(
    kind.startsWith('line ends') ? joined.replaceAll('\n', '\r\n') : joined,
  );
  const article = articleText('a.txt', text);
  const started = performance.now();
  const { layer } = placeSidecar(sidecar, article);
  score.milliseconds += performance.now() - started;
  const now = new Map<number, number>();
  const asTwin = new Map<number, number>();
  edited.forEach(({ origin, twins = [] }, at) => {
    if (origin !== -1) now.set(origin, at);
    for (const twin of twins) asTwin.set(twin, at);
  });
  const placed = new Map(layer.annotations.map((annotation) => [annotation.id, annotation]));
  for (const { id, fragments, text: old } of sidecar.annotations) {
    score.annotations += 1;
    const alive = fragments.map(({ start, end }) => survivors(start, end, now));
    const length = fragments.reduce((sum, { start, end }) => sum + end - start, 0);
    const isThere = 2 * alive.flat().length >= length;
    const found = placed.get(id);
    if (!found) {
      if (isThere) score.missed += 1;
      else score.gone += 1;
      continue;
    }
    const spans = found.fragments.map((span) => article.offsets.spanToCodePoints(span));
    const isRight =
      spans.length === alive.length &&
      spans.every((span, i) => {
        const { start, end } = fragments[i] ?? { start: 0, end: 0 };
        const twin = survivors(start, end, asTwin);
        return isClose(span, alive[i] ?? [], fragments[i]) || isClose(span, twin, fragments[i]);
      });
    if (isRight) score.right += 1;
    else {
      score.wrong += 1;
      const was = `“${old}” at ${fragments[0].start}`;
      const is = `“${found.text}” at ${spans[0]?.start ?? 0}`;
      mistakes.push(`${kind}: ${was} is ${is}, should be at ${alive[0]?.[0] ?? 'no place'}`);
    }
  }
}

function survivors(start: number, end: number, now: ReadonlyMap<number, number>): number[] {
  const places: number[] = [];
  for (let origin = start; origin < end; origin += 1) {
    const at = now.get(origin);
    if (at !== undefined) places.push(at);
  }
  return places;
}

/** Both ends where the characters are, but for a tenth of the length or two characters. */
function isClose(
  span: { readonly start: number; readonly end: number },
  alive: readonly number[],
  was: { readonly start: number; readonly end: number } | undefined,
): boolean {
  const [first, last] = [alive[0], alive.at(-1)];
  if (first === undefined || last === undefined || !was) return false;
  const slack = Math.max(2, Math.ceil((was.end - was.start) / 10));
  return Math.abs(span.start - first) <= slack && Math.abs(span.end - last - 1) <= slack;
}

function emptyScore(): Score {
  return { annotations: 0, right: 0, wrong: 0, missed: 0, gone: 0, milliseconds: 0 };
}
