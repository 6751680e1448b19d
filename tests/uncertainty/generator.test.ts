import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GOLDEN, mix64, times, uniform, type Words } from '../../src/model/statistics/splitMix64.js';
import { UNIFORM_ENDS, hash, streamKeys } from '../../src/uncertainty/generator.js';
import { mulberry32 } from './mulberry32.js';

const SIZE = 2n ** 64n;
const wordsOf = (value: bigint): Words => [Number(value >> 32n) | 0, Number(value & 0xffffffffn) | 0];
const valueOf = ([high, low]: Words): bigint => (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
const word64 = fc.bigInt({ min: 0n, max: SIZE - 1n });

/** The mix as its authors write it. */
function exactMix(state: bigint): bigint {
  let z = state;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) % SIZE;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) % SIZE;
  return z ^ (z >> 31n);
}

/** Draws of a few streams whose keys differ little, as those of a hash do not: the hardest case. */
const KEYS = [0, 1, 2, -1, 0x10000, 20_260_331];
const DRAWS = 100_000;
const drawsOf = (key: number): Float64Array => Float64Array.from({ length: DRAWS }, (_, index) => uniform(key, index));

/** Correlation of two runs of uniforms, whose mean is 1/2 and variance 1/12; a chance one has a standard error of 1/√n. */
function correlation(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, index) => sum + (value - 0.5) * ((b[index] ?? NaN) - 0.5), 0) / (a.length / 12);
}

