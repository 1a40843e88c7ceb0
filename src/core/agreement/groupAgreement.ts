// How far all annotators agree together.

import { tallyAlpha } from './krippendorffsAlpha';
import { labelsOf } from './markedArticle';
import type { MarkedLayer } from './markedArticle';

/** How far all annotators agree, but for the layer `gold`, which is made of the others. */
export interface GroupAgreement {
  /** Those that at least two annotated, and how many tokens are in them. */
  readonly articles: number;
  readonly tokens: number;
  /** Krippendorff’s alpha on tokens, of all labels together. */
  readonly alpha: number | undefined;
  readonly labels: ReadonlyMap<string, number | undefined>;
}

/** Adds up the articles that several annotated. */
export interface GroupTally {
  /** @param tokens how many the article has */
  add(annotators: readonly MarkedLayer[], tokens: number): void;
  /** `undefined` where there is no such article. */
  agreement(): GroupAgreement | undefined;
}

/** Units by how many annotators looked at them, and how many of these gave the label. */
interface LabelUnit {
  readonly of: number;
  readonly with: number;
  readonly units: number;
}

type LabelUnits = Map<string, LabelUnit>;

export function groupTally(): GroupTally {
  const labels = new Map<string, LabelUnits>();
  const tokensBy = new Map<number, number>();
  let articles = 0;
  return {
    add(annotators, tokens) {
      const of = annotators.length;
      if (of < 2) return;
      articles += 1;
      tokensBy.set(of, (tokensBy.get(of) ?? 0) + tokens);
      for (const label of labelsOf(annotators)) {
        const times = new Map<number, number>();
        for (const token of annotators.flatMap((one) => [
          ...(one.labels.get(label)?.tokens ?? []),
        ])) {
          times.set(token, (times.get(token) ?? 0) + 1);
        }
        const units: LabelUnits = labels.get(label) ?? new Map<string, LabelUnit>();
        labels.set(label, units);
        for (const count of times.values()) {
          const known = units.get(`${of} ${count}`) ?? { of, with: count, units: 0 };
          units.set(`${of} ${count}`, { ...known, units: known.units + 1 });
        }
      }
    },
    agreement() {
      if (articles === 0) return undefined;
      const sorted = [...labels].sort(([a], [b]) => (a < b ? -1 : 1));
      const all = tallyAlpha(2);
      const byLabel = sorted.map(([label, units]) => {
        const own = tallyAlpha(2);
        for (const { counts, times } of withUnlabelled(units, tokensBy)) {
          own.add(counts, times);
          all.add(counts, times);
        }
        return [label, own.alpha()] as const;
      });
      return {
        articles,
        tokens: [...tokensBy.values()].reduce((sum, count) => sum + count, 0),
        alpha: all.alpha(),
        labels: new Map(byLabel),
      };
    },
  };
}

/** The units of a label in the two categories, those that nobody gave it too. */
function withUnlabelled(
  units: LabelUnits,
  tokensBy: ReadonlyMap<number, number>,
): readonly { readonly counts: readonly [number, number]; readonly times: number }[] {
  const labelled = [...units.values()].sort((a, b) => a.of - b.of || a.with - b.with);
  const counted = labelled.map((one) => ({
    counts: [one.with, one.of - one.with] as const,
    times: one.units,
  }));
  const unlabelled = [...tokensBy]
    .sort(([a], [b]) => a - b)
    .map(([of, tokens]) => {
      const taken = labelled
        .filter((one) => one.of === of)
        .reduce((sum, one) => sum + one.units, 0);
      return { counts: [0, of] as const, times: tokens - taken };
    });
  return [...counted, ...unlabelled];
}
