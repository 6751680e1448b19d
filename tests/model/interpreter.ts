import type { Expression } from '../../src/model/formula/ast.js';
import type { Checked, ModelRow } from '../../src/model/index.js';

const EQUAL = 2 ** -48;
const MS_A_DAY = 86_400_000;
const EPOCH_DAY = 25_569;

type Call = Extract<Expression, { kind: 'call' }>;

/**
 * A second reading of the language, cell by cell by recursion with a memo: slow, plain, and sharing only the parser with
 * the engine that it judges. A failure is NaN here too.
 */
export class Interpreter {
  private readonly memo = new Map<string, number>();
  private readonly first: number;
  private readonly last: number;

  constructor(private readonly model: Checked) {
    this.first = model.structure.blueprint.timeline.first;
    this.last = model.structure.blueprint.timeline.last;
  }

  /** A line's value in a year (any year, where it has one value). */
  value(name: string, member: string | undefined, year: number): number {
    const input = this.model.bound.get(name);
    if (input !== undefined) {
      const values = input.rows.find((row) => row.member === member)?.values ?? [];
      return (input.series ? values[year - this.first] : values[0]) ?? NaN;
    }
    const row = this.model.structure.ofLine.get(name)?.find((each) => each.member === member);
    if (row === undefined) throw new Error(`no cell ${name} ${member ?? ''}`);
    const key = `${row.index}.${row.line.series ? year : ''}`;
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    const found = this.of(row.line.expression, row, year);
    const value = Number.isFinite(found) ? found : NaN;
    this.memo.set(key, value);
    return value;
  }

  private of(expression: Expression, row: ModelRow, year: number): number {
    const at = (inside: Expression): number => this.of(inside, row, year);
    switch (expression.kind) {
      case 'number':
        return expression.value;
      case 'unit':
        throw new Error('a unit has no value');
      case 'name':
        return this.word(expression.name, year) ?? this.value(expression.name, this.seen(expression.name, row), year);
      case 'negative':
        return -at(expression.of);
      case 'binary':
        return operate(expression.operator, at(expression.left), at(expression.right));
      case 'call':
        return this.call(expression, row, year);
    }
  }

  private word(name: string, year: number): number | undefined {
    const { base } = this.model.structure.blueprint.timeline;
    const words: Record<string, number> = {
      t: year - base,
      year,
      first_year: this.first,
      base_year: base,
      last_year: this.last,
    };
    return Object.hasOwn(words, name) ? words[name] : undefined;
  }

  /** A line sees its own member of a name, or its member's parent. */
  private seen(name: string, row: ModelRow): string | undefined {
    const by = this.dimensionOf(name);
    if (by === undefined) return undefined;
    return by === row.line.by ? row.member : this.parentOf(row.line.by, row.member);
  }

  private dimensionOf(name: string): string | undefined {
    const { lines, inputs } = this.model.structure.blueprint;
    return lines.get(name)?.by ?? inputs.get(name)?.by;
  }

  private parentOf(by: string | undefined, member: string | undefined): string | undefined {
    return this.model.structure.blueprint.dimensions.get(by ?? '')?.parentOf.get(member ?? '');
  }

  private members(name: string): readonly string[] {
    return this.model.structure.blueprint.dimensions.get(this.dimensionOf(name) ?? '')?.members ?? [];
  }

  private years(): number[] {
    return Array.from({ length: this.last - this.first + 1 }, (_, index) => this.first + index);
  }

