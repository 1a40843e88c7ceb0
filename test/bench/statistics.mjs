// @ts-check
// What a table says of many measured values.

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** @param {number[]} values milliseconds */
export function range(values) {
  return `${milliseconds(Math.min(...values))} to ${milliseconds(Math.max(...values))}`;
}

/** @param {number} value */
export function milliseconds(value) {
  return `${value.toFixed(0)} ms`;
}
