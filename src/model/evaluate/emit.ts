import type { Expression, Operator } from '../formula/ast.js';
import { isMemberFunction, type FunctionName } from '../formula/functions.js';
import { memberSeen, membersAdded, type ModelRow, type Structure } from '../structure/index.js';

/** Up to so many members are written out one by one, which is faster than a loop over them. */
export const LONG_RUN = 16;

type Call = Extract<Expression, { kind: 'call' }>;

/** Where the compiled code finds the numbers of a row: in the array of the lines' rows, or of the inputs'. */
export interface Place {
  readonly array: 'r' | 'i';
  readonly index: number;
}

/** The place of each row, by `cellKey`. */
export type Cells = ReadonlyMap<string, Place>;

/** Key of a row in `Cells`. */
export function cellKey(name: string, member: string | undefined): string {
  return member === undefined ? name : `${name}.${member}`;
}

/** Writes a checked formula as JavaScript for one row, in which `y` counts years from the first column and `m` is the Arithmetic. */
export class Emitter {
  constructor(
    private readonly structure: Structure,
    private readonly cells: Cells,
    private readonly row: ModelRow,
  ) {}

  expression(of: Expression): string {
    switch (of.kind) {
      case 'number':
        return String(of.value);
      case 'unit':
        return '';
      case 'name':
        return this.name(of.name);
      case 'negative':
        return `(-${this.expression(of.of)})`;
      case 'binary':
        return OPERATORS[of.operator](this.expression(of.left), this.expression(of.right));
      case 'call':
        return this.calls[of.function as FunctionName](of);
    }
  }

  private name(name: string): string {
    const { first, base, last } = this.structure.blueprint.timeline;
    switch (name) {
      case 't':
        return `(y + ${first - base})`;
      case 'year':
        return `(y + ${first})`;
      case 'first_year':
        return String(first);
      case 'base_year':
        return String(base);
      case 'last_year':
        return String(last);
      default:
        return this.cell(name, memberSeen(this.structure.blueprint, name, this.row));
    }
  }

  /** A value of this year, or the one value. */
  private cell(name: string, member: string | undefined): string {
    return this.isSeries(name) ? `${this.array(name, member)}[y]` : `${this.array(name, member)}[0]`;
  }

  private array(name: string, member: string | undefined): string {
    const { array, index } = this.place(name, member);
    return `${array}[${index}]`;
  }

  private place(name: string, member: string | undefined): Place {
    const key = cellKey(name, member);
    const found = this.cells.get(key);
    if (found === undefined) throw new Error(`no row ${key}`);
    return found;
  }

  private isSeries(name: string): boolean {
    return this.structure.ofLine.get(name)?.[0]?.line.series ?? this.structure.seriesInputs.has(name);
  }

  private whole(call: Call, index = 0): string {
    const argument = call.arguments[index];
    if (argument?.kind !== 'name') throw new Error(`${call.function} was not checked`);
    return this.array(argument.name, memberSeen(this.structure.blueprint, argument.name, this.row));
  }

  private argument(call: Call, index: number): string {
    const argument = call.arguments[index];
    if (argument === undefined) throw new Error(`${call.function} was not checked`);
    return this.expression(argument);
  }

  private all(call: Call): string {
    return call.arguments.map((argument) => this.expression(argument)).join(', ');
  }

  private pairwise(call: Call, which: 'least' | 'greatest'): string {
    return call.arguments.map((argument) => this.expression(argument)).reduce((a, b) => `m.${which}(${a}, ${b})`);
  }

  /** The cells of this year that a function over members reads, one by one or as a run of rows. */
  private members(call: Call): { readonly cells: readonly string[]; readonly run?: string } {
    const argument = call.arguments[0];
    const which = call.function;
    if (argument?.kind !== 'name' || !(isMemberFunction(which) || which === 'earlier'))
      throw new Error(`${which} was not checked`);
    const { name } = argument;
    const members = membersAdded(this.structure.blueprint, name, this.row, which);
    return members.length < LONG_RUN
      ? { cells: members.map((member) => this.cell(name, member)) }
      : { cells: [], run: this.run(name, members) };
  }

  /** Many members as an array that is read in a loop: written out, `earlier` over 2,000 would be two million terms. */
  private run(name: string, members: readonly string[]): string {
    const [first, last] = [this.place(name, members[0]), this.place(name, members.at(-1))];
    const year = this.isSeries(name) ? 'y' : '0';
    // A line's rows stand in the order of its members.
    if (last.index - first.index === members.length - 1)
      return `m.run(${first.array}, ${first.index}, ${members.length}, ${year})`;
    const indices = members.map((member) => this.place(name, member).index);
    return `m.picked(${first.array}, [${indices.join(', ')}], ${year})`;
  }

  private joined(call: Call, operator: '+' | '*', ofNone: '0' | '1'): string {
    const { cells, run } = this.members(call);
    if (run !== undefined) return operator === '+' ? `m.sum(${run})` : `m.product(${run})`;
    if (cells.length === 0) return ofNone;
    return cells.reduce((a, b) => OPERATORS[operator](a, b));
  }

