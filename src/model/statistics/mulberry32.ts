/** What a state differs by from the one before. */
export const STEP = 0x6d2b79f5;
/** How many numbers mulberry32 has. */
export const RANGE = 2 ** 32;

/**
 * The number that mulberry32 makes of a state, 0 to 2³² − 1. Its state is a counter, so that any draw of a stream is known
 * without those before it. Source: Tommy Ettinger, mulberry32.c (2017); METHOD example 7e.
 */
export function mulberry32(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}

/** State of draw `index` (from 0) of a stream. */
export function stateOf(start: number, index: number): number {
  return (start + Math.imul(index + 1, STEP)) | 0;
}

/** Draw `index` (from 0) of a stream: strictly between 0 and 1, so that no quantile is infinite. */
export function uniform(start: number, index: number): number {
  return (mulberry32(stateOf(start, index)) + 0.5) / RANGE;
}
