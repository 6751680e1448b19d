import type { Expression } from '../../formula/ast.js';
import type { FunctionName } from '../../formula/functions.js';
import type { Problem } from '../../../problems/index.js';
import { PURE, UNKNOWN_UNIT, isWrong, over, readUnit, sameUnit, times, toPower, type Unit } from '../../units/index.js';
import type { Blueprint } from '../blueprint.js';
import { ANY, mendOf, moneyHint, print, scaleHint, type Found } from './unitHints.js';

type Call = Extract<Expression, { kind: 'call' }>;
type Binary = Extract<Expression, { kind: 'binary' }>;

/** Checks the units of every formula before anything runs: beds never add to wards, nor nominal pounds to real ones. */
export function checkUnits(blueprint: Blueprint, problems: Problem[]): void {
  const unitOf = (name: string): Unit | undefined =>
    (blueprint.lines.get(name) ?? blueprint.inputs.get(name) ?? blueprint.tables.get(name))?.unit;
  for (const line of blueprint.lines.values()) {
    const check = new UnitCheck(unitOf, (at, found, right) => {
      problems.push({ severity: 'error', ...line.placeOf(at), found: `${line.name}: ${found}`, right });
    });
    const found = check.of(line.expression);
    if (check.faulty || fits(found, line.unit)) continue;
    check.wrong(0, `the formula is in ${print(found)}, the line says ${print(line.unit)}`, mendOf(line.unit, found));
  }
}

/** Says what is wrong with a formula's units, at a position of its text. */
type Say = (at: number, found: string, right: string) => void;

/** Checks a condition, which stands outside the lines of a model: what it puts beside each other must be in one unit, and it must be true or false. A number is in the unit beside it: one ward, half a pound. */
export function checkCondition(
  expression: Expression,
  unitOf: (name: string) => Unit | undefined,
  say: (found: string, right: string) => void,
  /** False for a sum by which things are put in order, which may be of any unit. */
  isTrue = true,
): void {
  const atOnce: Say = (_at, found, right) => {
    say(found, right);
  };
  const check = new UnitCheck(unitOf, atOnce, () => true);
  const found = check.of(expression);
  if (isTrue) check.pure(found, expression.at);
}

class UnitCheck {
  faulty = false;

  constructor(
    private readonly unitOf: (name: string) => Unit | undefined,
    private readonly say: Say,
    /** Which numbers fit any unit. */
    private readonly isBare: (value: number) => boolean = (value) => value === 0,
  ) {}

  of(expression: Expression): Found {
    switch (expression.kind) {
      case 'number':
        return this.isBare(expression.value) ? ANY : PURE;
      case 'unit':
        return PURE;
      case 'name':
        return this.named(expression.name);
      case 'negative':
        return this.of(expression.of);
      case 'binary':
        return this.binary(expression);
      case 'call':
        return this.rules[expression.function as FunctionName](expression);
    }
  }

  private named(name: string): Found {
    const unit = this.unitOf(name) ?? PURE;
    return unit === UNKNOWN_UNIT ? ANY : unit;
  }

  private binary({ operator, left, right, at }: Binary): Found {
    const [a, b]: [Found, Found] = [this.of(left), this.of(right)];
    switch (operator) {
      case '+':
      case '-':
        if (operator === '+' && isDate(a) && isDate(b))
          return this.wrong(at, 'a date is added to a date', 'Add days to a date: something with unit: day');
        return daysOf(operator, a, b) ?? this.alike(a, b, at, operator === '+' ? 'added to' : 'taken from');
      case '*':
        return a === ANY || b === ANY ? ANY : times(a, b);
      case '/':
        return a === ANY || b === ANY ? ANY : over(a, b);
      case '^':
        return this.power(a, b, right, at);
      case 'and':
      case 'or':
        this.pure(a, left.at);
        this.pure(b, right.at);
        return PURE;
      default:
        this.alike(a, b, at, 'compared with');
        return PURE;
    }
  }

  private power(base: Found, exponent: Found, right: Expression, at: number): Found {
    this.pure(exponent, right.at);
    if (base === ANY || sameUnit(base, PURE)) return base;
    if (right.kind === 'number') return toPower(base, right.value);
    if (right.kind === 'negative' && right.of.kind === 'number') return toPower(base, -right.of.value);
    return this.wrong(
      at,
      `${base.text} cannot be raised to a power that is not a plain number`,
      'Make the base a pure number',
    );
  }