  private call(call: Call, row: ModelRow, year: number): number {
    const argument = (index: number): number => this.of(call.arguments[index] as Expression, row, year);
    const name = call.arguments[0]?.kind === 'name' ? call.arguments[0].name : '';
    const own = (when: number, of = name): number => this.value(of, this.seen(of, row), when);
    const all = (): number[] => this.years().map((each) => own(each));
    const numbers = (): number[] => call.arguments.map((_, index) => argument(index));
    switch (call.function) {
      case 'prev':
        return year === this.first ? argument(1) : own(year - 1);
      case 'next':
        return year === this.last ? argument(1) : own(year + 1);
      case 'cumulative':
        return sum(
          this.years()
            .filter((each) => each <= year)
            .map((each) => own(each)),
        );
      case 'sum':
        return sum(all());
      case 'highest':
        return Math.max(...all());
      case 'lowest':
        return Math.min(...all());
      case 'npv': {
        const factor = call.arguments[1]?.kind === 'name' ? call.arguments[1].name : '';
        return sum(this.years().map((each) => own(each) * own(each, factor)));
      }
      case 'irr':
        return rateOf(all());
      case 'at': {
        const when = argument(1);
        return Number.isInteger(when) && when >= this.first && when <= this.last ? own(when) : NaN;
      }
      case 'lookup': {
        const table = this.model.structure.blueprint.tables.get(name);
        const x = argument(1);
        const place = (table?.keys ?? []).filter((key) => key <= x).length - 1;
        return table?.values[place] ?? NaN;
      }
      case 'total':
        return sum(
          this.members(name)
            .filter(
              (member) => row.member === undefined || this.parentOf(this.dimensionOf(name), member) === row.member,
            )
            .map((member) => this.value(name, member, year)),
        );
      case 'earlier':
        return sum(
          this.members(name)
            .slice(0, this.members(name).indexOf(row.member ?? ''))
            .map((member) => this.value(name, member, year)),
        );
      case 'if': {
        const condition = argument(0);
        return Number.isNaN(condition) ? NaN : argument(condition === 0 ? 2 : 1);
      }
      case 'not':
        return carry(numbers(), ([a]) => (a === 0 ? 1 : 0));
      case 'min':
        return carry(numbers(), (each) => Math.min(...each));
      case 'max':
        return carry(numbers(), (each) => Math.max(...each));
      case 'abs':
        return Math.abs(argument(0));
      case 'sqrt':
        return finite(Math.sqrt(argument(0)));
      case 'exp':
        return finite(Math.exp(argument(0)));
      case 'log':
        return finite(Math.log(argument(0)));
      case 'mod':
        return carry(numbers(), ([a = 0, b = 0]) => (b === 0 ? NaN : a - b * Math.floor(a / b)));
      case 'floor':
        return Math.floor(nineDecimals(argument(0)));
      case 'ceil':
        return Math.ceil(nineDecimals(argument(0)));
      case 'annuity':
        return annuity(argument(0), argument(1));
      case 'pmt':
        return operate('/', argument(2), annuity(argument(0), argument(1)));
      case 'in_force':
        return shareOfDays(argument(0), argument(1), year);
      case 'near':
        return carry(numbers(), ([a = 0, b = 0]) => (Math.abs(a - b) <= Math.max(0.005, 1e-9 * Math.abs(b)) ? 1 : 0));
      case 'as':
        return argument(0);
      default:
        throw new Error(`${call.function} is not known to the interpreter`);
    }
  }
}

const finite = (x: number): number => (Number.isFinite(x) ? x : NaN);
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const carry = (numbers: readonly number[], then: (numbers: readonly number[]) => number): number =>
  numbers.every(Number.isFinite) ? then(numbers) : NaN;

function operate(operator: string, a: number, b: number): number {
  const same = a === b || Math.abs(a - b) < EQUAL * Math.max(Math.abs(a), Math.abs(b));
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 || !Number.isFinite(b) ? NaN : a / b;
    case '^':
      return Number.isNaN(a) || (a === 0 && b <= 0) ? NaN : finite(a ** b);
    default:
  }
  const truths: Record<string, boolean> = {
    '<': !same && a < b,
    '<=': same || a < b,
    '>': !same && a > b,
    '>=': same || a > b,
    '==': same,
    '!=': !same,
    and: a !== 0 && b !== 0,
    or: a !== 0 || b !== 0,
  };
  return carry([a, b], () => (truths[operator] === true ? 1 : 0));
}

/** Rounds half away from zero at the ninth decimal, where a double of this size has one. */
function nineDecimals(x: number): number {
  return Math.abs(x) < 2 ** 22 ? (Math.sign(x) * Math.floor(Math.abs(x) * 1e9 + 0.5)) / 1e9 : x;
}

function annuity(rate: number, years: number): number {
  if (rate <= -1) return NaN;
  return rate === 0 ? years : (1 - (1 + rate) ** -years) / rate;
}

function shareOfDays(start: number, end: number, year: number): number {
  if (Number.isNaN(start) || Number.isNaN(end)) return NaN;
  const day = (y: number, month: number, date: number): number => Date.UTC(y, month, date) / MS_A_DAY + EPOCH_DAY;
  const [yearStart, next] = [day(year - 1, 3, 1), day(year, 3, 1)];
  let inside = 0;
  for (let each = yearStart; each < next; each++) if (each >= start && each <= end) inside++;
  return inside / (next - yearStart);
}

/** The one rate on a fine grid at which the present value changes sign, by halving; NaN when there is none or more than one. */
function rateOf(flows: readonly number[]): number {
  if (flows.some(Number.isNaN)) return NaN;
  const value = (rate: number): number => sum(flows.map((flow, year) => flow / (1 + rate) ** year));
  const rates = Array.from({ length: 2001 }, (_, step) => 0.01 * 1100 ** (step / 2000) - 1);
  const places = rates.filter(
    (rate, index) => index > 0 && Math.sign(value(rates[index - 1] ?? 0)) * Math.sign(value(rate)) < 0,
  );
  const high = places[0];
  if (high === undefined || places.length > 1) return NaN;
  let [a, b] = [rates[rates.indexOf(high) - 1] ?? 0, high];
  for (let step = 0; step < 80; step++) {
    const middle = (a + b) / 2;
    if (Math.sign(value(middle)) === Math.sign(value(a))) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}
