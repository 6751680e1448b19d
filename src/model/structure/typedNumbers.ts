import { printAmount } from '../values/given.js';
import { exampleByYear } from '../example.js';
import { convert } from '../units/quantity.js';
import { sameDimensions } from '../units/unit.js';
import type { Place, Problem } from '../../problems/index.js';
import { saidOutside } from '../../words/bounds/index.js';
import { printFinancialYear } from '../../words/index.js';
import type { Amount, Given, GivenMember, GivenValue, Typed } from '../values/given.js';
import { isPure, isWrong, readQuantity, readUnit, type Unit } from '../units/index.js';
import type { PlacedInput } from './blueprint.js';

/** Twice the whole: few shares and factors are written larger in per cent. */
const MOST_PERCENT = 200;
/** A conversion of units leaves less than this of a whole number. */
const WHOLE_WITHIN = 1e-9;

/** Reads what was typed for one input as numbers in its declared unit, inside its range. */
export class TypedNumbers {
  constructor(
    private readonly input: PlacedInput,
    private readonly given: Given,
    private readonly years: readonly number[],
    private readonly problems: Problem[],
  ) {}

  /** One figure, or one a year. */
  valuesOf(value: GivenMember['value'], place: Place, factor: number): Float64Array {
    switch (value.kind) {
      case 'series':
        return this.series(value, place, factor);
      case 'amounts':
        return Float64Array.from(value.amounts, (amount) => this.amount({ ...value, amount }, factor));
      case 'amount':
        return Float64Array.of(this.amount(value, factor));
      case 'single':
        return this.single(value.typed, place, factor);
    }
  }

  /** One figure a year; a year that is neither given nor beyond is told. */
  private series(value: Extract<GivenValue, { kind: 'series' }>, place: Place, factor: number): Float64Array {
    const { years } = this;
    const given = new Map([...value.years].map(([year, typed]) => [year, this.number(typed, factor)]));
    const lastGiven = Math.max(...given.keys());
    const isZeroElsewhere = value.beyond === 'zero elsewhere';
    const isGiven = (year: number): boolean => given.has(year) || (value.beyond !== undefined && year > lastGiven);
    const missing = isZeroElsewhere ? [] : years.filter((year) => !isGiven(year));
    if (missing.length > 0) {
      const [first, last] = [missing[0] ?? 0, missing.at(-1) ?? 0];
      const span =
        first === last
          ? printFinancialYear(first)
          : `${printFinancialYear(first)} to ${printFinancialYear(last)} (${missing.length} years)`;
      this.wrong(
        place,
        `${this.input.name} has no value for ${span}`,
        value.beyond === undefined
          ? 'Give every year, or say beyond: zero, beyond: hold or beyond: zero elsewhere'
          : `Give these too, or say beyond: zero elsewhere where they are nought: beyond: ${value.beyond} is of the years after the last that is given`,
      );
    }
    const held = value.beyond === 'hold' ? (given.get(lastGiven) ?? NaN) : 0;
    return Float64Array.from(years, (year) => given.get(year) ?? (isZeroElsewhere || year > lastGiven ? held : NaN));
  }

  /** One for all years; of an input that has a value for each, nought alone, which is nought in each. */
  private single(typed: Typed, place: Place, factor: number): Float64Array {
    const value = this.number(typed, factor);
    if (this.input.yearly !== true) return Float64Array.of(value);
    if (value !== 0)
      this.wrong(
        place,
        `${this.input.name} is one value for all years, where each year has its own`,
        `Write ${exampleByYear(this.input)}`,
      );
    return Float64Array.from(this.years, () => value);
  }

  /** A figure in the declared unit and the base year's prices. */
  number(typed: Typed, factor: number): number {
    const bare = this.bareUnit();
    const read = readQuantity(typed.text, this.input.unit, bare);
    if (isWrong(read)) {
      this.wrong(typed.place, `${this.input.name}: ${read.wrong}`, read.right);
      return NaN;
    }
    return this.inRange(read.value, typed, factor);
  }

  /** As `number`, of one that code worked out: its unit is known, and there is nothing to read. */
  private amount({ amount, unit, place }: Amount, factor: number): number {
    const found = unit === this.input.unit.text ? this.input.unit : readUnit(unit);
    if (isWrong(found) || !sameDimensions(found, this.input.unit)) {
      this.wrong(place, `${this.input.name} is worked out in ${unit}, where ${this.input.unit.text} is needed`);
      return NaN;
    }
    if (this.input.unit.text === 'flag' && amount !== 0 && amount !== 1)
      throw new Error(`${this.input.name} is a flag, and is worked out as ${amount}`);
    return this.inRange(
      convert(amount, found, this.input.unit),
      { text: printAmount({ amount, unit }), place },
      factor,
    );
  }

  private inRange(number: number, typed: Typed, factor: number): number {
    const value = factor === 1 ? number : number * factor;
    const { name, range } = this.input;
    if (range !== undefined && (value < range[0] || value > range[1])) {
      const { said, isShare } = saidOutside(range, value);
      this.wrong(
        typed.place,
        `${name}: ${typed.text} is ${said}`,
        (isShare && value <= 100) || this.isPercent(value, typed) ? `Write ${value} %` : 'Is the unit right?',
      );
      return value;
    }
    return this.input.whole === true ? this.asWhole(value, typed) : value;
  }

  /** 36 months are three years, whatever they come to in binary; 42 are no whole number of them. */
  private asWhole(value: number, typed: Typed): number {
    const { name, unit } = this.input;
    const whole = Math.round(value);
    if (Number.isNaN(value) || Math.abs(value - whole) < WHOLE_WITHIN) return whole;
    const kind = unit.text === '1' ? 'a whole number' : `a whole number of ${unit.text}s`;
    const write = (number: number): string => printAmount({ amount: number, unit: unit.text });
    this.wrong(
      typed.place,
      `${name}: ${typed.text} is not ${kind}`,
      `Write ${write(Math.floor(value))} or ${write(Math.ceil(value))}`,
    );
    return value;
  }

  /** 85 where 0.5 to 1 is wanted: a bare number that would fit as so many in a hundred. */
  private isPercent(value: number, { text }: Typed): boolean {
    const [least, most] = this.input.range ?? [0, 0];
    return (
      isPure(this.input.unit) &&
      Number(text) === value &&
      value <= MOST_PERCENT &&
      value / 100 >= least &&
      value / 100 <= most
    );
  }

  /** A bare number stands in the unit that the given says; in the declared one where it is declared in the same block. */
  private bareUnit(): Unit | undefined {
    if (this.given === this.input.given || this.given.place.file === '--set') return this.input.unit;
    if (this.given.unit === undefined) return undefined;
    const unit = readUnit(this.given.unit);
    return isWrong(unit) ? undefined : unit;
  }

  /** How far apart two figures lie: of dates, days. */
  distance(typed: Typed, factor: number): number {
    const read =
      this.input.unit.text === 'date'
        ? readDays(typed.text)
        : readQuantity(typed.text, this.input.unit, this.bareUnit());
    if (isWrong(read)) return (this.wrong(typed.place, `${this.input.name}: ${read.wrong}`, read.right), NaN);
    return read.value * factor;
  }

  private wrong(place: Place, found: string, right?: string): void {
    this.problems.push({ severity: 'error', ...place, found, ...(right === undefined ? {} : { right }) });
  }
}

/** Dates lie days apart. */
function readDays(text: string): ReturnType<typeof readQuantity> {
  const day = readUnit('day');
  return isWrong(day) ? day : readQuantity(text, day, day);
}