describe('the generator', () => {
  it('SplitMix64 of the seeds 1234567 and 0, as published', () => {
    const first = (seed: bigint, count: number): bigint[] =>
      Array.from({ length: count }, (_, index) =>
        valueOf(mix64(wordsOf((seed + BigInt(index + 1) * valueOf(GOLDEN)) % SIZE))),
      );
    expect(first(1234567n, 5)).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
      4593380528125082431n,
      16408922859458223821n,
    ]);
    expect(first(0n, 3)).toEqual([0xe220a8397b1dcdafn, 0x6e789e6aa1b965f4n, 0x06c45d188009454fn]);
  });

  it('draws are numbers of SplitMix64’s sequence from 0', () => {
    const shareOf = (value: bigint): number => (Number(value >> 12n) + 0.5) / 2 ** 52;
    expect([1, 2, 3].map((index) => uniform(0, index))).toEqual(
      [0xe220a8397b1dcdafn, 0x6e789e6aa1b965f4n, 0x06c45d188009454fn].map(shareOf),
    );
    fc.assert(
      fc.property(fc.integer(), fc.nat({ max: 10_000_000 }), (key, index) => {
        const counter = (BigInt(key >>> 0) << 32n) | BigInt(index);
        expect(uniform(key, index)).toBe(shareOf(exactMix((counter * valueOf(GOLDEN)) % SIZE)));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('products and mixes in two words are those of whole numbers', () => {
    fc.assert(
      fc.property(word64, word64, (a, b) => {
        expect(valueOf(times(wordsOf(a), wordsOf(b)))).toBe((a * b) % SIZE);
        expect(valueOf(mix64(wordsOf(a)))).toBe(exactMix(a));
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  it('METHOD 7e: mulberry32 of seed 12345, the first five, which drew before version 2', () => {
    const drawn = [0, 1, 2, 3, 4].map((index) => mulberry32(12345, index));
    expect(drawn.map((value) => Number(value.toFixed(12)))).toEqual([
      0.979728267761, 0.3067522645, 0.484205421526, 0.817934412509, 0.509428369347,
    ]);
  });

  it('gives numbers strictly between 0 and 1, half a step of 2⁻⁵² from both', () => {
    expect(UNIFORM_ENDS).toEqual([2 ** -53, 1 - 2 ** -53]);
    expect(uniform(0, 0)).toBe(UNIFORM_ENDS[0]);
    // The counter that the mix takes to 2⁶⁴ − 1, found by undoing it.
    expect(uniform(...lastCounter())).toBe(UNIFORM_ENDS[1]);
    for (const value of drawsOf(7)) expect(value >= UNIFORM_ENDS[0] && value <= UNIFORM_ENDS[1]).toBe(true);
  });
});

/** The inverse of an odd number modulo 2⁶⁴, by Newton's steps, each of which doubles the bits that are right. */
function inverse(odd: bigint): bigint {
  let found = odd;
  for (let step = 0; step < 6; step++) found = BigInt.asUintN(64, found * (2n - odd * found));
  return found;
}

function unfolded(value: bigint, bits: bigint): bigint {
  let found = value;
  for (let done = bits; done < 64n; done += bits) found = value ^ (found >> bits);
  return found;
}

function lastCounter(): [number, number] {
  const before = (unfolded(SIZE - 1n, 31n) * inverse(0x94d049bb133111ebn)) % SIZE;
  const state = unfolded((unfolded(before, 27n) * inverse(0xbf58476d1ce4e5b9n)) % SIZE, 30n);
  const [key, index] = wordsOf((state * inverse(valueOf(GOLDEN))) % SIZE);
  return [key, index];
}

describe('draws are even', () => {
  it.each(KEYS)('stream %i: mean, variance, and as many in each thousandth as chance has them', (key) => {
    const values = drawsOf(key);
    const counts = new Uint32Array(1000);
    for (const value of values) counts[Math.floor(value * 1000)]!++;
    const expected = DRAWS / 1000;
    const chi2 = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // Chi-square of 999 degrees of freedom: within four standard errors of 999.
    expect(Math.abs(chi2 - 999)).toBeLessThan(4 * Math.sqrt(2 * 999));
    const mean = values.reduce((a, b) => a + b) / DRAWS;
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / DRAWS));
    // The square of a uniform's distance from its mean has a variance of 1/180.
    const variance = values.reduce((sum, value) => sum + (value - 0.5) ** 2, 0) / DRAWS;
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / DRAWS));
  });

  it('in pairs of one stream and of two: no correlation, and the squares of a 30 × 30 grid as full as chance has them', () => {
    const streams = KEYS.map(drawsOf);
    for (const [index, one] of streams.entries()) {
      expect(Math.abs(correlation(one.subarray(0, -1), one.subarray(1)))).toBeLessThan(4 / Math.sqrt(DRAWS));
      for (const other of streams.slice(index + 1)) {
        expect(Math.abs(correlation(one, other))).toBeLessThan(4 / Math.sqrt(DRAWS));
        const counts = new Uint32Array(900);
        one.forEach((value, draw) => counts[Math.floor(value * 30) * 30 + Math.floor((other[draw] ?? NaN) * 30)]!++);
        const chi2 = counts.reduce((sum, count) => sum + (count - DRAWS / 900) ** 2 / (DRAWS / 900), 0);
        expect(Math.abs(chi2 - 899)).toBeLessThan(4 * Math.sqrt(2 * 899));
      }
    }
  });
});

describe('streams', () => {
  it('hang on the seed and the name alone', () => {
    const alone = streamKeys(1, ['bed_fall']).get('bed_fall');
    expect(streamKeys(1, ['gia', 'bed_fall', 'price']).get('bed_fall')).toBe(alone);
    expect(streamKeys(2, ['bed_fall']).get('bed_fall')).not.toBe(alone);
    expect(streamKeys(1, ['bed_falls']).get('bed_falls')).not.toBe(alone);
  });

  it('have a key of their own where two names meet in one', () => {
    const names = new Map<number, string>();
    let pair: [string, string] | undefined;
    for (let count = 0; pair === undefined; count++) {
      const [name, key] = [`input_${count}`, hash(`1:input_${count}`)];
      const other = names.get(key);
      if (other !== undefined) pair = [other, name];
      names.set(key, name);
    }
    const keys = streamKeys(1, pair);
    expect(keys.get(pair[0])).not.toBe(keys.get(pair[1]));
    expect(streamKeys(1, [pair[1], pair[0]])).toEqual(keys);
  });

  it('of two inputs never meet, at any seed: no number of 64 bits comes in both, nor twice in one', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(fc.maxSafeInteger(), names, fc.nat({ max: 10_000_000 - 50 }), (seed, inputs, first) => {
        const keys = [...streamKeys(seed, inputs).values()];
        expect(new Set(keys).size).toBe(inputs.length);
        const numbers = keys.flatMap((key) =>
          Array.from({ length: 50 }, (_, index) => valueOf(mix64(times([key, first + index], GOLDEN)))),
        );
        expect(new Set(numbers).size).toBe(inputs.length * 50);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('never meet because each state has a number of its own: the mix can be undone', () => {
    fc.assert(
      fc.property(word64, (state) => {
        const mixed = valueOf(mix64(wordsOf(state)));
        const before = (unfolded(mixed, 31n) * inverse(0x94d049bb133111ebn)) % SIZE;
        expect(unfolded((unfolded(before, 27n) * inverse(0xbf58476d1ce4e5b9n)) % SIZE, 30n)).toBe(state);
      }),
      { seed: 4, numRuns: 1000 },
    );
  });
});
