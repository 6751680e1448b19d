import type { Expression, Operator } from '../formula/ast.js';
import type { FunctionName } from '../formula/functions.js';
import { memberSeen, membersAdded, type ModelRow, type Structure } from '../structure/index.js';

type Call = Extract<Expression, { kind: 'call' }>;

/** Where the compiled code finds the numbers of a row: `r12` for a line's, `i3` for an input's. */
export interface Cells {
  readonly lines: ReadonlyMap<string, string>;
  readonly inputs: ReadonlyMap<string, string>;
}

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
    const key = cellKey(name, member);
    const found = this.cells.lines.get(key) ?? this.cells.inputs.get(key);
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

  private added(call: Call, which: 'total' | 'earlier'): string {
    const argument = call.arguments[0];
    if (argument?.kind !== 'name') throw new Error(`${call.function} was not checked`);
    const members = membersAdded(this.structure.blueprint, argument.name, this.row, which);
    return members.length === 0 ? '0' : `(${members.map((member) => this.cell(argument.name, member)).join(' + ')})`;
  }

  private readonly calls: Record<FunctionName, (call: Call) => string> = {
    prev: (call) => `(y === 0 ? ${this.argument(call, 1)} : ${this.whole(call)}[y - 1])`,
    next: (call) => `(y === years - 1 ? ${this.argument(call, 1)} : ${this.whole(call)}[y + 1])`,
    cumulative: (call) => `m.sum(${this.whole(call)}, y + 1)`,
    sum: (call) => `m.sum(${this.whole(call)})`,
    highest: (call) => `m.highest(${this.whole(call)})`,
    lowest: (call) => `m.lowest(${this.whole(call)})`,
    npv: (call) => `m.npv(${this.whole(call, 0)}, ${this.whole(call, 1)})`,
    irr: (call) => `m.irr(${this.whole(call)})`,
    at: (call) => `m.at(${this.whole(call)}, ${this.argument(call, 1)}, ${this.structure.blueprint.timeline.first})`,
    lookup: (call) => this.lookup(call),
    total: (call) => this.added(call, 'total'),
    earlier: (call) => this.added(call, 'earlier'),
    if: (call) =>
      `((c = ${this.argument(call, 0)}) !== c ? c : c !== 0 ? ${this.argument(call, 1)} : ${this.argument(call, 2)})`,
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
    in_force: (call) => `m.inForce(${this.all(call)}, ${this.name('year')})`,
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
  '+': (a, b) => `(${a} + ${b})`,
  '-': (a, b) => `(${a} - ${b})`,
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
