import type { Bound, Step, Structure } from '../structure/index.js';
import { Arithmetic } from './arithmetic.js';
import { Failed } from './failed.js';
import { inputCells, type Outcome, type Program } from './program.js';
import { Weaver, type Cell, type Reading, type Store } from './weave.js';

interface WovenStep extends Step {
  readonly cells: readonly Cell[];
  readonly isScalar: boolean;
  readonly readings: readonly Reading[];
}

/**
 * Evaluates a checked structure by closures: less work than compiling it, where it is run a few times. A further run computes only
 * the rows that an input which changed leads to; the others' numbers are those of the run before.
 */
export function evaluator(structure: Structure, steps: readonly Step[] = structure.steps): Program {
  const woven = new Evaluator(structure, steps);
  return { structure, run: (bound) => woven.run(bound) };
}

class Evaluator {
  private readonly arithmetic = new Arithmetic();
  private readonly store: Store;
  private readonly steps: readonly WovenStep[];
  private readonly inputs: ReturnType<typeof inputCells>;
  private readonly failed = new Failed();
  private hasRun = false;

  constructor(
    private readonly structure: Structure,
    steps: readonly Step[],
  ) {
    this.inputs = inputCells(structure);
    const rows = structure.all.length;
    this.store = Array.from({ length: rows + this.inputs.length }, () => new Float64Array(0));
    const slots = new Map<string, Map<string | undefined, number>>();
    this.inputs.forEach(({ name, member }, index) => {
      const ofName = slots.get(name) ?? new Map<string | undefined, number>();
      slots.set(name, ofName.set(member, rows + index));
    });
    const slotOf = (name: string, member: string | undefined): number => {
      const slot = structure.ofMember.get(name)?.get(member)?.index ?? slots.get(name)?.get(member);
      if (slot === undefined) throw new Error(`no row ${name} ${member ?? ''}`);
      return slot;
    };
    this.steps = steps.map((step) => this.weave(step, slotOf));
  }

  private weave(step: Step, slotOf: (name: string, member: string | undefined) => number): WovenStep {
    const rows = step.rows.flatMap((index) => this.structure.all[index] ?? []);
    const readings: Reading[] = [];
    const cells = rows.map((row) => {
      const weaver = new Weaver({ structure: this.structure, store: this.store, slotOf, m: this.arithmetic }, row);
      const cell = weaver.expression(row.line.expression);
      readings.push(...weaver.readings);
      return cell;
    });
    return { ...step, cells, isScalar: step.direction === 'alone' && rows[0]?.line.series === false, readings };
  }

  run(bound: Bound): Outcome {
    const { structure, store } = this;
    const changed = this.takeInputs(bound);
    for (const step of this.steps) {
      if (this.hasRun && !step.readings.some((reading) => isChanged(changed, reading))) continue;
      this.runStep(step, changed);
    }
    this.hasRun = true;
    const values = store.slice(0, structure.all.length);
    return { structure, bound, values, failures: this.failed.of(structure, values) };
  }

  /** Puts the inputs' numbers in their slots; says which of them are others than before. */
  private takeInputs(bound: Bound): Uint8Array {
    const { store } = this;
    const rows = this.structure.all.length;
    const changed = new Uint8Array(store.length);
    const years = this.structure.blueprint.years.length;
    const byName = new Map<string, ReadonlyMap<string | undefined, Float64Array>>();
    for (const [name, input] of bound)
      byName.set(name, new Map(input.rows.map(({ member, values }) => [member, values])));
    this.inputs.forEach(({ name, member }, index) => {
      const values = byName.get(name)?.get(member) ?? new Float64Array(years).fill(NaN);
      const before = store[rows + index];
      if (before !== undefined && isSame(before, values)) return;
      store[rows + index] = values;
      changed[rows + index] = 1;
    });
    return changed;
  }

  private runStep({ rows, cells, direction, isScalar }: WovenStep, changed: Uint8Array): void {
    const years = isScalar ? 1 : this.structure.blueprint.years.length;
    for (const row of rows) {
      // What an outcome holds already stays as it is.
      this.store[row] = new Float64Array(years);
      this.failed.forget(row);
      changed[row] = 1;
    }
    for (let step = 0; step < years; step++) {
      const y = direction === 'backward' ? years - 1 - step : step;
      for (let index = 0; index < rows.length; index++) {
        const value = cells[index]?.(y) ?? NaN;
        const row = rows[index] ?? NaN;
        const numbers = this.store[row];
        if (numbers !== undefined) numbers[y] = value;
        if (value - value !== 0) this.failed.note(numbers, row, y, this.arithmetic);
      }
    }
  }
}

function isChanged(changed: Uint8Array, { first, count }: Reading): boolean {
  for (let slot = first; slot < first + count; slot++) if (changed[slot] === 1) return true;
  return false;
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  return a === b || (a.length === b.length && a.every((value, index) => Object.is(value, b[index])));
}
