import type { Expression, Operator } from '../formula/ast.js';
import type { FunctionName } from '../formula/functions.js';
import { minus, plus } from '../rounding.js';
import type { Arithmetic } from './arithmetic.js';

export type Call = Extract<Expression, { kind: 'call' }>;

/** What a formula gives in a year, counted from the first column. */
export type Cell = (y: number) => number;

/** What a call asks of the row in whose formula it stands. */
export interface Weaving {
  readonly m: Arithmetic;
  readonly years: number;
  readonly firstYear: number;
  expression(of: Expression): Cell;
  argument(call: Call, index: number): Cell;
  name(name: string): Cell;
  /** All years of the row or input that an argument names. */
  whole(call: Call, index?: number): () => Float64Array;
  /** This year's cells that a function over members reads: a few one by one, many as one list. */
  members(call: Call): { readonly cells: readonly Cell[]; readonly run?: (y: number) => number[] };
  table(call: Call): { readonly keys: readonly number[]; readonly values: readonly number[] };
}

/** The order in which two sides are worked out is the Emitter's: the first failure gives its reason. */
export const OPERATORS: Record<Operator, (m: Arithmetic, a: Cell, b: Cell) => Cell> = {
  '+': (_, a, b) => (y) => plus(a(y), b(y)),
  '-': (_, a, b) => (y) => minus(a(y), b(y)),
  '*': (_, a, b) => (y) => a(y) * b(y),
  '/': (m, a, b) => (y) => m.over(a(y), b(y)),
  '^': (m, a, b) => (y) => m.power(a(y), b(y)),
  '<': (m, a, b) => (y) => m.less(a(y), b(y)),
  '<=': (m, a, b) => (y) => m.lessOrEqual(a(y), b(y)),
  '>': (m, a, b) => (y) => m.less(b(y), a(y)),
  '>=': (m, a, b) => (y) => m.lessOrEqual(b(y), a(y)),
  '==': (m, a, b) => (y) => m.equal(a(y), b(y)),
  '!=': (m, a, b) => (y) => m.unequal(a(y), b(y)),
  and: (m, a, b) => (y) => m.and(a(y), b(y)),
  or: (m, a, b) => (y) => m.or(a(y), b(y)),
};

type Woven = (of: Weaving, call: Call) => Cell;

export const CALLS: Record<FunctionName, Woven> = {
  prev: (of, call) => {
    const [start, past] = [of.argument(call, 1), of.whole(call)];
    return (y) => (y === 0 ? start(y) : (past()[y - 1] ?? NaN));
  },
  next: (of, call) => {
    const [end, ahead, last] = [of.argument(call, 1), of.whole(call), of.years - 1];
    return (y) => (y === last ? end(y) : (ahead()[y + 1] ?? NaN));
  },
  lag: (of, call) => shifted(of, call, -1),
  lead: (of, call) => shifted(of, call, 1),
  cumulative: overYears((m, values, y) => m.sum(values, y + 1)),
  sum: overYears((m, values) => m.sum(values)),
  highest: overYears((m, values) => m.highest(values)),
  lowest: overYears((m, values) => m.lowest(values)),
  irr: overYears((m, values) => m.irr(values)),
  npv: (of, call) => {
    const [{ m }, flows, factors] = [of, of.whole(call, 0), of.whole(call, 1)];
    return () => m.npv(flows(), factors());
  },
  at: (of, call) => {
    const [{ m, firstYear }, values, year] = [of, of.whole(call), of.argument(call, 1)];
    return (y) => m.at(values(), year(y), firstYear);
  },
  lookup: (of, call) => {
    const [{ m }, { keys, values }, x] = [of, of.table(call), of.argument(call, 1)];
    return (y) => m.lookup(keys, values, x(y));
  },
  total: (of, call) => joined(of, call, ADDED),
  earlier: (of, call) => joined(of, call, ADDED),
  product: (of, call) => joined(of, call, MULTIPLIED),
  mean: overMembers((m, values) => m.meanOf(values)),
  largest: overMembers((m, values) => m.largestOf(values)),
  smallest: overMembers((m, values) => m.smallestOf(values)),
  if: (of, call) => {
    const [{ m }, condition] = [of, of.argument(call, 0)];
    const [then, otherwise] = [of.argument(call, 1), of.argument(call, 2)];
    return (y) => {
      const c = condition(y);
      return c - c !== 0 ? (m.unusable(c) ?? NaN) : c !== 0 ? then(y) : otherwise(y);
    };
  },
  not: ofOne((m, x) => m.not(x)),
  min: (of, call) => pairwise(of, call, (m, a, b) => m.least(a, b)),
  max: (of, call) => pairwise(of, call, (m, a, b) => m.greatest(a, b)),
  abs: ofOne((_, x) => Math.abs(x)),
  sqrt: ofOne((m, x) => m.sqrt(x)),
  exp: ofOne((m, x) => m.exp(x)),
  log: ofOne((m, x) => m.log(x)),
  mod: ofTwo((m, a, b) => m.mod(a, b)),
  floor: ofOne((m, x) => m.floor(x)),
  ceil: ofOne((m, x) => m.ceil(x)),
  annuity: ofTwo((m, rate, years) => m.annuity(rate, years)),
  pmt: (of, call) => {
    const [{ m }, rate, years, value] = [of, of.argument(call, 0), of.argument(call, 1), of.argument(call, 2)];
    return (y) => m.pmt(rate(y), years(y), value(y));
  },
  normal_inverse: ofOne((m, x) => m.normalInverse(x)),
  erlang_b: ofTwo((m, load, beds) => m.erlangB(load, beds)),
  erlang_beds: ofTwo((m, load, share) => m.erlangBeds(load, share)),
  in_force: (of, call) => {
    const [{ m }, first, last, year] = [of, of.argument(call, 0), of.argument(call, 1), of.name('year')];
    return (y) => m.inForce(first(y), last(y), year(y));
  },
  year_of: ofOne((m, day) => m.yearOf(day)),
  near: ofTwo((m, a, b) => m.near(a, b)),
  as: (of, call) => of.argument(call, 0),
};

