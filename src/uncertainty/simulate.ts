import type { Outcome } from '../model/evaluate/index.js';
import { Machine, planSimulation, type Plan } from '../model/simulate/index.js';
import { correlate, type Correlated } from '../model/statistics/index.js';
import type { Bound, Structure } from '../model/structure/index.js';
import { drawnInputs, streamOf, type DrawnInput } from './drawn.js';
import { failuresOf } from './failures.js';
import { GENERATOR } from './generator.js';
import type { SampledCorrelation, SampledInput, SimulationResult } from './result.js';
import { rowsOf } from './rows.js';
import { Team } from './team.js';
import { FIGURES } from './summary.js';
import { COUNTER, COUNTERS, Work, type Task } from './work.js';

/** Raised when the same seed gives other draws than before. */
const VERSION = 2;
/** Samples are held for as many cells at a time as fit; the model runs again for the next. */
const SAMPLE_BYTES = 80 * 2 ** 20;

export interface RunOptions {
  /** How many draws: 1 or more. */
  readonly draws: number;
  /** A whole number: the same seed gives the same draws. */
  readonly seed: number;
  /** Threads to share the work: 1 when left out. They change no digit of the result. */
  readonly threads?: number;
  /** Path of the built `uncertainty/worker.js`, which further threads run. */
  readonly worker?: string;
  readonly progress?: (done: number, total: number) => void;
}

export interface SimulationOptions extends RunOptions {
  /** Names of the lines that are wanted; all of them when left out. */
  readonly lines?: readonly string[];
}

/**
 * Draws every input that has a spread, runs the model on each draw, and sums up every cell of the wanted lines: mean, P10, P50
 * and P90 (type 7, exact), and how often it is above or below 0. A draw in which a cell fails is counted beside the cell, and
 * left out of its figures. Undefined when no input has a spread.
 */
export async function simulate(
  structure: Structure,
  bound: Bound,
  options: SimulationOptions,
): Promise<SimulationResult | undefined> {
  return prepareSimulation(structure, bound, options.lines)?.run(options);
}

/** A model compiled for simulation, to be run with more than one seed or number of draws; undefined when no input has a spread. */
export function prepareSimulation(
  structure: Structure,
  bound: Bound,
  lines?: readonly string[],
): Simulation | undefined {
  const isDrawn = [...bound.values()].some(({ rows }) => rows.some(({ spread }) => spread !== undefined));
  return isDrawn ? new Simulation(structure, bound, lines) : undefined;
}

export class Simulation {
  private readonly plan: Plan;
  private readonly undrawn: Outcome;
  private readonly machine: Machine;
  private readonly correlated: Correlated;
  /** Kept from run to run: as large as the largest. */
  private samples = new Float64Array(new SharedArrayBuffer(0));

  constructor(structure: Structure, bound: Bound, lines?: readonly string[]) {
    const wanted = structure.all.filter(({ line }) => lines?.includes(line.name) ?? true);
    const planned = planSimulation(
      structure,
      bound,
      // Which draws are made hangs on the seed; what can be drawn does not.
      drawnInputs(bound, 0).map(streamOf),
      wanted.map(({ index }) => index),
    );
    this.plan = planned.plan;
    this.undrawn = planned.undrawn;
    this.machine = new Machine(this.plan);
    this.correlated = correlate(structure.blueprint.correlations);
  }

  async run(options: RunOptions): Promise<SimulationResult> {
    const { draws, seed } = options;
    const { structure, bound } = this.undrawn;
    const inputs = drawnInputs(bound, seed, this.correlated);
    const figures = await this.figures(inputs, options);
    return {
      generator: GENERATOR,
      seed,
      draws,
      version: VERSION,
      years: structure.blueprint.years,
      inputs: inputs.map((input) => sampled(input, structure)),
      ...correlationsOf(structure, this.correlated, inputs),
      lines: rowsOf(this.undrawn, this.plan, figures, draws),
      failures: failuresOf(this.undrawn, this.plan, inputs, figures),
    };
  }

  private room(length: number): Float64Array {
    if (this.samples.length < length) this.samples = new Float64Array(new SharedArrayBuffer(length * 8));
    return this.samples;
  }

  /** `FIGURES` numbers for each cell of the plan. */
  private async figures(inputs: readonly DrawnInput[], options: RunOptions): Promise<Float64Array> {
    const { draws, threads = 1, worker, progress } = options;
    const { plan } = this;
    const group = Math.min(plan.cells, Math.max(1, Math.floor(SAMPLE_BYTES / (draws * 8))));
    const task: Task = {
      plan,
      inputs: inputs.map(({ spread, key, mixture }) => ({
        spread,
        key,
        ...(mixture === undefined ? {} : { mixture }),
      })),
      draws,
      samples: this.room(group * draws),
      figures: new Float64Array(new SharedArrayBuffer(plan.cells * FIGURES * 8)),
      counters: new Int32Array(new SharedArrayBuffer(COUNTERS * 4)),
      ticket: new BigInt64Array(new SharedArrayBuffer(8)),
    };
    const team = new Team(task, threads, worker);
    const work = new Work(task, this.machine);
    const groups = plan.cells === 0 ? 0 : Math.ceil(plan.cells / group);
    try {
      for (let index = 0; index < groups; index++) {
        task.counters[COUNTER.firstCell] = index * group;
        task.counters[COUNTER.cells] = Math.min(group, plan.cells - index * group);
        for (const phase of [2 * index + 1, 2 * index + 2]) {
          await team.run(phase, work, (taken) => {
            const share = (taken / work.pieces(phase) + (phase % 2 === 1 ? 0 : 1)) / 2;
            progress?.(Math.floor(((index + share) / groups) * draws), draws);
          });
        }
      }
    } finally {
      await team.end();
    }
    return task.figures;
  }
}

function sampled({ name, spread, cells }: DrawnInput, structure: Structure): SampledInput {
  const [input = ''] = (cells[0] ?? '').split('.');
  return { name, unit: structure.blueprint.inputs.get(input)?.unit.text ?? '1', spread: spread.shape };
}

/** The correlations declared, with those that the draws have. */
function correlationsOf(
  { blueprint }: Structure,
  { rankOf }: Correlated,
  inputs: readonly DrawnInput[],
): Pick<SimulationResult, 'correlations'> {
  if (blueprint.correlations.length === 0) return {};
  const drawn = new Set(inputs.map(({ name }) => name));
  const correlations = blueprint.correlations.map(
    ({ between: [one, other], rank, status, source }): SampledCorrelation => ({
      between: [one.name, other.name],
      rank,
      drawn: drawn.has(one.name) && drawn.has(other.name) ? Number(rankOf(one.name, other.name).toPrecision(15)) : null,
      ...(status === undefined ? {} : { status }),
      ...(source === undefined ? {} : { source }),
    }),
  );
  return { correlations };
}
