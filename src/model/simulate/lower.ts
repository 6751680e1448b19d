import type { Expression, Operator } from '../formula/ast.js';
import type { FunctionName } from '../formula/functions.js';
import { cellKey } from '../evaluate/emit.js';
import { isWhole } from '../rounding.js';
import type { ModelRow, Structure } from '../structure/index.js';
import type { Invariants } from './invariants.js';
import type { Graph, Node, Test } from './nodes.js';
import { Operations } from './operations.js';
import { cellsNamed } from './reads.js';

type Call = Extract<Expression, { kind: 'call' }>;

/** Turns the formulas of rows into values of a graph, a row at a time, in an order in which each finds what it needs. */
export class Lowering {
  private readonly operations: Operations;

  constructor(
    private readonly structure: Structure,
    private readonly graph: Graph,
    private readonly invariants: Invariants,
    /** Streams of the inputs that are drawn, by key. */
    private readonly streams: ReadonlyMap<string, number>,
  ) {
    this.operations = new Operations(graph);
  }

  lower(row: ModelRow): Node {
    const node = new RowLowering(this.structure, this.graph, this.operations, this.invariants, row, (key) =>
      this.cell(key),
    ).expression(row.line.expression);
    this.graph.cells.set(cellKey(row.line.name, row.member), node);
    return node;
  }

  /** The value of a row that was lowered, of a drawn input, or of a cell that no draw changes. */
  private cell(key: string): Node {
    const known = this.graph.cells.get(key);
    if (known !== undefined) return known;
    if (this.invariants.isDrawn(key) && !this.streams.has(key)) throw new Error(`${key} is read before it is known`);
    const stream = this.streams.get(key);
    const node = stream === undefined ? this.graph.data(key, this.invariants.cell(key)) : this.graph.draw(stream);
    this.graph.cells.set(key, node);
    return node;
  }
}

class RowLowering {
  constructor(
    private readonly structure: Structure,
    private readonly graph: Graph,
    private readonly operations: Operations,
    private readonly invariants: Invariants,
    private readonly row: ModelRow,
    private readonly cell: (key: string) => Node,
  ) {}

  expression(of: Expression): Node {
    const piece = this.invariants.piece(this.row, of);
    if (piece !== undefined) return this.graph.data(piece.text, piece.values);
    switch (of.kind) {
      case 'number':
        return this.graph.number(of.value);
      case 'unit':
        throw new Error('a unit has no value');
      case 'name':
        return this.cell(this.key(of.name));
      case 'negative':
        return this.graph.pairwise('neg', this.expression(of.of));
      case 'binary':
        return this.operators[of.operator](this.expression(of.left), this.expression(of.right));
      case 'call':
        return this.calls[of.function as FunctionName](of);
    }
  }

  private key(name: string): string {
    const key = cellsNamed(this.structure, this.row, name)[0];
    if (key === undefined) throw new Error(`no row ${name}`);
    return key;
  }

  private argument(call: Call, index: number): Node {
    const argument = call.arguments[index];
    if (argument === undefined) throw new Error(`${call.function} was not checked`);
    return this.expression(argument);
  }

  private all(call: Call): Node[] {
    return call.arguments.map((argument) => this.expression(argument));
  }

  /** Key of the row or input that an argument names. Its value is made known, unless it stands in the same circle and is not yet. */
  private whole(call: Call, index = 0): string {
    const argument = call.arguments[index];
    if (argument?.kind !== 'name') throw new Error(`${call.function} was not checked`);
    const key = this.key(argument.name);
    if (!this.structure.blueprint.lines.has(argument.name) || !this.invariants.isDrawn(key)) this.cell(key);
    return key;
  }

  private members(call: Call): Node[] {
    const argument = call.arguments[0];
    if (argument?.kind !== 'name') throw new Error(`${call.function} was not checked`);
    return cellsNamed(this.structure, this.row, argument.name, call.function).map((key) => this.cell(key));
  }

  private chained(nodes: readonly Node[], op: 'add' | 'mul', ofNone: number): Node {
    const [first, ...others] = nodes;
    if (first === undefined) return this.graph.number(ofNone);
    return others.reduce((a, b) => (op === 'add' ? this.graph.sum(op, a, b) : this.graph.pairwise(op, a, b)), first);
  }

  private folded(nodes: readonly Node[], fold: (a: Node, b: Node) => Node): Node {
    const [first, ...others] = nodes;
    return first === undefined ? this.graph.number(NaN) : others.reduce(fold, first);
  }

  private shifted(call: Call, years: number): Node {
    return this.graph.shift(this.whole(call), years, this.argument(call, call.arguments.length - 1));
  }

  private away(call: Call, direction: -1 | 1): Node {
    const years = this.argument(call, 1);
    const known = years.kind === 'data' && !years.byYear ? years.values[0] : undefined;
    if (known === undefined) return this.graph.away(this.whole(call), direction, years, this.argument(call, 2));
    if (known === 0) return this.cell(this.whole(call));
    return isWhole(known) && known > 0 ? this.shifted(call, direction * Math.round(known)) : this.graph.number(NaN);
  }