  /** The rule of each function; every argument is checked on the way. */
  private readonly rules: Record<FunctionName, (call: Call) => Found> = {
    prev: (call) => this.all(call, 'put beside'),
    next: (call) => this.all(call, 'put beside'),
    lag: (call) => this.shifted(call),
    lead: (call) => this.shifted(call),
    min: (call) => this.all(call, 'compared with'),
    max: (call) => this.all(call, 'compared with'),
    mod: (call) => this.all(call, 'divided by'),
    near: (call) => (this.all(call, 'compared with'), PURE),
    cumulative: (call) => this.argument(call, 0),
    sum: (call) => this.argument(call, 0),
    highest: (call) => this.argument(call, 0),
    lowest: (call) => this.argument(call, 0),
    total: (call) => this.argument(call, 0),
    mean: (call) => this.argument(call, 0),
    largest: (call) => this.argument(call, 0),
    smallest: (call) => this.argument(call, 0),
    earlier: (call) => this.argument(call, 0),
    product: (call) => this.pureArgument(call, 0),
    abs: (call) => this.argument(call, 0),
    floor: (call) => this.argument(call, 0),
    ceil: (call) => this.argument(call, 0),
    irr: (call) => (this.argument(call, 0), PURE),
    at: (call) => (this.pureArgument(call, 1), this.argument(call, 0)),
    npv: (call) => product(this.argument(call, 0), this.argument(call, 1)),
    lookup: (call) => (this.pureArgument(call, 1), this.argument(call, 0)),
    if: (call) => (
      this.pureArgument(call, 0),
      this.alike(this.argument(call, 1), this.argument(call, 2), call.at, 'put beside')
    ),
    not: (call) => this.pureArgument(call, 0),
    exp: (call) => this.pureArgument(call, 0),
    log: (call) => this.pureArgument(call, 0),
    sqrt: (call) => squareRoot(this.argument(call, 0)),
    annuity: (call) => (this.pureArgument(call, 0), this.pureArgument(call, 1)),
    pmt: (call) => (this.pureArgument(call, 0), this.pureArgument(call, 1), this.argument(call, 2)),
    normal_inverse: (call) => this.pureArgument(call, 0),
    erlang_b: (call) => (this.all(call, 'compared with'), PURE),
    erlang_beds: (call) => (this.pureArgument(call, 1), this.argument(call, 0)),
    in_force: (call) => (this.date(call, 0), this.date(call, 1), PURE),
    year_of: (call) => (this.date(call, 0), PURE),
    as: (call) => (this.argument(call, 0), this.declared(call)),
  };

  private argument(call: Call, index: number): Found {
    const argument = call.arguments[index];
    return argument === undefined ? PURE : this.of(argument);
  }

  private pureArgument(call: Call, index: number): Unit {
    return this.pure(this.argument(call, index), call.arguments[index]?.at ?? call.at);
  }

  private all(call: Call, how: string): Found {
    return call.arguments.map((argument) => this.of(argument)).reduce((a, b) => this.alike(a, b, call.at, how));
  }

  /** lag(x, years, start): what stands outside the timeline is like x. */
  private shifted(call: Call): Found {
    this.pureArgument(call, 1);
    return this.alike(this.argument(call, 0), this.argument(call, 2), call.at, 'put beside');
  }

  private declared(call: Call): Found {
    const unit = call.arguments[1];
    const read = unit?.kind === 'unit' ? readUnit(unit.text) : PURE;
    return isWrong(read) ? this.wrong(unit?.at ?? call.at, read.wrong, read.right ?? 'Write a unit') : read;
  }

  private date(call: Call, index: number): void {
    const found = this.argument(call, index);
    if (found === ANY || found.text === 'date') return;
    this.wrong(
      call.arguments[index]?.at ?? call.at,
      `${call.function}() needs a date, not ${found.text}`,
      'Use an input with unit: date',
    );
  }

  pure(found: Found, at: number): Unit {
    if (found === ANY || sameUnit(found, PURE)) return PURE;
    return this.wrong(
      at,
      `a pure number is needed here, not ${found.text}`,
      scaleHint(found, PURE) ?? `Divide it by something in ${found.text}`,
    );
  }

  private alike(a: Found, b: Found, at: number, how: string): Found {
    if (a === ANY) return b;
    if (b === ANY || sameUnit(a, b)) return a;
    return this.wrong(
      at,
      `${print(b)} is ${how} ${print(a)}`,
      scaleHint(a, b) ?? moneyHint(a, b) ?? `Both must be ${print(a)}, or both ${print(b)}`,
    );
  }

  wrong(at: number, found: string, right: string): Unit {
    this.faulty = true;
    this.say(at, found, right);
    return PURE;
  }
}

function fits(found: Found, wanted: Unit): boolean {
  return found === ANY || sameUnit(found, wanted);
}

function product(a: Found, b: Found): Found {
  return a === ANY || b === ANY ? ANY : times(a, b);
}

function squareRoot(found: Found): Found {
  return found === ANY ? ANY : toPower(found, 0.5);
}

const DAY = unitOf('day');

function isDate(found: Found): found is Unit {
  return found !== ANY && found.text === 'date';
}

/** A date some days on is a date, and between two dates there are days; undefined for other sums. */
function daysOf(operator: '+' | '-', a: Found, b: Found): Found | undefined {
  const isDay = (found: Found): boolean => found !== ANY && sameUnit(found, DAY);
  if (isDate(a) && isDay(b)) return a;
  if (operator === '+') return isDay(a) && isDate(b) ? b : undefined;
  return isDate(a) && isDate(b) ? DAY : undefined;
}

function unitOf(text: string): Unit {
  const read = readUnit(text);
  if (isWrong(read)) throw new Error(`${text} is a unit`);
  return read;
}
