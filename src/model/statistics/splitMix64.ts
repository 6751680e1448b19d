/** 2⁶⁴ over the golden ratio, odd: its multiples run once through all numbers of 64 bits. Upper and lower word. */
export const GOLDEN = [0x9e3779b9, 0x7f4a7c15] as const;
/** The two products of the mix, upper and lower word, and the shifts before, between and after them. */
export const PRODUCTS = [
  [0xbf58476d, 0x1ce4e5b9],
  [0x94d049bb, 0x133111eb],
] as const;
export const SHIFTS = [30, 27, 31] as const;
/** Of the 64 bits, those that a uniform leaves out: with half a step added, 52 are what a double holds exactly. */
export const BITS_LEFT_OUT = 12;
/** How many numbers `uniform` has. */
export const RANGE = 2 ** 52;

/** A whole number of 64 bits in two words, since a double holds 53; the lower one last. */
export type Words = readonly [number, number];

/**
 * Draw `index` (from 0, below 2³²) of the stream of a key (a whole number of 32 bits): strictly between 0 and 1, so that no quantile is
 * infinite. Key and index are the two words of one counter, whose number in SplitMix64's sequence from 0 this is. Every
 * number of 64 bits comes once in 2⁶⁴ of them: streams are pieces of the sequence that never overlap, and any draw is known
 * without those before it.
 */
export function uniform(key: number, index: number): number {
  const [high, low] = mix64(times([key, index], GOLDEN));
  return ((high >>> 0) * 2 ** (32 - BITS_LEFT_OUT) + (low >>> BITS_LEFT_OUT) + 0.5) / RANGE;
}

/**
 * What SplitMix64 makes of a state; each state has its own. Sources: Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators" (2014); the mix is variant 13 of David Stafford, "Better bit mixing" (2011).
 */
export function mix64(state: Words): Words {
  const once = times(folded(state, SHIFTS[0]), PRODUCTS[0]);
  return folded(times(folded(once, SHIFTS[1]), PRODUCTS[1]), SHIFTS[2]);
}

/** The number, and the same moved right by fewer than 32 bits, bit against bit. */
function folded([high, low]: Words, bits: number): Words {
  return [high ^ (high >>> bits), low ^ ((low >>> bits) | (high << (32 - bits)))];
}

/** The lower 64 bits of a product. */
export function times([high, low]: Words, [byHigh, byLow]: Words): Words {
  return [(upperWord(low, byLow) + Math.imul(high, byLow) + Math.imul(low, byHigh)) | 0, Math.imul(low, byLow)];
}

/** The upper word of the product of two words without signs. The product of a word and half of one is exact in a double. */
function upperWord(a: number, b: number): number {
  const word = a >>> 0;
  const below = word * (b & 0xffff);
  return Math.floor((word * (b >>> 16) + Math.floor(below / 0x10000)) / 0x10000);
}
