// How far two annotators agree.

import { cohensKappa } from './cohensKappa';
import { labelsOf, UNMARKED } from './markedArticle';
import type { MarkedLayer } from './markedArticle';
import { addMatches, exactF1, NO_MATCHES, overlapF1, spanMatches } from './spanMatches';
import type { SpanMatches } from './spanMatches';

/** How far two annotators agree on a label. */
export interface PairScores {
  /** How many annotations each has. */
  readonly annotations: readonly [number, number];
  /** `exactF1` */
  readonly exact: number | undefined;
  /** `overlapF1` */
  readonly overlap: number | undefined;
  /** `cohensKappa` on tokens. */
  readonly kappa: number | undefined;
}

/** How far two annotators agree. */
export interface PairAgreement {
  /** `undefined` for the layer without a name. */
  readonly annotators: readonly [string | undefined, string | undefined];
  /** Those that both annotated. */
  readonly articles: number;
  readonly all: PairScores;
  /** Those that either has used, sorted. */
  readonly labels: ReadonlyMap<string, PairScores>;
}

/** Adds up the articles that both annotated. */
export interface PairTally {
  /** @param tokens how many the article has */
  add(first: MarkedLayer, second: MarkedLayer, tokens: number): void;
  agreement(): PairAgreement;
}

/** Tokens that both, only the first or only the second gave a label, and annotations with it. */
interface LabelPair {
  readonly matches: SpanMatches;
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
}

export function pairTally(first: string | undefined, second: string | undefined): PairTally {
  const labels = new Map<string, LabelPair>();
  let [articles, tokens] = [0, 0];
  return {
    add(a, b, inArticle) {
      articles += 1;
      tokens += inArticle;
      for (const label of labelsOf([a, b])) {
        const [one, other] = [a.labels.get(label) ?? UNMARKED, b.labels.get(label) ?? UNMARKED];
        const matches = spanMatches([one.marks, other.marks], [one.touches, other.touches]);
        const both = [...one.tokens].filter((token) => other.tokens.has(token)).length;
        const more: LabelPair = {
          matches,
          both,
          onlyFirst: one.tokens.size - both,
          onlySecond: other.tokens.size - both,
        };
        labels.set(label, joined([labels.get(label) ?? NO_PAIR, more]));
      }
    },
    agreement() {
      const sorted = [...labels].sort(([a], [b]) => (a < b ? -1 : 1));
      const all = joined(sorted.map(([, pair]) => pair));
      return {
        annotators: [first, second],
        articles,
        all: scores(all, tokens * sorted.length),
        labels: new Map(sorted.map(([label, pair]) => [label, scores(pair, tokens)])),
      };
    },
  };
}

const NO_PAIR: LabelPair = { matches: NO_MATCHES, both: 0, onlyFirst: 0, onlySecond: 0 };

function joined(pairs: readonly LabelPair[]): LabelPair {
  return pairs.reduce(
    (sum, one) => ({
      matches: addMatches(sum.matches, one.matches),
      both: sum.both + one.both,
      onlyFirst: sum.onlyFirst + one.onlyFirst,
      onlySecond: sum.onlySecond + one.onlySecond,
    }),
    NO_PAIR,
  );
}

function scores({ matches, both, onlyFirst, onlySecond }: LabelPair, units: number): PairScores {
  const neither = units - both - onlyFirst - onlySecond;
  return {
    annotations: matches.total,
    exact: exactF1(matches),
    overlap: overlapF1(matches),
    kappa: cohensKappa([
      [both, onlyFirst],
      [onlySecond, neither],
    ]),
  };
}
