import { isRounding, isWhole, minus, plus, toNinthDecimal } from '../rounding.js';
import { erlangB, erlangBeds } from '../statistics/erlang.js';
import { normalInverse } from '../statistics/normal.js';
import { financialYearOf, serialDay } from '../units/index.js';
import { irr } from './irr.js';

export const TOO_LARGE = 'the number is too large';

/**
 * The arithmetic that compiled formulas call. A failure is NaN, and `reason` says why it arose; comparisons, `if`, `and`
 * and `or` carry it, where plain JavaScript would swallow it.
 */
export class Arithmetic {
  /** Why the last failure arose; emptied by whoever notes it. */
  reason = '';

  fail(reason: string): number {
    this.reason ||= reason;
    return NaN;
  }

  plus(a: number, b: number): number {
    return plus(a, b);
  }

  minus(a: number, b: number): number {
    return minus(a, b);
  }

  over(a: number, b: number): number {
    if (b === 0) return Number.isNaN(a) ? a : this.fail('division by zero');
    return this.isBoundless(b) ? this.fail(TOO_LARGE) : a / b;
  }

  power(base: number, exponent: number): number {
    if (base === 0 && exponent <= 0) return this.fail(exponent < 0 ? 'division by zero' : 'zero to the power of zero');
    if (base < 0 && !Number.isInteger(exponent) && !Number.isNaN(exponent))
      return this.fail('a root of a negative number');
    return this.unusable(base, exponent) ?? this.bounded(base ** exponent);
  }

  exp(x: number): number {
    return this.unusable(x) ?? this.bounded(Math.exp(x));
  }

  least(a: number, b: number): number {
    return this.isBoundless(a) || this.isBoundless(b) ? this.fail(TOO_LARGE) : Math.min(a, b);
  }

  greatest(a: number, b: number): number {
    return this.isBoundless(a) || this.isBoundless(b) ? this.fail(TOO_LARGE) : Math.max(a, b);
  }

  /** A number that overflowed must not turn into 0 or false on its way to a cell. */
  private bounded(x: number): number {
    return this.isBoundless(x) ? this.fail(TOO_LARGE) : x;
  }

  /** A failed value, where one of these has failed or has overflowed: not every operator would hand that on. */
  unusable(a: number, b = 0): number | undefined {
    if (a - a === 0 && b - b === 0) return undefined;
    return Number.isNaN(a) || Number.isNaN(b) ? NaN : this.fail(TOO_LARGE);
  }

  private isBoundless(x: number): boolean {
    return x === Infinity || x === -Infinity;
  }

  equal(a: number, b: number): number {
    if (Number.isNaN(a) || Number.isNaN(b)) return NaN;
    if (this.isBoundless(a) || this.isBoundless(b)) return this.fail(TOO_LARGE);
    return a === b || isRounding(a - b, a, b) ? 1 : 0;
  }

  unequal(a: number, b: number): number {
    return 1 - this.equal(a, b);
  }

  less(a: number, b: number): number {
    const equal = this.equal(a, b);
    return equal === 0 ? (a < b ? 1 : 0) : Number.isNaN(equal) ? equal : 0;
  }

  lessOrEqual(a: number, b: number): number {
    const equal = this.equal(a, b);
    return equal === 0 ? (a < b ? 1 : 0) : equal;
  }

  and(a: number, b: number): number {
    return this.unusable(a, b) ?? (a !== 0 && b !== 0 ? 1 : 0);
  }

  or(a: number, b: number): number {
    return this.unusable(a, b) ?? (a !== 0 || b !== 0 ? 1 : 0);
  }

  not(a: number): number {
    return this.unusable(a) ?? (a === 0 ? 1 : 0);
  }

  sqrt(x: number): number {
    return x < 0 ? this.fail('the square root of a negative number') : Math.sqrt(x);
  }

  log(x: number): number {
    return x <= 0 ? this.fail('the logarithm of a number that is not positive') : Math.log(x);
  }

  /** Takes the sign of the divisor, as spreadsheets do; the quotient is rounded as floor() rounds, for 0.3 holds 0.1 three times. */
  mod(a: number, divisor: number): number {
    return divisor === 0 ? this.fail('division by zero') : minus(a, divisor * this.floor(a / divisor));
  }

  /** Whole part after rounding to 9 decimals: 0.92 × 28 / 0.92 is 28 wards' worth of beds, not 27.999… */
  floor(x: number): number {
    return Math.floor(toNinthDecimal(x));
  }

  ceil(x: number): number {
    return Math.ceil(toNinthDecimal(x)) + 0;
  }

