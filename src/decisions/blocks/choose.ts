import { Ceiling, COARSE, FINE } from './ceiling.js';
import { queueOf, stepFor, worthOf, type Step, type Unit } from './queue.js';
import { lossOn } from './wards.js';

/** Two plans that differ by less than this share of the money at stake are worth the same. */
const SAME_WITHIN = 1e-9;
/** Every set of 20 units, and of many more where the ceiling cuts: about a fifth of a second. */
const MOST_NODES = 4_000_000;
/** Few sites ask for more: a coarse ceiling serves them, which is made in an eighth of the time. */
const FEW_NODES = 20_000;

/** The units to empty, in their order. Money in present value £, floor in m². */
export interface Choice {
  readonly chosen: readonly Placed[];
  readonly valueGbp: number;
  /** Whether no other set of these units, in this order, is worth more. */
  readonly exact: boolean;
  /** No set is worth more than `valueGbp` and this. */
  readonly gapGbp: number;
  /** Forced units that can never all empty: nothing is chosen then. */
  readonly impossible: readonly Unit[];
}

export interface Placed {
  readonly unit: Unit;
  /** Floor of the chosen units before it. */
  readonly floorAheadM2: number;
  /** Floor of the chosen units up to and including this one. */
  readonly floorBeforeM2: number;
  /** Index of the year in which it empties; NaN where it never does. */
  readonly year: number;
}

/**
 * Chooses the set of units that is worth most, each emptying at the first step whose floor reaches that of the chosen units up to it,
 * after those before it have filled the unused floor. Sets of one value: the fewer units, then those that stand first by id. Same
 * input, same answer.
 */
export function choose(units: readonly Unit[], steps: readonly Step[], mostNodes = MOST_NODES): Choice {
  const queue = queueOf(units, steps);
  const forced = units.filter((unit) => unit.forced === true);
  const needed = forced.reduce((sum, { floorM2 }) => sum + floorM2, 0);
  const isImpossible = forced.some((unit) => !queue.includes(unit)) || stepFor(steps, needed) === steps.length;
  if (forced.length > 0 && isImpossible) return { chosen: [], valueGbp: 0, exact: true, gapGbp: 0, impossible: forced };
  const quick = new Search(queue, steps, Math.min(mostNodes, FEW_NODES), COARSE).run();
  return quick.exact ? quick : new Search(queue, steps, mostNodes, FINE).run();
}

/**
 * Units that a reader asks for, all of them, in the same order and by the same steps: one for which there never is floor waits for ever, and
 * is worth nothing.
 */
export function asked(units: readonly Unit[], steps: readonly Step[]): Choice {
  const queue = queueOf(units, steps);
  const order = [...queue, ...units.filter((unit) => !queue.includes(unit))];
  let [floorBeforeM2, valueGbp] = [0, 0];
  const chosen = order.map((unit): Placed => {
    const floorAheadM2 = floorBeforeM2;
    floorBeforeM2 += unit.floorM2;
    const step = steps[stepFor(steps, floorBeforeM2)];
    valueGbp += step === undefined ? 0 : worthOf(unit, step, floorAheadM2);
    return { unit, floorAheadM2, floorBeforeM2, year: step?.year ?? NaN };
  });
  return { chosen, valueGbp, exact: true, gapGbp: 0, impossible: [] };
}

/** Depth first, the better side of each unit first, cutting what the ceiling says cannot win. */
class Search {
  private readonly ceiling: Ceiling;
  private readonly same: number;
  /** Whether a unit equals the one before it in all but its id: then it is only taken after that one. */
  private readonly twin: readonly boolean[];
  private readonly forcedAfter: readonly number[];
  private readonly taken: number[] = [];
  private best: { readonly taken: readonly number[]; readonly value: number } | undefined;
  private missed = -Infinity;
  private nodes = 0;

  constructor(
    private readonly queue: readonly Unit[],
    private readonly steps: readonly Step[],
    private readonly mostNodes: number,
    cells: number,
  ) {
    this.ceiling = new Ceiling(queue, steps, cells);
    const atStake = queue.reduce((sum, unit) => sum + largest(unit, steps), 0);
    this.same = SAME_WITHIN * Math.max(1, atStake);
    this.twin = queue.map((unit, index) => index > 0 && areTwins(unit, queue[index - 1] as Unit, steps));
    let after = 0;
    this.forcedAfter = queue.map((unit) => (unit.forced === true ? unit.floorM2 : 0)).reverse()
      .map((floorM2) => (after += floorM2)).reverse(); // prettier-ignore
  }

