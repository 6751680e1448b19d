import { COMPARISONS, type Expression } from '../formula/ast.js';
import type { FunctionName } from '../formula/functions.js';
import type { ModelRow } from '../structure/index.js';
import { Cells, type Call, type Surroundings } from './cells.js';
import {
  annuity,
  call,
  erlangB,
  erlangBeds,
  flag,
  inForce,
  lastNotAbove,
  yearOf,
  near,
  ofYear,
  payment,
  rateOfReturn,
  remainder,
  type Text,
} from './excel.js';
import { mayFail } from './mayFail.js';
import { isWhole, power } from './powers.js';

export type { Reference, Surroundings } from './cells.js';

type Binary = Extract<Expression, { kind: 'binary' }>;

/**
 * The Excel formula of a row, as one template for all its years. A cell without a value shows #N/A and nothing else.
 */
export function translate(row: ModelRow, surroundings: Surroundings): string {
  const { text } = new Translator(row, surroundings).number(row.line.expression);
  return mayFail(row.line.expression) ? `IFERROR(${text},NA())` : text;
}

/** Two numbers that a spreadsheet reads differently are never written: parentheses stand wherever precedence could matter. */
class Translator {
  private readonly cells: Cells;

  constructor(row: ModelRow, at: Surroundings) {
    this.cells = new Cells(row, at);
  }

  /** A formula that gives a number; what is true is 1. */
  number(of: Expression): Text {
    switch (of.kind) {
      case 'number':
        return { text: String(of.value).toUpperCase(), binds: 'atom' };
      case 'unit':
        return { text: '', binds: 'atom' };
      case 'name':
        return atom(this.cells.named(of.name));
      case 'negative':
        return { text: `-${this.tight(of.of)}`, binds: 'sum' };
      case 'binary':
        return this.binary(of);
      case 'call':
        return this.functions[of.function as FunctionName](of);
    }
  }

  /** A formula that is true or false, as IF, AND, OR and NOT take it. */
  private condition(of: Expression): string {
    if (of.kind === 'binary') {
      if (of.operator === 'and' || of.operator === 'or') {
        return call(of.operator.toUpperCase(), ...this.chained(of, of.operator).map((piece) => this.condition(piece)));
      }
      if (COMPARISONS.includes(of.operator)) {
        const [left, right] = sides(of);
        return this.loose(left) + (COMPARED[of.operator] ?? of.operator) + this.loose(right);
      }
    }
    if (of.kind === 'call' && of.function === 'not') return call('NOT', this.condition(argument(of, 0)));
    if (of.kind === 'call' && of.function === 'near')
      return near(this.number(argument(of, 0)), this.number(argument(of, 1)));
    return `${this.loose(of)}<>0`;
  }

  /** a and (b and c), a and b and c → [a, b, c]. */
  private chained(of: Expression, operator: 'and' | 'or'): Expression[] {
    if (of.kind !== 'binary' || of.operator !== operator) return [of];
    return [...this.chained(of.left, operator), ...this.chained(of.right, operator)];
  }

  private binary(of: Binary): Text {
    switch (of.operator) {
      case '^':
        return power(of, this.number(of.left), this.number(of.right));
      case '*':
      case '/': {
        const [left, right] = [this.number(of.left), this.number(of.right)];
        return {
          text: within(left, left.binds === 'sum') + of.operator + within(right, right.binds !== 'power'),
          binds: 'product',
        };
      }
      case '+':
      case '-': {
        const right = this.number(of.right);
        return { text: this.loose(of.left) + of.operator + within(right, right.binds === 'sum'), binds: 'sum' };
      }
      default:
        return flag(this.condition(of));
    }
  }

  private loose(of: Expression): string {
    return this.number(of).text;
  }

  private tight(of: Expression): string {
    return within(this.number(of), true);
  }

  private away(of: Call, direction: 'before' | 'after'): Text {
    const years = argument(of, 1);
    if (years.kind === 'number' && years.value === 0) return this.number(argument(of, 0));
    const outside = this.loose(argument(of, 2));
    return this.cells.away(of, direction, this.number(years), years.kind === 'number', outside);
  }

  private ofYear(cells: string, year: Expression): Text {
    const isInside = year.kind === 'name' && ['first_year', 'base_year', 'last_year'].includes(year.name);
    return atom(ofYear(cells, this.number(year), isInside ? 'inside' : isWhole(year) ? 'whole' : 'any'));
  }