  /** Present value of 1 a year for n years: (1 − (1 + i)^−n) / i. */
  annuity(rate: number, years: number): number {
    if (rate <= -1) return this.fail('a rate of −100 % or less');
    return this.unusable(rate, years) ?? (rate === 0 ? years : (1 - (1 + rate) ** -years) / rate);
  }

  /** Level payment at each year's end that repays a loan. */
  pmt(rate: number, years: number, presentValue: number): number {
    return this.over(presentValue, this.annuity(rate, years));
  }

  /** True within half a penny, or 1e-9 of b. */
  near(a: number, b: number): number {
    return this.unusable(a, b) ?? (Math.abs(a - b) <= Math.max(0.005, 1e-9 * Math.abs(b)) ? 1 : 0);
  }

  /** Share of a financial year's days between two dates, both included. */
  inForce(first: number, last: number, year: number): number {
    const [yearStart, yearEnd] = [serialDay(year - 1, 4, 1), serialDay(year, 3, 31)];
    const days = Math.max(0, Math.min(last, yearEnd) - Math.max(first, yearStart) + 1);
    return this.unusable(first, last) ?? days / (yearEnd - yearStart + 1);
  }

  /** The financial year, by its end, in which a day falls. */
  yearOf(day: number): number {
    return this.unusable(day) ?? financialYearOf(day);
  }

  lookup(keys: readonly number[], values: readonly number[], x: number): number {
    const unusable = this.unusable(x);
    if (unusable !== undefined) return unusable;
    let found = -1;
    for (let index = 0; index < keys.length && this.lessOrEqual(keys[index] ?? NaN, x) === 1; index++) found = index;
    return found < 0 ? this.fail('below the first row of the table') : (values[found] ?? NaN);
  }

  at(values: Float64Array, year: number, first: number): number {
    if (Number.isNaN(year)) return year;
    const index = Math.round(year) - first;
    return isWhole(year) && index >= 0 && index < values.length
      ? (values[index] ?? NaN)
      : this.fail('a year outside the timeline');
  }

  /** This year's cells of rows that stand together. */
  run(rows: readonly Float64Array[], first: number, count: number, year: number): number[] {
    const cells: number[] = [];
    for (let index = first; index < first + count; index++) cells.push(rows[index]?.[year] ?? NaN);
    return cells;
  }

  /** This year's cells of some rows. */
  picked(rows: readonly Float64Array[], indices: readonly number[], year: number): number[] {
    return indices.map((index) => rows[index]?.[year] ?? NaN);
  }

  product(values: readonly number[]): number {
    return values.reduce((a, b) => a * b, 1);
  }

  sum(values: Float64Array | readonly number[], count = values.length): number {
    let total = 0;
    for (let index = 0; index < count; index++) total = plus(total, values[index] ?? 0);
    return total;
  }

  npv(flows: Float64Array, factors: Float64Array): number {
    let total = 0;
    for (let index = 0; index < flows.length; index++) total = plus(total, (flows[index] ?? 0) * (factors[index] ?? 0));
    return total;
  }

  highest(values: Float64Array): number {
    return values.reduce((a, b) => Math.max(a, b), -Infinity);
  }

  lowest(values: Float64Array): number {
    return values.reduce((a, b) => Math.min(a, b), Infinity);
  }

  largestOf(values: readonly number[]): number {
    return this.ofMembers(values, () => values.reduce((a, b) => Math.max(a, b)));
  }

  smallestOf(values: readonly number[]): number {
    return this.ofMembers(values, () => values.reduce((a, b) => Math.min(a, b)));
  }

  meanOf(values: readonly number[]): number {
    return this.ofMembers(values, () => values.reduce((a, b) => plus(a, b)) / values.length);
  }

  /** A mean or a largest of none has no value. */
  private ofMembers(values: readonly number[], then: () => number): number {
    if (values.length === 0) return this.fail('there are no members to take it over');
    return values.some((value) => this.isBoundless(value)) ? this.fail(TOO_LARGE) : then();
  }

  /** A number of years to look back or ahead, when it is whole and not negative. */
  years(count: number): number {
    return Number.isNaN(count) || (isWhole(count) && count >= 0)
      ? Math.round(count)
      : this.fail('a number of years that is not whole, or is below 0');
  }

  normalInverse(probability: number): number {
    if (Number.isNaN(probability)) return probability;
    return probability > 0 && probability < 1
      ? normalInverse(probability)
      : this.fail('a probability that is not between 0 and 1');
  }

  erlangB(load: number, beds: number): number {
    return this.found(erlangB(load, beds));
  }

  erlangBeds(load: number, share: number): number {
    return this.found(erlangBeds(load, share));
  }

  irr(flows: Float64Array): number {
    return this.found(irr(flows));
  }

  /** What a search found, or its failure. */
  private found(result: number | string): number {
    return typeof result === 'string' ? this.fail(result) : result;
  }
}
