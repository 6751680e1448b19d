import quickselect from 'quickselect';

/**
 * The value at a share of a sample, by the rule of spreadsheets' PERCENTILE.INC and R's type 7: linear between the two
 * neighbours of position (n − 1) × share. Of an empty sample, NaN. The sample is left as it is.
 */
export function percentile(sample: Float64Array, share: number): number {
  return percentiles(sample, [share])[0] ?? NaN;
}

/** As `percentile`, for several shares, which must rise. */
export function percentiles(sample: Float64Array, shares: readonly number[]): number[] {
  const values = sample.slice();
  const last = values.length - 1;
  let done = 0;
  return shares.map((share) => {
    const position = last * Math.min(1, Math.max(0, share));
    const rank = Math.floor(position);
    // What was put in its place for a lower share stays there. The library's types name arrays only; it moves any list of numbers.
    quickselect(values as unknown as number[], rank, done, last);
    done = Math.max(0, rank);
    const low = values[rank] ?? NaN;
    return position === rank ? low : between(low, leastFrom(values, rank + 1), position - rank);
  });
}

function between(low: number, high: number, share: number): number {
  return low === high ? low : low + share * (high - low);
}

/** The least of the values from a rank on. */
function leastFrom(values: Float64Array, rank: number): number {
  let least = values[rank] ?? NaN;
  for (let index = rank; index < values.length; index++) {
    const value = values[index] ?? NaN;
    if (value < least) least = value;
  }
  return least;
}