  private value(test: Test): Node {
    return this.graph.flag(test);
  }

  private test(call: Call, index: number): Test {
    return this.graph.test(this.argument(call, index));
  }

  private readonly calls: Record<FunctionName, (call: Call) => Node> = {
    prev: (call) => this.shifted(call, -1),
    next: (call) => this.shifted(call, 1),
    lag: (call) => this.away(call, -1),
    lead: (call) => this.away(call, 1),
    cumulative: (call) => this.graph.cumulative(this.whole(call)),
    sum: (call) => this.graph.reduce('sum', [this.whole(call)]),
    highest: (call) => this.graph.reduce('highest', [this.whole(call)]),
    lowest: (call) => this.graph.reduce('lowest', [this.whole(call)]),
    npv: (call) => this.graph.reduce('npv', [this.whole(call, 0), this.whole(call, 1)]),
    irr: (call) => this.graph.irr(this.whole(call)),
    at: (call) => this.graph.at(this.whole(call), this.argument(call, 1)),
    lookup: (call) => this.lookup(call),
    total: (call) => this.chained(this.members(call), 'add', 0),
    earlier: (call) => this.chained(this.members(call), 'add', 0),
    product: (call) => this.chained(this.members(call), 'mul', 1),
    mean: (call) => this.mean(this.members(call)),
    largest: (call) => this.folded(this.members(call), (a, b) => this.operations.greatest(a, b)),
    smallest: (call) => this.folded(this.members(call), (a, b) => this.operations.least(a, b)),
    if: (call) => this.operations.choose(this.argument(call, 0), this.argument(call, 1), this.argument(call, 2)),
    not: (call) => this.value(this.operations.not(this.test(call, 0))),
    min: (call) => this.folded(this.all(call), (a, b) => this.operations.least(a, b)),
    max: (call) => this.folded(this.all(call), (a, b) => this.operations.greatest(a, b)),
    abs: (call) => this.graph.pairwise('abs', this.argument(call, 0)),
    sqrt: (call) => this.graph.pairwise('sqrt', this.argument(call, 0)),
    exp: (call) => this.graph.outside('exp', this.all(call)),
    log: (call) => this.graph.outside('log', this.all(call)),
    mod: (call) => this.operations.mod(this.argument(call, 0), this.argument(call, 1)),
    floor: (call) => this.operations.whole('floor', this.argument(call, 0)),
    ceil: (call) => this.operations.whole('ceil', this.argument(call, 0)),
    annuity: (call) => this.graph.outside('annuity', this.all(call)),
    pmt: (call) =>
      this.operations.over(
        this.argument(call, 2),
        this.graph.outside('annuity', [this.argument(call, 0), this.argument(call, 1)]),
      ),
    normal_inverse: (call) => this.graph.outside('normalInverse', this.all(call)),
    erlang_b: (call) => this.graph.outside('erlangB', this.all(call)),
    erlang_beds: (call) => this.graph.outside('erlangBeds', this.all(call)),
    in_force: (call) => this.graph.outside('inForce', [...this.all(call), this.calendarYear()]),
    year_of: (call) => this.graph.outside('yearOf', this.all(call)),
    near: (call) => this.value(this.operations.near(this.argument(call, 0), this.argument(call, 1))),
    as: (call) => this.argument(call, 0),
  };

  private mean(members: readonly Node[]): Node {
    return members.length === 0
      ? this.graph.number(NaN)
      : this.operations.over(this.chained(members, 'add', 0), this.graph.number(members.length));
  }

  private lookup(call: Call): Node {
    const argument = call.arguments[0];
    const table =
      argument?.kind === 'name' ? [...this.structure.blueprint.tables.keys()].indexOf(argument.name) : undefined;
    if (table === undefined || table < 0) throw new Error('lookup was not checked');
    return this.graph.outside('lookup', [this.argument(call, 1)], table);
  }

  private calendarYear(): Node {
    return this.graph.data('the calendar', Float64Array.from(this.structure.blueprint.years));
  }

  private readonly operators: Record<Operator, (a: Node, b: Node) => Node> = {
    '+': (a, b) => this.graph.sum('add', a, b),
    '-': (a, b) => this.graph.sum('sub', a, b),
    '*': (a, b) => this.graph.pairwise('mul', a, b),
    '/': (a, b) => this.operations.over(a, b),
    '^': (a, b) => this.operations.power(a, b),
    '<': (a, b) => this.value(this.operations.less(a, b)),
    '<=': (a, b) => this.value(this.operations.lessOrEqual(a, b)),
    '>': (a, b) => this.value(this.operations.less(b, a)),
    '>=': (a, b) => this.value(this.operations.lessOrEqual(b, a)),
    '==': (a, b) => this.value(this.operations.equal(a, b)),
    '!=': (a, b) => this.value(this.operations.not(this.operations.equal(a, b))),
    and: (a, b) => this.value(this.operations.both('bitAnd', this.graph.test(a), this.graph.test(b))),
    or: (a, b) => this.value(this.operations.both('bitOr', this.graph.test(a), this.graph.test(b))),
  };
}
