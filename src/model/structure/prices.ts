import { printAmount } from '../values/given.js';
import { printFinancialYear } from '../../words/index.js';
import type { Given, GivenMember, Provenance, Typed } from '../values/given.js';
import { dimensionPower, isWrong, readQuantity, type Unit, type Wrong } from '../units/index.js';
import type { Blueprint, PlacedInput } from './blueprint.js';
import { parseFinancialYear } from '../../words/index.js';

/** A figure of another year's prices in those of the base year: what it was multiplied by, and the sentence that says so. */
export interface Restated {
  /** Financial year, by its end, whose prices the figure was given in. */
  readonly prices: number;
  readonly factor: number;
  /** The input that says how prices moved, and the first and the last year of it that the factor rests on. */
  readonly by: string;
  readonly years: readonly [number, number];
}

/**
 * Restates money of another year's prices in those of the base year, real_t = nominal_t × D_base/D_t, by the one input of the
 * model that says `deflator: growth` (on the year before) or `deflator: index`. Source: METHOD 0, real ↔ nominal.
 */
export class PriceBase {
  private readonly deflators: readonly PlacedInput[];

  constructor(
    private readonly blueprint: Blueprint,
    private readonly chosen: ReadonlyMap<string, Given>,
  ) {
    this.deflators = [...blueprint.inputs.values()].filter((input) => input.deflator !== undefined);
  }

  /** The values on which every restating rests. */
  get restsOn(): readonly (Given | undefined)[] {
    return this.deflators.map(({ name }) => this.chosen.get(name));
  }

  /** True where another input says of which year the prices of this one are, and the model restates them by an index of its own. */
  hasOwnIndex({ priceYear }: PlacedInput): boolean {
    return priceYear !== undefined && this.blueprint.inputs.has(priceYear);
  }

  /**
   * The year whose prices a figure is in: as said beside it, else that of the cell which it was copied from. 'unsaid' where a real sum
   * must say it and does not: METHOD 0 never takes one for the base year's. A model without a deflator knows no other year, `--set`
   * means the base year, and nought is nought in the prices of any.
   */
  yearOf(input: PlacedInput, value: GivenMember['value'], said: Said): number | 'unsaid' | undefined {
    if (said.prices !== undefined) return said.prices;
    if (said.pricesFault || misfitOf(input.unit) !== undefined || this.hasOwnIndex(input)) return undefined;
    if (said.place.file === '--set') return undefined;
    const copied = parseFinancialYear(said.from?.year ?? '');
    if (copied !== undefined) return copied;
    const isNought = said.spread === undefined && isZero(value);
    return this.deflators.length === 0 || isNought ? undefined : 'unsaid';
  }

  /** How a real sum that says no year is told: what was found, and what would be right. */
  unsaid(name: string, members: readonly string[]): Wrong {
    const by = this.deflators.map((deflator) => deflator.name).join(' and ');
    return {
      wrong: `${name}${members.length === 0 ? '' : ` (${members.join(', ')})`} is a real sum, and nothing says of which year its prices are`,
      right: `Write prices: beside it with the year of its source, as in prices: 2016/17; ${by} restates it to ${printFinancialYear(this.base)}`,
    };
  }

  /** What a figure in `prices` of an input in `unit` is multiplied by, or why it cannot be; undefined in the base year's prices. */
  restate(unit: Unit, prices: number): Restated | Wrong | undefined {
    const misfit = misfitOf(unit);
    if (misfit !== undefined) return misfit;
    if (prices === this.base) return undefined;
    const [deflator, second] = this.deflators;
    const year = printFinancialYear(prices);
    if (deflator === undefined)
      return {
        wrong: `nothing here says how prices moved from ${year} to ${printFinancialYear(this.base)}`,
        right: 'Give one input deflator: growth or deflator: index, with its series, or restate the figure yourself',
      };
    if (second !== undefined)
      return {
        wrong: `${deflator.name} and ${second.name} both say deflator:`,
        right: 'One input restates all prices',
      };
    const isIndex = deflator.deflator === 'index';
    const factor = isIndex ? this.byIndex(deflator, prices) : this.byGrowth(deflator, prices);
    if (typeof factor !== 'number') return factor;
    const [earlier, later] = [Math.min(prices, this.base), Math.max(prices, this.base)];
    return { prices, factor, by: deflator.name, years: [isIndex ? earlier : earlier + 1, later] };
  }

  /** How a reader is told: the figures as they were given, their year, the factor and what it rests on. */
  note({ prices, factor }: Restated, value: GivenMember['value']): string {
    const given = `Given as ${figuresOf(value)} in ${printFinancialYear(prices)} prices`;
    const rests = this.deflators.map(
      (deflator) => `${deflator.name}${this.heldNote(deflator, Math.max(prices, this.base))}`,
    );
    return `${given}; × ${Number(factor.toPrecision(7))} to ${printFinancialYear(this.base)} prices by ${rests.join()}.`;
  }

  private get base(): number {
    return this.blueprint.timeline.base;
  }