  run(): Choice {
    if (!this.queue.some(({ forced }) => forced === true)) this.best = { taken: [], value: 0 };
    this.visit(0, 0, 0, 0);
    const { taken, value } = this.best ?? { taken: [], value: 0 };
    const gap = this.missed - value > this.same ? this.missed - value : 0;
    let floorBeforeM2 = 0;
    const chosen = taken.map((index): Placed => {
      const unit = this.queue[index] as Unit;
      const floorAheadM2 = floorBeforeM2;
      floorBeforeM2 += unit.floorM2;
      return { unit, floorAheadM2, floorBeforeM2, year: this.steps[stepFor(this.steps, floorBeforeM2)]?.year ?? 0 };
    });
    return { chosen, valueGbp: value, exact: gap === 0, gapGbp: gap, impossible: [] };
  }

  private visit(index: number, floor: number, value: number, step: number): void {
    if (index === this.queue.length) return void this.keep(value);
    const ceiling = value + this.ceiling.at(index, floor);
    if (!this.mayWin(ceiling)) return;
    if (this.nodes >= this.mostNodes && this.best !== undefined) {
      this.missed = Math.max(this.missed, ceiling);
      return;
    }
    this.nodes++;
    const unit = this.queue[index] as Unit;
    const then = floor + unit.floorM2;
    const reached = stepFor(this.steps, then, step);
    const worth = reached < this.steps.length ? worthOf(unit, this.steps[reached] as Step, floor) : -Infinity;
    const skipping = unit.forced === true ? -Infinity : this.ceiling.at(index + 1, floor);
    const mayTake = reached < this.steps.length && this.leavesRoom(index, then) && !this.isTwinOfSkipped(index);
    const taking = mayTake ? worth + this.ceiling.at(index + 1, then) : -Infinity;
    const take = (): void => {
      if (taking === -Infinity) return;
      this.taken.push(index);
      this.visit(index + 1, then, value + worth, reached);
      this.taken.pop();
    };
    if (taking > skipping) take();
    if (skipping !== -Infinity) this.visit(index + 1, floor, value, step);
    if (taking <= skipping) take();
  }

  private isTwinOfSkipped(index: number): boolean {
    return this.twin[index] === true && this.taken.at(-1) !== index - 1;
  }

  /** A unit that is free to stay must not take the floor that forced ones need. */
  private leavesRoom(index: number, floor: number): boolean {
    return stepFor(this.steps, floor + (this.forcedAfter[index + 1] ?? 0)) < this.steps.length;
  }

  private mayWin(ceiling: number): boolean {
    const { best } = this;
    if (best === undefined) return ceiling > -Infinity;
    if (ceiling > best.value + this.same) return true;
    return ceiling >= best.value - this.same && this.taken.length <= best.taken.length;
  }

  private keep(value: number): void {
    const { best, taken } = this;
    const isBetter =
      best === undefined ||
      value > best.value + this.same ||
      (value >= best.value - this.same && this.standsBefore(taken, best.taken));
    if (isBetter) this.best = { taken: [...taken], value };
  }

  /** Of two sets of one value: the fewer units, then the ids that stand first. */
  private standsBefore(some: readonly number[], others: readonly number[]): boolean {
    if (some.length !== others.length) return some.length < others.length;
    const [ids, otherIds] = [some, others].map((each) => each.map((index) => this.queue[index]?.id ?? '').sort());
    const first = (ids ?? []).findIndex((id, index) => id !== otherIds?.[index]);
    return first >= 0 && (ids?.[first] ?? '') < (otherIds?.[first] ?? '');
  }
}

/** The most money that moves with a unit: its value, and what is lost if all of its floor is freed wards, as at the queue's end. */
function largest({ value, floorM2 }: Unit, steps: readonly Step[]): number {
  return steps.reduce(
    (most, { year, floorM2: reached, losses }) =>
      Math.max(most, Math.abs(value[year] ?? 0) + lossOn(losses, reached - floorM2, reached)),
    0,
  );
}

function areTwins(a: Unit, b: Unit, steps: readonly Step[]): boolean {
  return a.floorM2 === b.floorM2 && a.forced === b.forced && steps.every(({ year }) => a.value[year] === b.value[year]);
}