  /** A year is a whole number to the last digit, which LOOKUP finds as it is. */
  private lookup(x: Expression, keys: string, values: string): Text {
    return atom(isWhole(x) ? call('LOOKUP', this.loose(x), keys, values) : lastNotAbove(this.loose(x), keys, values));
  }

  private all(of: Call): string[] {
    return of.arguments.map((piece) => this.loose(piece));
  }

  private plain(name: string): (of: Call) => Text {
    return (of) => atom(call(name, ...this.all(of)));
  }

  private readonly functions: Record<FunctionName, (of: Call) => Text> = {
    prev: (of) => atom(this.cells.neighbour(of, '{p}', this.loose(argument(of, 1)))),
    next: (of) => atom(this.cells.neighbour(of, '{n}', this.loose(argument(of, 1)))),
    cumulative: (of) => atom(call('SUM', this.cells.years(of, 0, '{c}'))),
    sum: (of) => atom(call('SUM', this.cells.years(of))),
    highest: (of) => atom(call('MAX', this.cells.years(of))),
    lowest: (of) => atom(call('MIN', this.cells.years(of))),
    npv: (of) => atom(call('SUMPRODUCT', this.cells.years(of, 0), this.cells.years(of, 1))),
    irr: (of) => atom(rateOfReturn(this.cells.years(of), this.cells.calendar())),
    at: (of) => this.ofYear(this.cells.years(of), argument(of, 1)),
    lookup: (of) => this.lookup(argument(of, 1), ...this.cells.table(of)),
    lag: (of) => this.away(of, 'before'),
    lead: (of) => this.away(of, 'after'),
    total: (of) => this.cells.members(of),
    product: (of) => this.cells.members(of),
    mean: (of) => this.cells.members(of),
    largest: (of) => this.cells.members(of),
    smallest: (of) => this.cells.members(of),
    earlier: (of) => this.cells.members(of),
    if: (of) =>
      atom(call('IF', this.condition(argument(of, 0)), this.loose(argument(of, 1)), this.loose(argument(of, 2)))),
    not: (of) => flag(this.condition(of)),
    near: (of) => flag(this.condition(of)),
    min: this.plain('MIN'),
    max: this.plain('MAX'),
    abs: this.plain('ABS'),
    sqrt: this.plain('SQRT'),
    exp: this.plain('EXP'),
    log: this.plain('LN'),
    mod: (of) => remainder(this.number(argument(of, 0)), this.number(argument(of, 1))),
    floor: (of) => atom(`INT(ROUND(${this.loose(argument(of, 0))},9))`),
    ceil: (of) => ({ text: `-INT(-ROUND(${this.loose(argument(of, 0))},9))`, binds: 'sum' }),
    annuity: (of) => annuity(this.number(argument(of, 0)), this.number(argument(of, 1))),
    pmt: (of) => payment(this.number(argument(of, 0)), this.loose(argument(of, 1)), this.loose(argument(of, 2))),
    normal_inverse: this.plain('NORMSINV'),
    erlang_b: (of) => erlangB(this.number(argument(of, 0)), this.number(argument(of, 1))),
    erlang_beds: (of) => erlangBeds(this.number(argument(of, 0)), this.number(argument(of, 1))),
    in_force: (of) => inForce(this.loose(argument(of, 0)), this.loose(argument(of, 1))),
    year_of: (of) => yearOf(this.loose(argument(of, 0))),
    as: (of) => this.number(argument(of, 0)),
  };
}

const COMPARED: Readonly<Record<string, string>> = { '==': '=', '!=': '<>' };

/** `a - b < 0` as `a < b`: a comparison forgives rounding in every spreadsheet, a difference within a formula only in some. */
function sides({ left, right }: Binary): [Expression, Expression] {
  if (isDifference(left) && isNought(right)) return [left.left, left.right];
  return isDifference(right) && isNought(left) ? [right.right, right.left] : [left, right];
}

function isDifference(of: Expression): of is Binary {
  return of.kind === 'binary' && of.operator === '-';
}

function isNought(of: Expression): boolean {
  return of.kind === 'number' && of.value === 0;
}

function argument(of: Call, index: number): Expression {
  const found = of.arguments[index];
  if (found === undefined) throw new Error(`${of.function} was not checked`);
  return found;
}

function within({ text, binds }: Text, inParentheses: boolean): string {
  return binds === 'atom' || !inParentheses ? text : `(${text})`;
}

function atom(text: string): Text {
  return { text, binds: 'atom' };
}
