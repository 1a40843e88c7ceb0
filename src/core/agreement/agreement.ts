// How far the annotators of a corpus agree, from all articles that several of them annotated.

import { GOLD } from '../choice/layerChoice';
import type { ArticleText } from '../sidecar/sidecar';
import { groupTally } from './groupAgreement';
import type { GroupAgreement } from './groupAgreement';
import { markedArticle } from './markedArticle';
import type { ComparedLayer } from './markedArticle';
import { pairTally } from './pairAgreement';
import type { PairAgreement } from './pairAgreement';

export interface Agreement {
  /** Sorted, the layer without a name first. */
  readonly pairs: readonly PairAgreement[];
  /** Absent where no article has two annotators besides `gold`. */
  readonly group?: GroupAgreement;
}

/** Adds up articles. */
export interface AgreementTally {
  /** @param layers of the article, each with its annotations sorted */
  add(article: Pick<ArticleText, 'text' | 'offsets'>, layers: readonly ComparedLayer[]): void;
  /** `undefined` where no article has two layers. */
  agreement(): Agreement | undefined;
}

/**
 * Kappa and alpha count tokens (as `unicode` cuts them): for each label, each token of an article
 * that several annotated is a unit, and an annotator has put it in one of two categories: it has a
 * character in common with an annotation of this label, or not. Tokens that nobody annotated count
 * too. Of all labels together, a unit is a token and a label.
 */
export function tallyAgreement(): AgreementTally {
  const pairs = new Map<string, ReturnType<typeof pairTally>>();
  const group = groupTally();
  return {
    add(article, layers) {
      if (layers.length < 2) return;
      const marked = markedArticle(article, layers);
      for (const [i, first] of marked.layers.entries()) {
        for (const second of marked.layers.slice(i + 1)) {
          const key = JSON.stringify([first.annotator ?? '', second.annotator ?? '']);
          const pair = pairs.get(key) ?? pairTally(first.annotator, second.annotator);
          pair.add(first, second, marked.tokens);
          pairs.set(key, pair);
        }
      }
      const annotators = marked.layers.filter(({ annotator }) => annotator !== GOLD);
      group.add(annotators, marked.tokens);
    },
    agreement() {
      if (pairs.size === 0) return undefined;
      const all = group.agreement();
      return {
        pairs: [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair.agreement()),
        ...(all && { group: all }),
      };
    },
  };
}
