import { percentiles } from './percentiles.js';
import { inPieces } from './pieces.js';

/** What is kept of each cell: draws that failed, the first of them, mean, P10, P50, P90, and the shares above and below 0. */
export const FIGURES = 8;
const SHARES = [0.1, 0.5, 0.9];

/** Sums a sample up over the draws that did not fail, and moves these to its front. */
export function summedUp(sample: Float64Array): number[] {
  const tally: Tally = { kept: 0, sum: 0, above: 0, below: 0, firstFailed: -1 };
  inPieces(sample.length, (from, to) => addUp(sample, from, to, tally));
  const { kept, sum, above, below, firstFailed } = tally;
  const [p10 = NaN, p50 = NaN, p90 = NaN] = percentiles(sample.subarray(0, kept), SHARES);
  return [sample.length - kept, firstFailed, sum / kept, p10, p50, p90, above / kept, below / kept];
}

interface Tally {
  kept: number;
  sum: number;
  above: number;
  below: number;
  firstFailed: number;
}

function addUp(sample: Float64Array, from: number, to: number, tally: Tally): void {
  let { kept, sum, above, below, firstFailed } = tally;
  for (let draw = from; draw < to; draw++) {
    const value = sample[draw] ?? NaN;
    if (value - value !== 0) {
      if (firstFailed < 0) firstFailed = draw;
      continue;
    }
    sample[kept++] = value;
    sum += value;
    if (value > 0) above++;
    else if (value < 0) below++;
  }
  Object.assign(tally, { kept, sum, above, below, firstFailed });
}
