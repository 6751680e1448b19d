import { basename } from 'node:path';
import { compile, type Outcome } from '../../src/model/evaluate/index.js';
import { Machine, planSimulation, type Plan, type Stream } from '../../src/model/simulate/index.js';
import { assemble, check, type Bound, type Structure } from '../../src/model/structure/index.js';
import { printProblem, type Problem } from '../../src/problems/index.js';
import { readSection } from '../../src/sections/index.js';
import { fileOf } from './models.js';

/** A checked model, from its text. */
export function checkedOf(text: string): { structure: Structure; bound: Bound } {
  const path = fileOf(text);
  const problems: Problem[] = [];
  const section = readSection(path, path, basename(path), problems);
  const blueprint = section === undefined ? undefined : assemble([section], {}, problems);
  const checked = blueprint === undefined ? undefined : check(blueprint, [], problems);
  if (checked === undefined) throw new Error(problems.map(printProblem).join('\n'));
  return checked;
}

/** An input that a test draws, each member by itself, between two shares of its own value. */
export interface Drawn {
  readonly name: string;
  readonly low?: number;
  readonly high?: number;
}

/** Every cell of every line for some draws, from both engines, where they differ. */
export function differences(
  structure: Structure,
  bound: Bound,
  drawn: readonly Drawn[],
  draws: number,
  random: () => number,
): string[] {
  const streams: (Stream & { readonly name: string; readonly member?: string })[] = drawn.flatMap(
    ({ name, low = 0.5, high = 1.5 }) =>
      (bound.get(name)?.rows ?? []).map((row) => {
        const value = row.values[0] ?? NaN;
        const ends = [value * low, value * high].sort((a, b) => a - b);
        return {
          name,
          ...(row.member === undefined ? {} : { member: row.member }),
          cells: [row.member === undefined ? name : `${name}.${row.member}`],
          bounds: [ends[0] ?? NaN, ends[1] ?? NaN] as const,
        };
      }),
  );
  const program = compile(structure);
  const wanted = structure.all.map((row) => row.index);
  const { plan, undrawn } = planSimulation(structure, bound, streams, wanted);
  const machine = new Machine(plan);
  const found: string[] = [];
  for (let from = 0; from < draws; from += plan.block) {
    const count = Math.min(plan.block, draws - from);
    streams.forEach(({ bounds: [low, high] }, stream) => {
      const values = machine.draws(stream);
      for (let draw = 0; draw < plan.block; draw++) values[draw] = low + random() * (high - low);
    });
    machine.run(count);
    for (let draw = 0; draw < count; draw++) {
      const exact = program.run(boundOfDraw(bound, streams, (stream) => machine.draws(stream)[draw] ?? NaN));
      found.push(...compareDraw(plan, machine, exact, draw), ...compareUndrawn(plan, undrawn, exact));
      if (found.length > 20) return found;
    }
  }
  return found;
}

/** What cancels out of sums of money to nought keeps the rounding of hundreds of millions: a hundred-thousandth of a pound is none. */
const LEAST_MONEY = 1e4;

function compareDraw(plan: Plan, machine: Machine, exact: Outcome, draw: number): string[] {
  return plan.rows.flatMap(({ row, cell, cells }) => {
    if (cell === undefined) return [];
    const line = exact.structure.all[row];
    // What cancels out keeps the rounding of what it came from.
    const least = line?.line.unit.text.includes('GBP') === true ? LEAST_MONEY : 1;
    const size = Math.max(
      least,
      ...Array.from(exact.values[row] ?? [], (one) => (Number.isNaN(one) ? 0 : Math.abs(one))),
    );
    return [...(exact.values[row] ?? [])].flatMap((expected, year) => {
      const value = machine.results(cell + (cells === 1 ? 0 : year))[draw] ?? NaN;
      const [isFailed, failed] = [Number.isNaN(expected), !Number.isFinite(value)];
      const same = isFailed === failed && (failed || Math.abs(value - expected) <= 1e-9 * size);
      return same
        ? []
        : [`draw ${draw}, ${line?.line.name ?? ''}.${line?.member ?? ''}[${year}]: ${value}, exactly ${expected}`];
    });
  });
}

/** Rows that no draw is said to change are the same, to the last bit, in this draw as at the central values. */
function compareUndrawn(plan: Plan, undrawn: Outcome, exact: Outcome): string[] {
  return plan.rows.flatMap(({ row, cell }) => {
    if (cell !== undefined) return [];
    const [central, values] = [undrawn.values[row] ?? [], exact.values[row] ?? []];
    const same = central.length === values.length && central.every((value, index) => Object.is(value, values[index]));
    return same ? [] : [`${exact.structure.all[row]?.line.name ?? ''} is not drawn, and differs`];
  });
}

export function boundOfDraw(
  bound: Bound,
  streams: readonly { readonly name: string; readonly member?: string }[],
  drawn: (stream: number) => number,
): Bound {
  const changed = new Map(bound);
  streams.forEach(({ name, member }, stream) => {
    const input = changed.get(name);
    if (input === undefined) return;
    const rows = input.rows.map((row) =>
      row.member === member ? { ...row, values: new Float64Array(row.values.length).fill(drawn(stream)) } : row,
    );
    changed.set(name, { ...input, rows });
  });
  return changed;
}
