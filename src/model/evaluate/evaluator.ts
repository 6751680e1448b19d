import type { Bound, Step, Structure } from '../structure/index.js';
import { Arithmetic } from './arithmetic.js';
import { Failed } from './failed.js';
import { linesKept } from './kept.js';
import { inputCells, type Outcome, type Program } from './program.js';
import { Weaver, type Loom, type Store } from './weave.js';
import type { Cell } from './woven.js';

/**
 * Evaluates a checked structure by closures: less work than compiling it, where it is run a few times. Rows that an outcome
 * before has already are not computed again. A structure is made ready once.
 */
export function evaluator(structure: Structure): Program {
  const known = READY.get(structure);
  if (known !== undefined) return known;
  const woven = new Evaluator(structure);
  const program: Program = { structure, run: (bound, like) => woven.run(bound, like) };
  READY.set(structure, program);
  return program;
}

const READY = new WeakMap<Structure, Program>();

class Evaluator {
  private readonly arithmetic = new Arithmetic();
  /** The numbers of the rows, and then of the inputs. */
  private readonly store: Store;
  private readonly inputs: ReturnType<typeof inputCells>;
  private readonly loom: Loom;
  /** A row's formula is woven when it is first computed. */
  private readonly cells: (Cell | undefined)[] = [];

  constructor(private readonly structure: Structure) {
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
    this.loom = { structure, store: this.store, slotOf, m: this.arithmetic };
  }

  run(bound: Bound, like: readonly Outcome[] = []): Outcome {
    const { structure, store } = this;
    const failed = new Failed();
    this.takeInputs(bound);
    const kept = new Set<string>();
    for (const from of like) this.takeRows(bound, from, kept, failed);
    for (const step of structure.steps) {
      const { line } = structure.all[step.rows[0] ?? 0] ?? {};
      // Lines of one circle are all kept, or none is: each reads the others.
      if (line !== undefined && !kept.has(line.name)) this.runStep(step, line.series, failed);
    }
    const values = store.slice(0, structure.all.length);
    return { structure, bound, values, failures: failed.of(structure, values) };
  }

  private takeInputs(bound: Bound): void {
    const { store, structure } = this;
    const rows = structure.all.length;
    const byName = new Map<string, ReadonlyMap<string | undefined, Float64Array>>();
    for (const [name, input] of bound)
      byName.set(name, new Map(input.rows.map(({ member, values }) => [member, values])));
    this.inputs.forEach(({ name, member }, index) => {
      const years = structure.blueprint.years.length;
      store[rows + index] = byName.get(name)?.get(member) ?? new Float64Array(years).fill(NaN);
    });
  }

  /** Takes over the rows of the lines that are the same in another outcome. */
  private takeRows(bound: Bound, from: Outcome, kept: Set<string>, failed: Failed): void {
    const { structure, store } = this;
    const taken = new Set<string>();
    for (const name of linesKept(structure, bound, from)) {
      if (kept.has(name)) continue;
      kept.add(name);
      taken.add(name);
      for (const { index, member } of structure.ofLine.get(name) ?? [])
        store[index] = from.values[from.structure.ofMember.get(name)?.get(member)?.index ?? -1] ?? new Float64Array(0);
    }
    for (const failure of from.failures) if (taken.has(failure.line)) failed.take(failure, structure);
  }

  private runStep({ rows, direction }: Step, isSeries: boolean, failed: Failed): void {
    const years = direction === 'alone' && !isSeries ? 1 : this.structure.blueprint.years.length;
    // What an outcome holds already stays as it is: each run has arrays of its own.
    for (const row of rows) this.store[row] = new Float64Array(years);
    const cells = rows.map((row) => this.cell(row));
    for (let step = 0; step < years; step++) {
      const y = direction === 'backward' ? years - 1 - step : step;
      for (let index = 0; index < rows.length; index++) {
        const row = rows[index] ?? 0;
        const numbers = this.store[row];
        const value = cells[index]?.(y) ?? NaN;
        if (numbers !== undefined) numbers[y] = value;
        if (value - value !== 0) failed.note(numbers, row, y, this.arithmetic);
      }
    }
  }

  private cell(index: number): Cell {
    const woven = this.cells[index];
    const row = this.structure.all[index];
    if (woven !== undefined || row === undefined) return woven ?? (() => NaN);
    return (this.cells[index] = new Weaver(this.loom, row).expression(row.line.expression));
  }
}
