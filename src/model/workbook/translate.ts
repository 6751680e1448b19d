import { COMPARISONS, type Expression } from '../formula/ast.js';
import type { FunctionName } from '../formula/functions.js';
import { memberSeen, membersAdded, type ModelRow, type Structure } from '../structure/index.js';
import { VALUE_COLUMN, YEAR_ROW, T_ROW, MEMBER_COLUMN } from './columns.js';
import { annuity, call, flag, inForce, near, payment, sumOf, type Text } from './excel.js';

type Call = Extract<Expression, { kind: 'call' }>;
type Binary = Extract<Expression, { kind: 'binary' }>;

/** Where a value stands, as a formula of one sheet names it. */
export interface Reference {
  /** `Inputs!`, or nothing on the formula's own sheet. */
  readonly sheet: string;
  readonly row: number;
  readonly series: boolean;
  /** A defined name that stands for the row's single value. */
  readonly name?: string;
}

/** What a formula's names mean on the sheet where it is written. */
export interface Surroundings {
  readonly structure: Structure;
  /** Letters of the first and the last year's column. */
  readonly firstColumn: string;
  readonly lastColumn: string;
  row(name: string, member: string | undefined): Reference;
  /** First and last row of a table on the Inputs sheet. */
  table(name: string): readonly [number, number];
}

/** Functions and operators whose result may be an error in a cell; the others only hand on an error. */
const MAY_FAIL: readonly string[] = [
  'irr',
  'at',
  'lookup',
  'sqrt',
  'exp',
  'log',
  'mod',
  'annuity',
  'pmt',
] satisfies FunctionName[];

/**
 * The Excel formula of a row, as one template for all its years. A cell without a value shows #N/A and nothing else. Flows that
 * more than one rate fits have none here, where a spreadsheet's IRR gives the one nearest its guess.
 */
export function translate(row: ModelRow, surroundings: Surroundings): string {
  const { text } = new Translator(row, surroundings).number(row.line.expression);
  return mayFail(row.line.expression) ? `IFERROR(${text},NA())` : text;
}

function mayFail(expression: Expression): boolean {
  switch (expression.kind) {
    case 'number':
    case 'name':
    case 'unit':
      return false;
    case 'negative':
      return mayFail(expression.of);
    case 'binary': {
      const { operator, left, right } = expression;
      const divides = operator === '/' && !(right.kind === 'number' && right.value !== 0);
      return divides || operator === '^' || mayFail(left) || mayFail(right);
    }
    case 'call':
      return MAY_FAIL.includes(expression.function) || expression.arguments.some(mayFail);
  }
}

/** Two numbers that a spreadsheet reads differently are never written: parentheses stand wherever precedence could matter. */
class Translator {
  constructor(
    private readonly row: ModelRow,
    private readonly at: Surroundings,
  ) {}

