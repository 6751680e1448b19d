import { exampleOfMembers } from '../example.js';
import { partsOfMember, partsOfName } from '../names/crossed.js';
import { didYouMean, type Place, type Problem } from '../../problems/index.js';
import { printFinancialYear } from '../../words/index.js';
import {
  VALUE_KEYS,
  whatIsSaid,
  type Given,
  type GivenMember,
  type GivenSpread,
  type Provenance,
} from '../values/given.js';
import { isWrong } from '../units/index.js';
import type { Blueprint, PlacedInput } from './blueprint.js';
import { TypedNumbers } from './typedNumbers.js';
import type { PriceBase, Restated, Said } from './prices.js';
import { shapeOf, type BoundSpread } from './spread.js';

/** An input's numbers, in its declared unit: one row, or one a member; one value, or one a year. */
export interface BoundInput {
  readonly input: PlacedInput;
  /** What it was read from. */
  readonly given: Given;
  readonly series: boolean;
  readonly rows: readonly BoundRow[];
}

export interface BoundRow extends Provenance {
  readonly member?: string;
  readonly values: Float64Array;
  /** What a simulation draws the value from; a value without one is the same in every draw. */
  readonly spread?: BoundSpread;
  /** Financial year in whose prices the figures were given, where that was said. */
  readonly prices?: number;
  /** Set where the figures were given in another year's prices; `note` says so too. */
  readonly restated?: Restated;
  readonly place: Place;
}

/** Reads one given for one input. */
export class Binder {
  private readonly numbers: TypedNumbers;
  /** Members whose figures say no year of prices and must; '' for an input without members. */
  private readonly yearless: string[] = [];

  constructor(
    private readonly blueprint: Blueprint,
    private readonly input: PlacedInput,
    private readonly given: Given,
    private readonly priceBase: PriceBase,
    private readonly problems: Problem[],
  ) {
    this.numbers = new TypedNumbers(input, given, blueprint.years, problems);
  }

  bind(): BoundInput {
    const bound = this.boundOf();
    if (this.yearless.length > 0) {
      const { wrong, right } = this.priceBase.unsaid(
        this.input.name,
        this.yearless.filter((member) => member !== ''),
      );
      this.wrong(this.given.place, wrong, right);
    }
    return bound;
  }

  private boundOf(): BoundInput {
    const { input, given } = this;
    if (input.by === undefined) {
      if (given.value.kind === 'members')
        this.wrong(
          given.place,
          `${input.name} has members`,
          `Its section gives it no dimension (by: …): write one value`,
        );
      const row = given.value.kind === 'members' ? [] : [this.row(given.value, given.place, given)];
      return {
        input,
        given,
        rows: row,
        series:
          row.some(({ values }) => values.length > 1) ||
          given.value.kind === 'series' ||
          given.value.kind === 'amounts',
      };
    }
    const members = this.blueprint.dimensions.get(input.by)?.members;
    if (members === undefined) return { input, given, series: false, rows: [] };
    const rows =
      given.value.kind === 'members'
        ? this.memberRows(given.value.members, members)
        : this.rowForAll(given.value, members);
    const series = rows.some((row) => row.values.length > 1);
    return {
      input,
      given,
      series,
      rows: series ? rows.map((row) => ({ ...row, values: this.widen(row.values) })) : rows,
    };
  }

  /** One value serves every member; it is read, and judged, once. */
  private rowForAll(value: GivenMember['value'], members: readonly string[]): BoundRow[] {
    const row = this.row(value, this.given.place, this.given);
    return members.map((member) => ({ ...row, member }));
  }

