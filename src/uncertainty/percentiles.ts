import { inPieces } from './pieces.js';

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

/** As `percentile`, for several shares, which must rise; `ends` are the least and the greatest value, where they are known. */
export function percentiles(sample: Float64Array, shares: readonly number[], ends = endsOf(sample)): number[] {
  const last = sample.length - 1;
  if (last < 0) return shares.map(() => NaN);
  const positions = shares.map((share) => last * Math.min(1, Math.max(0, share)));
  const ranks = positions.flatMap((position) => [Math.floor(position), Math.ceil(position)]);
  const found = ranked(sample, ranks, ends);
  return positions.map((position, index) => {
    const [low, high] = [found[2 * index] ?? NaN, found[2 * index + 1] ?? NaN];
    return low === high ? low : low + (position - Math.floor(position)) * (high - low);
  });
}

/** The values of some ranks (from 0, rising): values are counted into buckets, and only the buckets that hold a rank looked at again. */
function ranked(values: Float64Array, ranks: readonly number[], [least, greatest]: Ends): number[] {
  if (values.length <= FEW) {
    const sorted = values.slice().sort();
    return ranks.map((rank) => sorted[rank] ?? NaN);
  }
  if (least === greatest) return ranks.map(() => least);
  const scale = (BUCKETS - 1) / (greatest - least);
  // A range too narrow, or too wide, for its share to be a number.
  if (!(scale > 0 && scale < Infinity)) {
    const sorted = values.slice().sort();
    return ranks.map((rank) => sorted[rank] ?? NaN);
  }
  // The bucket of each value, told once: most of the time goes into telling it.
  const buckets = new Uint16Array(values.length);
  const counts = new Int32Array(BUCKETS);
  inPieces(values.length, (from, to) => count(values, from, to, least, scale, buckets, counts));
  return lookedUp(values, ranks, counts, buckets);
}

type Ends = readonly [number, number];

function endsOf(values: Float64Array): Ends {
  let [least, greatest] = [Infinity, -Infinity];
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? NaN;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return [least, greatest];
}

/** A bucket that holds wanted ranks. */
interface Wanted {
  readonly below: number;
  readonly held: Float64Array;
  filled: number;
}

function lookedUp(values: Float64Array, ranks: readonly number[], counts: Int32Array, buckets: Uint16Array): number[] {
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
  inPieces(values.length, (from, to) => hold(values, from, to, buckets, which, wanted));
  return ranks.map((rank, index) => {
    const from = wanted[(which[bucketOfRank[index] ?? -1] ?? 0) - 1];
    return from === undefined ? NaN : (ranked(from.held, [rank - from.below], endsOf(from.held))[0] ?? NaN);
  });
}

function count(
  values: Float64Array,
  from: number,
  to: number,
  least: number,
  scale: number,
  buckets: Uint16Array,
  counts: Int32Array,
): void {
  for (let index = from; index < to; index++) {
    const bucket = (((values[index] ?? NaN) - least) * scale) | 0;
    buckets[index] = bucket;
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
}

function hold(
  values: Float64Array,
  from: number,
  to: number,
  buckets: Uint16Array,
  which: Uint8Array,
  wanted: readonly Wanted[],
): void {
  for (let index = from; index < to; index++) {
    const one = which[buckets[index] ?? 0] ?? 0;
    if (one === 0) continue;
    const into = wanted[one - 1];
    if (into !== undefined) into.held[into.filled++] = values[index] ?? NaN;
  }
}
