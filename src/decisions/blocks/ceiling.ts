import { stepFor, worthOf, type Step, type Unit } from './queue.js';

const MOST_CELLS = 2 ** 21;
/** Cells that tell floor apart to a few square metres, and those that take an eighth of the time. */
export const FINE = 2 ** 13;
export const COARSE = 2 ** 10;
const FEWEST_CELLS = 2 ** 8;
/** Rounding must never take from a ceiling: a cell reaches this much of its width beyond its ends. */
const REACH = 1e-6;

/**
 * The most that the units from one on can still add, by the floor that those before them take: never below the truth, and above
 * it only by what a cell of a few square metres blurs. Floor is cut into cells, and whatever starts in a cell may do as well as
 * the best of its points.
 */
export class Ceiling {
  private readonly cells: number;
  private readonly width: number;
  private readonly table: Float64Array;

  constructor(
    private readonly queue: readonly Unit[],
    private readonly steps: readonly Step[],
    atMost = FINE,
  ) {
    const most = steps.at(-1)?.floorM2 ?? 0;
    // Few units have few sums of floor to tell apart.
    const fewUnits = 2 ** Math.min(queue.length, 30);
    this.cells = Math.max(FEWEST_CELLS, Math.min(atMost, fewUnits, Math.floor(MOST_CELLS / (queue.length + 1))));
    this.width = most > 0 ? most / this.cells : 1;
    this.table = new Float64Array((queue.length + 1) * (this.cells + 1));
    for (let index = queue.length - 1; index >= 0; index--) this.fill(index);
  }

  /** In £, from a unit of the queue on, when those before it take that much floor. */
  at(index: number, taken: number): number {
    const cell = Math.min(this.cells, Math.floor(taken / this.width));
    return this.table[index * (this.cells + 1) + cell] ?? 0;
  }

  private fill(index: number): void {
    const { cells, width, table, steps } = this;
    const unit = this.queue[index] as Unit;
    const { floorM2, forced = false } = unit;
    const [here, after] = [index * (cells + 1), (index + 1) * (cells + 1)];
    let soonest = 0;
    for (let cell = 0; cell <= cells; cell++) {
      const ahead = Math.max(0, cell - REACH) * width;
      const low = (cell - REACH) * width + floorM2;
      const high = (cell + 1 + REACH) * width + floorM2;
      soonest = stepFor(steps, low, soonest);
      let best = forced ? -Infinity : (table[after + cell] ?? 0);
      if (soonest < steps.length) {
        let worth = -Infinity;
        for (let step = soonest; step < steps.length; step++) {
          const then = steps[step] as Step;
          // The less floor is taken before it, the less it takes of freed wards.
          worth = Math.max(worth, worthOf(unit, then, ahead));
          if (then.floorM2 >= high) break;
        }
        const last = Math.min(cells, Math.floor(high / width));
        for (let next = Math.max(0, Math.floor(low / width)); next <= last; next++)
          best = Math.max(best, worth + (table[after + next] ?? 0));
      }
      table[here + cell] = best;
    }
  }
}
