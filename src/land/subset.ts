/**
 * The members whose whole sizes add up nearest to a target, by dynamic programming over sums.
 * Ties: the fewest members, then the smaller sum, then the members that stand first. Returns their positions in order.
 */
export function nearestSubset(sizes: readonly number[], target: number): number[] {
  if (sizes.some((size) => !Number.isInteger(size) || size <= 0))
    throw new RangeError('sizes must be whole and positive');
  const fewest = fewestMembers(sizes);
  return walk(sizes, fewest, nearestSum(fewest[0] ?? new Uint32Array(1), target));
}

/** No set of members reaches the sum. */
const NEVER = 0xffff_ffff;

/** fewest[i][s]: how few of the members from i on add up to s. */
function fewestMembers(sizes: readonly number[]): Uint32Array[] {
  const total = sizes.reduce((a, b) => a + b, 0);
  let after = new Uint32Array(total + 1).fill(NEVER);
  after[0] = 0;
  const table = [after];
  for (const size of [...sizes].reverse()) {
    const here = after.slice();
    for (let sum = size; sum <= total; sum++) {
      const before = after[sum - size] ?? NEVER;
      if (before !== NEVER && before + 1 < (here[sum] ?? NEVER)) here[sum] = before + 1;
    }
    table.push(here);
    after = here;
  }
  return table.reverse();
}

function nearestSum(fewest: Uint32Array, target: number): number {
  let best = 0;
  fewest.forEach((count, sum) => {
    if (count === NEVER) return;
    const [distance, bestDistance] = [Math.abs(sum - target), Math.abs(best - target)];
    if (distance < bestDistance || (distance === bestDistance && count < (fewest[best] ?? NEVER))) best = sum;
  });
  return best;
}

/** Takes each member as early as a fewest set allows, which gives the first such set. */
function walk(sizes: readonly number[], fewest: readonly Uint32Array[], sum: number): number[] {
  const taken: number[] = [];
  let left = sum;
  sizes.forEach((size, index) => {
    const here = fewest[index]?.[left] ?? NEVER;
    const after = left >= size ? (fewest[index + 1]?.[left - size] ?? NEVER) : NEVER;
    if (left === 0 || after === NEVER || after + 1 !== here) return;
    taken.push(index);
    left -= size;
  });
  return taken;
}
