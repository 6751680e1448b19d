const BUCKETS = 1024;
/** Up to so many values are simply sorted. */
const FEW = 64;

/**
 * The value at a share of a sample, by the rule of spreadsheets' PERCENTILE.INC and R's type 7: linear between the two
 * neighbours of position (n − 1) × share. Of an empty sample, NaN. The sample is left as it is.
 */
export function percentile(sample: Float64Array, share: number): number {
  return percentiles(sample, [share])[0] ?? NaN;
}

/** As `percentile`, for several shares, which must rise. */
export function percentiles(sample: Float64Array, shares: readonly number[]): number[] {
  const last = sample.length - 1;
  if (last < 0) return shares.map(() => NaN);
  const positions = shares.map((share) => last * Math.min(1, Math.max(0, share)));
  const ranks = positions.flatMap((position) => [Math.floor(position), Math.ceil(position)]);
  const found = ranked(sample, ranks);
  return positions.map((position, index) => {
    const [low, high] = [found[2 * index] ?? NaN, found[2 * index + 1] ?? NaN];
    return low === high ? low : low + (position - Math.floor(position)) * (high - low);
  });
}

/** The values of some ranks (from 0, rising): values are counted into buckets, and only the buckets that hold a rank looked at again. */
function ranked(values: Float64Array, ranks: readonly number[]): number[] {
  if (values.length <= FEW) {
    const sorted = Float64Array.from(values).sort();
    return ranks.map((rank) => sorted[rank] ?? NaN);
  }
  let [least, greatest] = [Infinity, -Infinity];
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? NaN;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  if (least === greatest) return ranks.map(() => least);
  const scale = BUCKETS / (greatest - least);
  // A range too narrow, or too wide, for its share to be a number.
  if (!(scale > 0 && scale < Infinity)) {
    const sorted = Float64Array.from(values).sort();
    return ranks.map((rank) => sorted[rank] ?? NaN);
  }
  const counts = new Int32Array(BUCKETS);
  for (let index = 0; index < values.length; index++) {
    const bucket = bucketOf(values[index] ?? NaN, least, scale);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  return lookedUp(values, ranks, counts, least, scale);
}

/** Rises with the value, so that ranks run through the buckets in order. */
function bucketOf(value: number, least: number, scale: number): number {
  const bucket = ((value - least) * scale) | 0;
  return bucket < BUCKETS ? bucket : BUCKETS - 1;
}

/** A bucket that holds wanted ranks. */
interface Wanted {
  readonly below: number;
  readonly held: Float64Array;
  filled: number;
}

function lookedUp(
  values: Float64Array,
  ranks: readonly number[],
  counts: Int32Array,
  least: number,
  scale: number,
): number[] {
  const wanted: Wanted[] = [];
  // For each bucket, which of the wanted ones it is, counted from 1.
  const which = new Uint8Array(BUCKETS);
  let [bucket, below] = [0, 0];
  const bucketOfRank = ranks.map((rank) => {
    while (rank >= below + (counts[bucket] ?? Infinity)) below += counts[bucket++] ?? 0;
    if (which[bucket] === 0)
      which[bucket] = wanted.push({ below, held: new Float64Array(counts[bucket] ?? 0), filled: 0 });
    return bucket;
  });
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? NaN;
    const one = which[bucketOf(value, least, scale)] ?? 0;
    if (one === 0) continue;
    const into = wanted[one - 1];
    if (into !== undefined) into.held[into.filled++] = value;
  }
  return ranks.map((rank, index) => {
    const from = wanted[(which[bucketOfRank[index] ?? -1] ?? 0) - 1];
    return from === undefined ? NaN : (ranked(from.held, [rank - from.below])[0] ?? NaN);
  });
}
