const STEP = 0x6d2b79f5;

/**
 * Draw `index` (from 0) of the generator that drew before version 2 of the draws, from 0 to 1. Kept for METHOD's example 7e.
 * Source: Tommy Ettinger, mulberry32.c (2017).
 */
export function mulberry32(seed: number, index: number): number {
  const state = (seed + Math.imul(index + 1, STEP)) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