  /** D_base/D_t from growths: of each year after the earlier of the two, up to the later. */
  private byGrowth(deflator: PlacedInput, prices: number): number | Wrong {
    const [from, to] = [Math.min(prices, this.base), Math.max(prices, this.base)];
    let ratio = 1;
    for (let year = from + 1; year <= to; year++) {
      const growth = this.valueIn(deflator, year);
      if (typeof growth !== 'number') return growth;
      ratio *= 1 + growth;
    }
    if (!(ratio > 0)) return this.notAbove(deflator);
    return prices < this.base ? ratio : 1 / ratio;
  }

  private byIndex(deflator: PlacedInput, prices: number): number | Wrong {
    const [then, now] = [this.valueIn(deflator, prices), this.valueIn(deflator, this.base)];
    if (typeof then !== 'number') return then;
    if (typeof now !== 'number') return now;
    return then > 0 && now > 0 ? now / then : this.notAbove(deflator);
  }

  private notAbove({ name }: PlacedInput): Wrong {
    return {
      wrong: `the price level of ${name} is not above 0 throughout`,
      right: 'Is it a share and not a percentage?',
    };
  }

  /** The deflator's value in a year, which may lie outside the model's timeline: prices are often older than its first column. */
  private valueIn({ name, unit, deflator }: PlacedInput, year: number): number | Wrong {
    const given = this.chosen.get(name);
    if (given === undefined) return { wrong: `${name}, which restates prices, has no value`, right: 'Give its series' };
    const typed = typedIn(given, year, deflator === 'growth');
    if (typed === 'none')
      return {
        wrong: `${name} has no value for ${printFinancialYear(year)}, which restating needs`,
        right: `Add ${printFinancialYear(year)} to its series, or restate the figure yourself`,
      };
    const read = typed === 'zero' ? { value: 0 } : readQuantity(typed.text, unit, unit);
    return isWrong(read) ? { wrong: `${name}: ${read.wrong}`, right: read.right } : read.value;
  }

  private heldNote({ name }: PlacedInput, year: number): string {
    const value = this.chosen.get(name)?.value;
    if (value?.kind !== 'series' || value.beyond === undefined) return '';
    const last = Math.max(...value.years.keys());
    if (value.beyond === 'zero elsewhere') return value.years.has(year) ? '' : ', zero in years that are not given';
    return year > last ? `, ${value.beyond === 'hold' ? 'held' : 'zero'} after ${printFinancialYear(last)}` : '';
  }
}

/** What is said beside a figure, and where the figure stands. */
export type Said = Pick<Given, 'prices' | 'pricesFault' | 'from' | 'spread' | 'place'> & Provenance;

function isZero(value: GivenMember['value']): boolean {
  if (value.kind === 'amount') return value.amount === 0;
  if (value.kind === 'amounts') return value.amounts.every((amount) => amount === 0);
  const typed = value.kind === 'single' ? [value.typed] : [...value.years.values()];
  return typed.every(({ text }) => Number.parseFloat(text) === 0);
}

/** The figures as they were typed: the one, or the first and the last of a series. */
function figuresOf(value: GivenMember['value']): string {
  if (value.kind === 'amount') return printAmount(value);
  if (value.kind === 'amounts') return `${value.amounts.length} years in ${value.unit}`;
  if (value.kind === 'single') return value.typed.text;
  const years = [...value.years.keys()].sort((a, b) => a - b);
  const ends = years.length > 1 ? [years[0] ?? 0, years.at(-1) ?? 0] : years;
  return ends.map((year) => `${value.years.get(year)?.text ?? ''} (${printFinancialYear(year)})`).join(' to ');
}

/** What was typed for a year: in the series, held or zero beyond it, or one value for all years where that says anything. */
function typedIn({ value }: Given, year: number, oneValueWillDo: boolean): Typed | 'zero' | 'none' {
  if (value.kind === 'single') return oneValueWillDo ? value.typed : 'none';
  if (value.kind !== 'series') return 'none';
  const typed = value.years.get(year);
  if (typed !== undefined) return typed;
  if (value.beyond === 'zero elsewhere') return 'zero';
  const last = Math.max(...value.years.keys());
  if (value.beyond === undefined || year < last) return 'none';
  return value.beyond === 'zero' ? 'zero' : (value.years.get(last) ?? 'none');
}

/** Whether figures in a unit are in some year's prices: real money, or real money for each of something. */
export function haveAPriceYear(unit: Unit): boolean {
  return misfitOf(unit) === undefined;
}

/** Only money in base-year prices has a price base; why any other figure has none. */
function misfitOf(unit: Unit): Wrong | undefined {
  const powers = {
    real: dimensionPower(unit, 'realGBP'),
    nominal: dimensionPower(unit, 'GBP'),
    pv: dimensionPower(unit, 'pvGBP'),
  };
  if (powers.real === 1 && powers.nominal === 0 && powers.pv === 0) return undefined;
  const right =
    'Only realGBP, or realGBP for each of something, is restated: take prices: away, or give the input such a unit';
  if (powers.nominal !== 0 && powers.real === 0)
    return { wrong: `${unit.text} is nominal: money of the year in which it is paid has no other price base`, right };
  if (powers.pv !== 0)
    return { wrong: `${unit.text} is discounted money, which is in base-year prices already`, right };
  return { wrong: `${unit.text} is not money in base-year prices, so it has no price base`, right };
}
