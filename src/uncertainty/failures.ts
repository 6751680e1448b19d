import { compile, type Failure, type Outcome, type Program } from '../model/evaluate/index.js';
import type { Plan } from '../model/simulate/index.js';
import type { Bound } from '../model/structure/index.js';
import { saidOutside } from '../words/bounds/index.js';
import type { DrawnInput } from './drawn.js';
import type { SimulatedFailure } from './result.js';
import { figuresAt } from './rows.js';
import { Sampler } from './sampler.js';

/** Reasons are looked up for so many rows: each costs a run of the model. */
const MOST_REASONS = 100;

/** Why rows failed: for each row that did, the exact engine's reason in the first draw in which it did. */
export function failuresOf(
  undrawn: Outcome,
  plan: Plan,
  inputs: readonly DrawnInput[],
  figures: Float64Array,
): SimulatedFailure[] {
  const { structure, bound } = undrawn;
  let program: Program | undefined;
  const runs = new Map<number, readonly Failure[]>();
  const found: SimulatedFailure[] = [];
  for (const wanted of plan.rows) {
    const row = structure.all[wanted.row];
    if (row === undefined || found.length === MOST_REASONS) continue;
    const { line, member } = row;
    const first = wanted.cell === undefined ? -1 : firstFailed(plan, wanted, figures);
    if (wanted.cell !== undefined && first < 0) continue;
    const failures =
      first < 0
        ? undrawn.failures
        : (runs.get(first) ?? (program ??= compile(structure)).run(boundOfDraw(bound, inputs, first)).failures);
    if (first >= 0) runs.set(first, failures);
    const failure = failures.find((one) => one.line === line.name && one.member === member);
    if (failure === undefined) continue;
    const reason = outsideRange(inputs, first) ?? failure.reason;
    const isPassedOn = failure.reason === PASSED_ON;
    found.push({ ...failure, draw: Math.max(1, first + 1), reason: isPassedOn ? reason : failure.reason });
  }
  return found;
}

/** What the exact engine says of a cell whose fault arose elsewhere. */
const PASSED_ON = 'it needs a value that failed';

function firstFailed(plan: Plan, wanted: Plan['rows'][number], figures: Float64Array): number {
  const firsts = Array.from({ length: wanted.cells }, (_, index) => figuresAt(wanted, figures, index)[1] ?? -1);
  return firsts.filter((first) => first >= 0).reduce((a, b) => (a < 0 ? b : Math.min(a, b)), -1);
}

/** The values of one draw: a draw outside its input's range has none. */
export function boundOfDraw(bound: Bound, inputs: readonly DrawnInput[], draw: number): Bound {
  const values = new Map<string, number>();
  for (const input of inputs) {
    const one = new Float64Array(1);
    new Sampler(input).fill(one, draw);
    for (const cell of input.cells) values.set(cell, one[0] ?? NaN);
  }
  return new Map(
    [...bound].map(([name, input]) => {
      const rows = input.rows.map((row) => {
        const value = values.get(row.member === undefined ? name : `${name}.${row.member}`);
        return value === undefined ? row : { ...row, values: new Float64Array(row.values.length).fill(value) };
      });
      return [name, { ...input, rows }];
    }),
  );
}

/** Which input fell outside its range in a draw. */
function outsideRange(inputs: readonly DrawnInput[], draw: number): string | undefined {
  for (const input of inputs) {
    const [low, high] = input.spread.range ?? [-Infinity, Infinity];
    const value = new Sampler(input).draw(draw);
    if (value < low || value > high)
      return `${input.name} was drawn as ${Number(value.toPrecision(6))}, ${high === Infinity ? saidOutside([low, high]).said : `outside its range ${low} to ${high}`}`;
  }
  return undefined;
}
