import { lossesFrom, lossOn, type Loss, type ShutWards } from './wards.js';

/** Blocks that can only empty together, most often one. Money in present value, floor in m². */
export interface Unit {
  readonly id: string;
  readonly blocks: readonly string[];
  /** Floor that must be free for it: 0 where nothing in it needs a place. */
  readonly floorM2: number;
  /** What it is worth if it empties in each year, before what is lost where freed wards run again: that hangs on its place. */
  readonly value: Float64Array;
  /** The user has drawn land that is to be released, and it stands there. */
  readonly forced?: boolean;
}

/** A year in which more floor is free than in any year before it. */
export interface Step {
  readonly year: number;
  readonly floorM2: number;
  /** What a plan's floor costs if it is taken from this year on. */
  readonly losses: readonly Loss[];
}

/** Programs that calculate tables take two numbers for equal within this share of their size, and so does the model. */
const EQUAL_WITHIN = 2 ** -48;

/** The years, by their index, in which more floor falls free than ever before, from the first in which a block may empty. */
export function stepsOf(available: Float64Array, firstYear: number, wards: ShutWards): Step[] {
  const steps: Step[] = [];
  for (let year = firstYear; year < available.length; year++) {
    const floorM2 = available[year] ?? NaN;
    if (floorM2 > (steps.at(-1)?.floorM2 ?? -Infinity) && floorM2 >= 0)
      steps.push({ year, floorM2, losses: lossesFrom(wards, year) });
  }
  return steps;
}

/** Index of the first step with that much floor; `steps.length` where there never is. */
export function stepFor(steps: readonly Step[], floorM2: number, from = 0): number {
  let step = from;
  while (step < steps.length && !holds((steps[step] as Step).floorM2, floorM2)) step++;
  return step;
}

function holds(available: number, wanted: number): boolean {
  return available >= wanted || wanted - available <= EQUAL_WITHIN * Math.abs(wanted);
}

/** What a unit is worth if it empties then, after units that take that much floor: they fill the unused floor first. */
export function worthOf({ floorM2, value }: Unit, { year, losses }: Step, floorAheadM2: number): number {
  return (value[year] ?? NaN) - lossOn(losses, floorAheadM2, floorAheadM2 + floorM2);
}

/** What a unit is worth if it empties by itself, as soon as there is floor for it; undefined where there never is. */
export function aloneGbp(unit: Unit, steps: readonly Step[]): number | undefined {
  const step = steps[stepFor(steps, unit.floorM2)];
  return step === undefined ? undefined : worthOf(unit, step, 0);
}

/**
 * The order in which blocks empty: best value for floor area first, by the year in which each alone could empty. A heuristic:
 * another order of the same blocks may be worth more. Units that never could empty, or whose value is not known, are left out.
 */
export function queueOf(units: readonly Unit[], steps: readonly Step[]): Unit[] {
  const placed = units.flatMap((unit) => {
    const value = aloneGbp(unit, steps);
    const isKnown = steps.every((step) => Number.isFinite(worthOf(unit, step, 0)));
    if (value === undefined || !isKnown) return [];
    return [{ unit, perM2: unit.floorM2 > 0 ? value / unit.floorM2 : Infinity }];
  });
  placed.sort((a, b) => (a.perM2 === b.perM2 ? (a.unit.id < b.unit.id ? -1 : 1) : b.perM2 - a.perM2));
  return placed.map(({ unit }) => unit);
}
