/**
 * Shares a whole total out in proportion to weights, in whole units that add to exactly the total (largest remainder;
 * ties go to the first). The total is a whole number ≥ 0; a weight must not be negative and one must be positive.
 */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (!Number.isInteger(total) || total < 0 || !(sum > 0) || weights.some((weight) => !(weight >= 0))) {
    throw new RangeError('shareOut needs a whole total and weights that are not negative');
  }
  const exact = weights.map((weight) => (total * weight) / sum);
  const shares = exact.map(Math.floor);
  const left = total - shares.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}
