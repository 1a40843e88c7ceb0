// Cohen’s kappa: how far two annotators agree beyond chance.

/**
 * Kappa of a table of counts, of which the cell in row i and column j says how many units the first
 * annotator put in category i and the second in j: 1 where they always agree, 0 where they agree as
 * often as by chance. (J. Cohen, “A coefficient of agreement for nominal scales”, 1960.)
 * @returns `undefined` where chance alone would make them always agree, as with one category
 */
export function cohensKappa(table: readonly (readonly number[])[]): number | undefined {
  const total = sum(table.flat());
  const rows = table.map(sum);
  const columns = table.map((_, j) => sum(table.map((row) => row[j] ?? 0)));
  const same = sum(table.map((row, i) => row[i] ?? 0));
  // Both times the square of the total, so that what is whole stays whole.
  const byChance = sum(rows.map((row, i) => row * (columns[i] ?? 0)));
  const left = total * total - byChance;
  return left === 0 ? undefined : (same * total - byChance) / left;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