  /** A formula that gives a number; what is true is 1. */
  number(of: Expression): Text {
    switch (of.kind) {
      case 'number':
        return { text: String(of.value).toUpperCase(), binds: 'atom' };
      case 'unit':
        return { text: '', binds: 'atom' };
      case 'name':
        return { text: this.name(of.name), binds: 'atom' };
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
        return this.loose(of.left) + (COMPARED[of.operator] ?? of.operator) + this.loose(of.right);
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
        return { text: `${this.tight(of.left)}^${this.tight(of.right)}`, binds: 'power' };
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

  private name(name: string): string {
    if (name === 't') return `{c}$${T_ROW}`;
    if (name === 'year') return `{c}$${YEAR_ROW}`;
    if (name === 'first_year' || name === 'base_year' || name === 'last_year') return name;
    return this.cell(name, memberSeen(this.at.structure.blueprint, name, this.row));
  }

  private cell(name: string, member: string | undefined, column = '{c}'): string {
    const found = this.at.row(name, member);
    if (found.name !== undefined) return found.name;
    return found.sheet + (found.series ? `${column}${found.row}` : `$${VALUE_COLUMN}$${found.row}`);
  }

  private named(of: Call, index = 0): { name: string; member: string | undefined } {
    const found = argument(of, index);
    if (found.kind !== 'name') throw new Error(`${of.function} was not checked`);
    return { name: found.name, member: memberSeen(this.at.structure.blueprint, found.name, this.row) };
  }

  /** All years of a named row, or those up to the column's own. */
  private years(of: Call, index = 0, last = `$${this.at.lastColumn}`): string {
    const { name, member } = this.named(of, index);
    const { sheet, row } = this.at.row(name, member);
    return `${sheet}$${this.at.firstColumn}${row}:${last}${row}`;
  }

  private added(of: Call, which: 'total' | 'earlier'): Text {
    const found = argument(of, 0);
    if (found.kind !== 'name') throw new Error(`${of.function} was not checked`);
    const members = membersAdded(this.at.structure.blueprint, found.name, this.row, which);
    return sumOf(members.map((member) => this.at.row(found.name, member)));
  }

  private neighbour(of: Call, column: '{p}' | '{n}'): Text {
    const edge = column === '{p}' ? this.at.firstColumn : this.at.lastColumn;
    const { name, member } = this.named(of);
    return atom(
      call('IF', `{c}$${YEAR_ROW}=$${edge}$${YEAR_ROW}`, this.loose(argument(of, 1)), this.cell(name, member, column)),
    );
  }

  private lookup(of: Call): Text {
    const found = argument(of, 0);
    const [first, last] = this.at.table(found.kind === 'name' ? found.name : '');
    const rows = (column: string): string => `Inputs!$${column}$${first}:$${column}$${last}`;
    return atom(call('LOOKUP', this.loose(argument(of, 1)), rows(MEMBER_COLUMN), rows(VALUE_COLUMN)));
  }

  private year(of: Call): Text {
    const all = `$${this.at.firstColumn}$${YEAR_ROW}:$${this.at.lastColumn}$${YEAR_ROW}`;
    return atom(call('INDEX', this.years(of), call('MATCH', this.loose(argument(of, 1)), all, '0')));
  }

  private all(of: Call): string[] {
    return of.arguments.map((piece) => this.loose(piece));
  }

  private plain(name: string): (of: Call) => Text {
    return (of) => atom(call(name, ...this.all(of)));
  }

  private readonly functions: Record<FunctionName, (of: Call) => Text> = {
    prev: (of) => this.neighbour(of, '{p}'),
    next: (of) => this.neighbour(of, '{n}'),
    cumulative: (of) => atom(call('SUM', this.years(of, 0, '{c}'))),
    sum: (of) => atom(call('SUM', this.years(of))),
    highest: (of) => atom(call('MAX', this.years(of))),
    lowest: (of) => atom(call('MIN', this.years(of))),
    npv: (of) => atom(call('SUMPRODUCT', this.years(of, 0), this.years(of, 1))),
    irr: (of) => atom(call('IRR', this.years(of), 'solver_guess')),
    at: (of) => this.year(of),
    lookup: (of) => this.lookup(of),
    total: (of) => this.added(of, 'total'),
    earlier: (of) => this.added(of, 'earlier'),
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
    mod: this.plain('MOD'),
    floor: (of) => atom(`INT(ROUND(${this.loose(argument(of, 0))},9))`),
    ceil: (of) => ({ text: `-INT(-ROUND(${this.loose(argument(of, 0))},9))`, binds: 'sum' }),
    annuity: (of) => annuity(this.number(argument(of, 0)), this.number(argument(of, 1))),
    pmt: (of) => payment(this.number(argument(of, 0)), this.loose(argument(of, 1)), this.loose(argument(of, 2))),
    in_force: (of) => inForce(this.loose(argument(of, 0)), this.loose(argument(of, 1))),
    as: (of) => this.number(argument(of, 0)),
  };
}

const COMPARED: Readonly<Record<string, string>> = { '==': '=', '!=': '<>' };

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
