import { Machine, type Plan } from '../model/simulate/index.js';
// By its own file: a further thread starts the sooner, the less it reads.
import { FIGURES, summedUp } from './summary.js';
import { Mixer } from './mixture.js';
import { Sampler, type Sampled } from './sampler.js';

/** What a thread needs to take part in a simulation: plain data and shared memory. */
export interface Task {
  readonly plan: Plan;
  readonly inputs: readonly Sampled[];
  readonly draws: number;
  /** Samples of a group of cells: all draws of the first, all of the second, … */
  readonly samples: Float64Array;
  /** `FIGURES` numbers for each cell of the model. */
  readonly figures: Float64Array;
  readonly counters: Int32Array;
  /** The next piece that nobody has taken: its phase × 2³² + its number. One counter, so that nobody takes a piece of the next phase for one of the last. */
  readonly ticket: BigInt64Array;
}

/** Places in `counters`. The phase is raised when all threads may go on; −1 ends them. */
export const COUNTER = { phase: 0, done: 1, firstCell: 2, cells: 3 } as const;
export const COUNTERS = 4;
const PHASE_BITS = 32n;

/** Draws that a thread takes at a time, at least. */
const DRAWS_TAKEN = 1024;
const CELLS_TAKEN = 8;

/** The share of one thread: blocks of draws, then cells to sum up. Who does which changes no result. */
export class Work {
  private readonly samplers: readonly Sampler[];
  private readonly mixer = new Mixer();
  private readonly drawsTaken: number;

  constructor(
    private readonly task: Task,
    private readonly machine = new Machine(task.plan),
  ) {
    this.samplers = task.inputs.map((input) => new Sampler(input));
    const { block } = task.plan;
    this.drawsTaken = block * Math.ceil(DRAWS_TAKEN / block);
  }

  /** Pieces of a phase: odd phases draw, even ones sum up. */
  pieces(phase: number): number {
    const { counters, draws } = this.task;
    return phase % 2 === 1
      ? Math.ceil(draws / this.drawsTaken)
      : Math.ceil((counters[COUNTER.cells] ?? 0) / CELLS_TAKEN);
  }

  /** Lets all threads take the pieces of a phase. */
  open(phase: number): void {
    const { counters, ticket } = this.task;
    Atomics.store(counters, COUNTER.done, 0);
    Atomics.store(ticket, 0, BigInt(phase) << PHASE_BITS);
    Atomics.store(counters, COUNTER.phase, phase);
    Atomics.notify(counters, COUNTER.phase);
  }

  /** Takes pieces of the open phase until none is left; `after` is told how many are taken. */
  takePart(after?: (taken: number) => void): void {
    const { counters, ticket } = this.task;
    for (;;) {
      const taken = Atomics.add(ticket, 0, 1n);
      const [phase, piece] = [Number(taken >> PHASE_BITS), Number(BigInt.asUintN(Number(PHASE_BITS), taken))];
      if (piece >= this.pieces(phase)) return;
      if (phase % 2 === 1) this.compute(piece * this.drawsTaken);
      else this.sumUp(piece * CELLS_TAKEN);
      Atomics.add(counters, COUNTER.done, 1);
      after?.(piece + 1);
    }
  }

  /** Runs the model over some draws, and keeps the cells of this group. */
  private compute(from: number): void {
    const { plan, draws, samples, counters } = this.task;
    const [firstCell = 0, cells = 0] = [counters[COUNTER.firstCell], counters[COUNTER.cells]];
    const to = Math.min(draws, from + this.drawsTaken);
    for (let first = from; first < to; first += plan.block) {
      const count = Math.min(plan.block, to - first);
      this.samplers.forEach((sampler, stream) => {
        const draws = this.machine.draws(stream);
        const fill = (key: number): void => this.machine.uniforms(stream, key, first);
        if (sampler.mixture === undefined) fill(sampler.key);
        else this.mixer.mix(draws, sampler.mixture, first, fill);
        sampler.transform(draws);
      });
      this.machine.run(count);
      for (let cell = 0; cell < cells; cell++)
        samples.set(this.machine.results(firstCell + cell).subarray(0, count), cell * draws + first);
    }
  }

  private sumUp(from: number): void {
    const { draws, samples, figures, counters } = this.task;
    const [firstCell = 0, cells = 0] = [counters[COUNTER.firstCell], counters[COUNTER.cells]];
    for (let cell = from; cell < Math.min(cells, from + CELLS_TAKEN); cell++) {
      const sample = samples.subarray(cell * draws, (cell + 1) * draws);
      figures.set(summedUp(sample), (firstCell + cell) * FIGURES);
    }
  }
}
