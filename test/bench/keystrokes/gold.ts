// What is to be tagged: the annotations that a sample’s own sidecar has.

import { readSidecar } from '../../../src/core/sidecar/read';
import { decodeArticle } from '../../../src/core/text/canonical';
import { offsetMap } from '../../../src/core/text/offsets';
import type { Span } from '../../../src/core/text/span';

/** One annotation that is to be made; spans are UTF-16 of the text. */
export interface Target {
  readonly label: string;
  readonly fragments: readonly Span[];
}

export interface Gold {
  readonly text: string;
  /** By where they start, the longer first. */
  readonly targets: readonly Target[];
}

export function isClaim({ label }: Pick<Target, 'label'>): boolean {
  return label === 'claim';
}

export function readGold(article: Uint8Array, sidecar: string): Gold {
  const text = decodeArticle(article);
  const reading = readSidecar(sidecar);
  if (text === undefined || !reading.ok) throw new Error('The sample can’t be read.');
  const { spanToUtf16 } = offsetMap(text);
  const targets = reading.file.sidecar.annotations.map(({ label, fragments }) => ({
    label,
    fragments: fragments.map(spanToUtf16),
  }));
  return { text, targets: targets.sort((a, b) => compare(hullOf(a), hullOf(b))) };
}

/** The first so many names and claims of a text. */
export function firstOf({ text, targets }: Gold, names: number, claims: number): Gold {
  const chosen = [
    ...targets.filter((each) => !isClaim(each)).slice(0, names),
    ...targets.filter(isClaim).slice(0, claims),
  ];
  return { text, targets: targets.filter((each) => chosen.includes(each)) };
}

export function hullOf({ fragments }: Pick<Target, 'fragments'>): Span {
  return { start: fragments[0]?.start ?? 0, end: fragments.at(-1)?.end ?? 0 };
}

function compare(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}