function ofOne(then: (m: Arithmetic, x: number) => number): Woven {
  return (of, call) => {
    const [{ m }, x] = [of, of.argument(call, 0)];
    return (y) => then(m, x(y));
  };
}

function ofTwo(then: (m: Arithmetic, a: number, b: number) => number): Woven {
  return (of, call) => {
    const [{ m }, a, b] = [of, of.argument(call, 0), of.argument(call, 1)];
    return (y) => then(m, a(y), b(y));
  };
}

function overYears(then: (m: Arithmetic, values: Float64Array, y: number) => number): Woven {
  return (of, call) => {
    const [{ m }, values] = [of, of.whole(call)];
    return (y) => then(m, values(), y);
  };
}

function overMembers(then: (m: Arithmetic, values: number[]) => number): Woven {
  return (of, call) => {
    const [{ m }, { cells, run }] = [of, of.members(call)];
    return run === undefined
      ? (y) =>
          then(
            m,
            cells.map((cell) => cell(y)),
          )
      : (y) => then(m, run(y));
  };
}

function pairwise(of: Weaving, call: Call, then: (m: Arithmetic, a: number, b: number) => number): Cell {
  const { m } = of;
  return call.arguments.map((argument) => of.expression(argument)).reduce((a, b) => (y) => then(m, a(y), b(y)));
}

interface Joining {
  readonly ofNone: number;
  readonly two: (a: number, b: number) => number;
  readonly many: (m: Arithmetic, values: readonly number[]) => number;
}

const ADDED: Joining = { ofNone: 0, two: plus, many: (m, values) => m.sum(values) };
const MULTIPLIED: Joining = { ofNone: 1, two: (a, b) => a * b, many: (m, values) => m.product(values) };

function joined(of: Weaving, call: Call, { ofNone, two, many }: Joining): Cell {
  const [{ m }, { cells, run }] = [of, of.members(call)];
  if (run !== undefined) return (y) => many(m, run(y));
  const [first, ...others] = cells;
  if (first === undefined) return () => ofNone;
  return (y) => {
    let result = first(y);
    for (const cell of others) result = two(result, cell(y));
    return result;
  };
}

/** The value some years away, or what stands outside the timeline; that is worked out only where it is needed. */
function shifted(of: Weaving, call: Call, sign: -1 | 1): Cell {
  const [{ m, years: last }, values, outside] = [of, of.whole(call), of.argument(call, 2)];
  const away = call.arguments[1];
  const chosen = (y: number, count: number): number =>
    (sign < 0 ? y < count : y + count >= last) ? outside(y) : (values()[y + sign * count] ?? NaN);
  if (away?.kind === 'number') return (y) => chosen(y, away.value);
  const years = of.argument(call, 1);
  return (y) => {
    const count = m.years(years(y));
    return Number.isNaN(count) ? count : chosen(y, count);
  };
}