  private listed(call: Call): string {
    const { cells, run } = this.members(call);
    return run ?? `[${cells.join(', ')}]`;
  }

  /** The value some years away, or what stands outside the timeline; that is worked out only where it is needed. */
  private shifted(call: Call, sign: '-' | '+'): string {
    const years = call.arguments[1];
    const isOutside = (count: string): string => (sign === '-' ? `y < ${count}` : `y + ${count} >= years`);
    const chosen = (count: string): string =>
      `${isOutside(count)} ? ${this.argument(call, 2)} : ${this.whole(call)}[y ${sign} ${count}]`;
    if (years?.kind === 'number') return `(${chosen(String(years.value))})`;
    return `((c = m.years(${this.argument(call, 1)})) !== c ? c : ${chosen('c')})`;
  }

  private readonly calls: Record<FunctionName, (call: Call) => string> = {
    prev: (call) => `(y === 0 ? ${this.argument(call, 1)} : ${this.whole(call)}[y - 1])`,
    next: (call) => `(y === years - 1 ? ${this.argument(call, 1)} : ${this.whole(call)}[y + 1])`,
    lag: (call) => this.shifted(call, '-'),
    lead: (call) => this.shifted(call, '+'),
    cumulative: (call) => `m.sum(${this.whole(call)}, y + 1)`,
    sum: (call) => `m.sum(${this.whole(call)})`,
    highest: (call) => `m.highest(${this.whole(call)})`,
    lowest: (call) => `m.lowest(${this.whole(call)})`,
    npv: (call) => `m.npv(${this.whole(call, 0)}, ${this.whole(call, 1)})`,
    irr: (call) => `m.irr(${this.whole(call)})`,
    at: (call) => `m.at(${this.whole(call)}, ${this.argument(call, 1)}, ${this.structure.blueprint.timeline.first})`,
    lookup: (call) => this.lookup(call),
    total: (call) => this.joined(call, '+', '0'),
    earlier: (call) => this.joined(call, '+', '0'),
    product: (call) => this.joined(call, '*', '1'),
    mean: (call) => `m.meanOf(${this.listed(call)})`,
    largest: (call) => `m.largestOf(${this.listed(call)})`,
    smallest: (call) => `m.smallestOf(${this.listed(call)})`,
    if: (call) =>
      `((c = ${this.argument(call, 0)}) - c !== 0 ? m.unusable(c) : c !== 0 ? ${this.argument(call, 1)} : ${this.argument(call, 2)})`,
    not: (call) => `m.not(${this.all(call)})`,
    min: (call) => this.pairwise(call, 'least'),
    max: (call) => this.pairwise(call, 'greatest'),
    abs: (call) => `Math.abs(${this.all(call)})`,
    sqrt: (call) => `m.sqrt(${this.all(call)})`,
    exp: (call) => `m.exp(${this.all(call)})`,
    log: (call) => `m.log(${this.all(call)})`,
    mod: (call) => `m.mod(${this.all(call)})`,
    floor: (call) => `m.floor(${this.all(call)})`,
    ceil: (call) => `m.ceil(${this.all(call)})`,
    annuity: (call) => `m.annuity(${this.all(call)})`,
    pmt: (call) => `m.pmt(${this.all(call)})`,
    normal_inverse: (call) => `m.normalInverse(${this.all(call)})`,
    erlang_b: (call) => `m.erlangB(${this.all(call)})`,
    erlang_beds: (call) => `m.erlangBeds(${this.all(call)})`,
    in_force: (call) => `m.inForce(${this.all(call)}, ${this.name('year')})`,
    year_of: (call) => `m.yearOf(${this.all(call)})`,
    near: (call) => `m.near(${this.all(call)})`,
    as: (call) => this.argument(call, 0),
  };

  private lookup(call: Call): string {
    const argument = call.arguments[0];
    const table = argument?.kind === 'name' ? this.structure.blueprint.tables.get(argument.name) : undefined;
    if (table === undefined) throw new Error('lookup was not checked');
    return `m.lookup(${JSON.stringify(table.keys)}, ${JSON.stringify(table.values)}, ${this.argument(call, 1)})`;
  }
}

const OPERATORS: Record<Operator, (a: string, b: string) => string> = {
  '+': (a, b) => `m.plus(${a}, ${b})`,
  '-': (a, b) => `m.minus(${a}, ${b})`,
  '*': (a, b) => `(${a} * ${b})`,
  '/': (a, b) => `m.over(${a}, ${b})`,
  '^': (a, b) => `m.power(${a}, ${b})`,
  '<': (a, b) => `m.less(${a}, ${b})`,
  '<=': (a, b) => `m.lessOrEqual(${a}, ${b})`,
  '>': (a, b) => `m.less(${b}, ${a})`,
  '>=': (a, b) => `m.lessOrEqual(${b}, ${a})`,
  '==': (a, b) => `m.equal(${a}, ${b})`,
  '!=': (a, b) => `m.unequal(${a}, ${b})`,
  and: (a, b) => `m.and(${a}, ${b})`,
  or: (a, b) => `m.or(${a}, ${b})`,
};