  private memberRows(given: ReadonlyMap<string, GivenMember>, members: readonly string[]): BoundRow[] {
    const known = new Set(members);
    for (const [member, { place }] of given) {
      if (!known.has(member)) this.wrong(place, ...this.unknownMember(member, members));
    }
    // A member whose value is wrongly written is told as that, not as missing.
    const begun = new Set([...given.keys()].map((member) => partsOfMember(member)[0]));
    const missing = members.filter((member) => !given.has(member) && !begun.has(member));
    if (missing.length > 0)
      this.wrong(
        this.given.place,
        `${this.input.name} has no value for ${missing.slice(0, 6).join(', ')}`,
        `Give one for each member, as in ${exampleOfMembers(this.input, missing)}${this.input.unit.text === 'flag' ? ' (or no)' : ''}: ${this.input.label}`,
      );
    return members.flatMap((member) => {
      const found = given.get(member);
      return found === undefined
        ? []
        : [{ ...this.row(found.value, found.place, { ...this.given, ...found }, member), member }];
    });
  }

  /** A word under a member is a member of a second dimension, where there is one; else a key, wrongly written. */
  private unknownMember(member: string, members: readonly string[]): [string, string] {
    const by = this.input.by ?? '';
    const [first = '', key] = partsOfMember(member);
    if (key !== undefined && partsOfName(by).length === 1)
      return [`${first} has no key ${key}`, didYouMean(key, VALUE_KEYS) ?? `Keys are ${VALUE_KEYS.join(', ')}`];
    return [
      `${by} has no member ${member}`,
      didYouMean(member, members) ?? `Members are ${members.slice(0, 12).join(', ')}`,
    ];
  }

  private row(value: GivenMember['value'], place: Place, said: Omit<Said, 'place'>, member?: string): BoundRow {
    const prices = this.pricesOf(value, { ...said, place }, member);
    const restated = this.restate(prices, place);
    const factor = restated?.factor ?? 1;
    const values = this.numbers.valuesOf(value, place, factor);
    const spread = said.spread && this.spreadOf(said.spread, values[0] ?? NaN, factor, member);
    const row = {
      ...whatIsSaid(said),
      ...(prices === undefined ? {} : { prices }),
      values,
      place,
      ...(spread === undefined ? {} : { spread }),
    };
    if (restated === undefined) return row;
    const note = [said.note ?? this.input.note, this.priceBase.note(restated, value)].filter(
      (part) => part !== undefined,
    );
    return { ...row, restated, note: note.join(' ') };
  }

  private spreadOf(given: GivenSpread, value: number, factor: number, member?: string): BoundSpread | undefined {
    const { name, unit, range, whole } = this.input;
    if (whole === true)
      return void this.wrong(given.place, `${name} is a whole number`, 'It has no spread: try other values by --set');
    if (unit.text === 'flag')
      return void this.wrong(given.place, `${name} is a flag`, 'A flag is yes or no: no spread');
    const shape = shapeOf(given, value, {
      name,
      within: (typed) => this.numbers.number(typed, factor),
      distance: (typed) => this.numbers.distance(typed, factor),
      wrong: (place, found, right) => this.wrong(place, found, right),
    });
    const stream = member === undefined ? name : `${name}.${member}`;
    return shape && { shape, stream, place: given.place, ...(range === undefined ? {} : { range }) };
  }

  private pricesOf(value: GivenMember['value'], said: Said, member = ''): number | undefined {
    const year = this.priceBase.yearOf(this.input, value, said);
    if (year !== 'unsaid') return year;
    this.yearless.push(member);
    return undefined;
  }

  /** Undefined for figures in the base year's prices already, and for those that cannot be restated, which is told. */
  private restate(prices: number | undefined, place: Place): Restated | undefined {
    if (prices === undefined) return undefined;
    const restated = this.priceBase.restate(this.input.unit, prices);
    if (restated !== undefined && isWrong(restated))
      return void this.wrong(
        place,
        `${this.input.name} is in ${printFinancialYear(prices)} prices: ${restated.wrong}`,
        restated.right,
      );
    return restated;
  }

  private widen(values: Float64Array): Float64Array {
    return values.length > 1 ? values : new Float64Array(this.blueprint.years.length).fill(values[0] ?? NaN);
  }

  private wrong(place: Place, found: string, right?: string): void {
    this.problems.push({ severity: 'error', ...place, found, ...(right === undefined ? {} : { right }) });
  }
}
