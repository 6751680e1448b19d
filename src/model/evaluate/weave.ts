import type { Expression } from '../formula/ast.js';
import { isMemberFunction, type FunctionName } from '../formula/functions.js';
import { memberSeen, membersAdded, type ModelRow, type Structure } from '../structure/index.js';
import type { Arithmetic } from './arithmetic.js';
import { LONG_RUN } from './emit.js';
import { CALLS, OPERATORS, type Call, type Cell, type Weaving } from './woven.js';

/** The numbers of every row, and then of every input: by their slots. */
export type Store = Float64Array[];

/** What all the rows of a structure share. */
export interface Loom {
  readonly structure: Structure;
  readonly store: Store;
  readonly slotOf: (name: string, member: string | undefined) => number;
  /** The arithmetic that failures leave their reasons with. */
  readonly m: Arithmetic;
}

/**
 * Weaves a checked formula into closures for one row: what the Emitter writes as JavaScript, operation for operation and in the same
 * order, so that both give the same bits. It costs less than compiling where a structure is evaluated a few times.
 */
export class Weaver implements Weaving {
  constructor(
    private readonly of: Loom,
    private readonly row: ModelRow,
  ) {}

  get m(): Arithmetic {
    return this.of.m;
  }

  expression(of: Expression): Cell {
    switch (of.kind) {
      case 'number': {
        const { value } = of;
        return () => value;
      }
      case 'unit':
        throw new Error(`${of.text} is no value`);
      case 'name':
        return this.name(of.name);
      case 'negative': {
        const inner = this.expression(of.of);
        return (y) => -inner(y);
      }
      case 'binary':
        return OPERATORS[of.operator](this.m, this.expression(of.left), this.expression(of.right));
      case 'call':
        return CALLS[of.function as FunctionName](this, of);
    }
  }

  get years(): number {
    return this.of.structure.blueprint.years.length;
  }

  get firstYear(): number {
    return this.of.structure.blueprint.timeline.first;
  }

  name(name: string): Cell {
    const { first, base, last } = this.of.structure.blueprint.timeline;
    switch (name) {
      case 't':
        return (y) => y + (first - base);
      case 'year':
        return (y) => y + first;
      case 'first_year':
        return () => first;
      case 'base_year':
        return () => base;
      case 'last_year':
        return () => last;
      default:
        return this.cell(name, memberSeen(this.of.structure.blueprint, name, this.row));
    }
  }

  /** A value of this year, or the one value. */
  private cell(name: string, member: string | undefined): Cell {
    const { store } = this.of;
    const slot = this.of.slotOf(name, member);
    return this.isSeries(name) ? (y) => store[slot]?.[y] ?? NaN : () => store[slot]?.[0] ?? NaN;
  }

  private isSeries(name: string): boolean {
    return this.of.structure.ofLine.get(name)?.[0]?.line.series ?? this.of.structure.seriesInputs.has(name);
  }

  whole(call: Call, index = 0): () => Float64Array {
    const argument = call.arguments[index];
    if (argument?.kind !== 'name') throw new Error(`${call.function} was not checked`);
    const { store } = this.of;
    const slot = this.of.slotOf(argument.name, memberSeen(this.of.structure.blueprint, argument.name, this.row));
    return () => store[slot] ?? NOTHING;
  }

  argument(call: Call, index: number): Cell {
    const argument = call.arguments[index];
    if (argument === undefined) throw new Error(`${call.function} was not checked`);
    return this.expression(argument);
  }

  members(call: Call): { readonly cells: readonly Cell[]; readonly run?: (y: number) => number[] } {
    const argument = call.arguments[0];
    const which = call.function;
    if (argument?.kind !== 'name' || !(isMemberFunction(which) || which === 'earlier'))
      throw new Error(`${which} was not checked`);
    const { name } = argument;
    const members = membersAdded(this.of.structure.blueprint, name, this.row, which);
    if (members.length < LONG_RUN) return { cells: members.map((member) => this.cell(name, member)) };
    const { m, store } = this.of;
    const isSeries = this.isSeries(name);
    const [first, last] = [this.of.slotOf(name, members[0]), this.of.slotOf(name, members.at(-1))];
    // A line's rows stand in the order of its members.
    if (last - first === members.length - 1)
      return { cells: [], run: (y) => m.run(store, first, members.length, isSeries ? y : 0) };
    const slots = members.map((member) => this.of.slotOf(name, member));
    return { cells: [], run: (y) => m.picked(store, slots, isSeries ? y : 0) };
  }

  table(call: Call): { readonly keys: readonly number[]; readonly values: readonly number[] } {
    const argument = call.arguments[0];
    const table = argument?.kind === 'name' ? this.of.structure.blueprint.tables.get(argument.name) : undefined;
    if (table === undefined) throw new Error('lookup was not checked');
    return table;
  }
}

const NOTHING = new Float64Array(0);
