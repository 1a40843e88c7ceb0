// Krippendorff’s alpha for names: how far several annotators agree beyond chance.

/** Adds up how units were put in categories. */
export interface AlphaTally {
  /**
   * Units that were all put in categories alike.
   * @param counts for each category, how many annotators put a unit in it; units that fewer than
   *   two annotators looked at say nothing
   * @param units how many such units there are
   */
  add(counts: readonly number[], units?: number): void;
  /** `undefined` where all that was said is one category, or nothing was. */
  alpha(): number | undefined;
}

/**
 * Alpha for nominal data with any number of annotators, some of whom may not have looked at a unit:
 * 1 where they always agree, 0 where they agree as often as by chance. (K. Krippendorff, “Computing
 * Krippendorff’s alpha-reliability”, 2011.)
 * @param categories how many there are
 */
export function tallyAlpha(categories: number): AlphaTally {
  const totals = Array.from({ length: categories }, () => 0);
  let differing = 0;
  return {
    add(counts, units = 1) {
      const annotators = sum(counts);
      if (annotators < 2) return;
      for (const [i, count] of counts.entries()) totals[i] = (totals[i] ?? 0) + units * count;
      differing += (units * differingPairs(counts)) / (annotators - 1);
    },
    alpha() {
      const all = sum(totals);
      const byChance = differingPairs(totals);
      return byChance === 0 ? undefined : 1 - ((all - 1) * differing) / byChance;
    },
  };
}

/** How many ordered pairs of values are of two categories. */
function differingPairs(counts: readonly number[]): number {
  const all = sum(counts);
  return sum(counts.map((count) => count * (all - count)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
