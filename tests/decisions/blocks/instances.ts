import fc from 'fast-check';
import { queueOf, stepsOf, type Step, type Unit } from '../../../src/decisions/blocks/queue.js';
import type { ShutWards } from '../../../src/decisions/blocks/wards.js';

export function unit(id: string, floorM2: number, value: readonly number[], forced = false): Unit {
  return { id, blocks: [id], floorM2, value: Float64Array.from(value), ...(forced ? { forced } : {}) };
}

/** Wards that save nothing while they are shut: what a block is worth then hangs on no other. */
export const NOTHING_SAVED: ShutWards = { unusedM2: new Float64Array(4), savedGbp: new Float64Array(4) };

export function steps(available: Float64Array, wards = NOTHING_SAVED, firstYear = 0): Step[] {
  return stepsOf(available, firstYear, wards);
}

/**
 * What emptied blocks that take that much floor in each year lose of what shut wards save, as the model has it: area_refilled of one year,
 * min(area_freed, max(0, area_taken − floor_spare)), in the next.
 */
function lost(takenM2: readonly number[], available: Float64Array, { unusedM2, savedGbp }: ShutWards): number {
  return takenM2.reduce((sum, taken, year) => {
    const unused = unusedM2[year] ?? 0;
    const refilled = Math.min((available[year] ?? 0) - unused, Math.max(0, taken - unused));
    return sum + refilled * (savedGbp[year + 1] ?? 0);
  }, 0);
}

/** The best of all sets, tried one by one in the same order, each with what the model loses by all of it: the oracle. */
export function exhaustive(
  units: readonly Unit[],
  available: Float64Array,
  wards = NOTHING_SAVED,
): { value: number; ids: readonly string[] } | undefined {
  const queue = queueOf(units, steps(available, wards));
  if (units.some((each) => each.forced === true && !queue.includes(each))) return undefined;
  let best: { value: number; ids: readonly string[] } | undefined;
  for (let set = 0; set < 2 ** queue.length; set++) {
    const chosen = queue.filter((_, index) => (set & (1 << index)) !== 0);
    if (queue.some((each) => each.forced === true && !chosen.includes(each))) continue;
    let [floor, value, fits] = [0, 0, true];
    const taken = Array.from(available, () => 0);
    for (const each of chosen) {
      floor += each.floorM2;
      const year = available.findIndex((free) => free >= floor);
      fits &&= year >= 0;
      value += each.value[year] ?? 0;
      for (let later = Math.max(0, year); later < taken.length; later++) taken[later] = floor;
    }
    value -= lost(taken, available, wards);
    const ids = chosen.map(({ id }) => id).sort();
    if (fits && (best === undefined || isBetter({ value, ids }, best))) best = { value, ids };
  }
  return best;
}

/** The most that a queue can still add once that much floor is taken: a block at a time, each as the model's loss changes by it. */
export function bestFrom(queue: readonly Unit[], taken: number, available: Float64Array, wards: ShutWards): number {
  const [first, ...others] = queue;
  if (first === undefined) return 0;
  const then = taken + first.floorM2;
  const year = available.findIndex((free) => free >= then);
  const skipped = first.forced === true ? -Infinity : bestFrom(others, taken, available, wards);
  if (year < 0) return skipped;
  const from = (floor: number): number[] => Array.from(available, (_, later) => (later < year ? 0 : floor));
  const change = lost(from(then), available, wards) - lost(from(taken), available, wards);
  return Math.max(skipped, (first.value[year] ?? 0) - change + bestFrom(others, then, available, wards));
}

export type Found = { readonly value: number; readonly ids: readonly string[] };

function isBetter(a: Found, b: Found): boolean {
  if (a.value !== b.value) return a.value > b.value;
  if (a.ids.length !== b.ids.length) return a.ids.length < b.ids.length;
  return a.ids.join() < b.ids.join();
}

/** Whole numbers, so that equal values are equal to the last digit and ties arise often. */
export const instances = fc
  .record({
    years: fc.integer({ min: 1, max: 4 }),
    blocks: fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 6 }),
        fc.array(fc.integer({ min: -4, max: 9 }), { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 0, max: 9 }),
      ),
      { maxLength: 9 },
    ),
    freed: fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 4, maxLength: 4 }),
    // Most often unused floor is the same in every year, and where nothing is saved no block hangs on another.
    unused: fc.oneof(
      fc.integer({ min: 0, max: 9 }).map((floor) => [floor, floor, floor, floor]),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }),
    ),
    saved: fc.oneof(
      fc.constant([0, 0, 0, 0]),
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }),
    ),
  })
  .map(({ years, blocks, freed, unused, saved }) => {
    let [sum, most] = [0, 0];
    const inYears = (each: readonly number[]): Float64Array => Float64Array.from(each.slice(0, years));
    const wards: ShutWards = { unusedM2: inYears(unused), savedGbp: inYears(saved) };
    // Wards stay closed, and floor that is available never shrinks.
    const available = Float64Array.from(freed.slice(0, years), (more, year) => {
      sum += more;
      most = Math.max(most, sum + (unused[year] ?? 0));
      return most;
    });
    const units = blocks.map(([floor, value, force], index) =>
      unit(`b${index}`, floor, value.slice(0, years), force === 9),
    );
    return { units, available, wards };
  });
