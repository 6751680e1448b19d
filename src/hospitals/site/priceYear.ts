import type { Given } from '../../model/values/index.js';
import type { Problem } from '../../problems/index.js';
import { parseFinancialYear, printFinancialYear } from '../../words/index.js';
import type { Timeline } from './site.js';

/** Prices of land that a hospital may give: land has no index of its own, so their year is known only from themselves. */
const READS = ['land_price_low', 'land_price_middle', 'land_price_high'];
/** The input that says of which year they are; the nation's year is that of the nation's prices. */
const GIVES = 'land_price_year';
const DAY = /^(\d{4})-(\d{2})(?:-\d{2})?$/;

/**
 * The year of a hospital's own prices of land: the base year where they say `prices:`, by which they are restated; else the year of
 * the cell that they were copied from, or of their date. Asked for where none of these is said.
 */
export function yearOfPrices(givens: readonly Given[], timeline: Timeline | undefined, problems: Problem[]): Given[] {
  const own = givens.filter(({ name }) => READS.includes(name));
  const [first] = own;
  if (first === undefined || timeline === undefined || givens.some(({ name }) => name === GIVES)) return [];
  const years = own.map((given) => ({ given, year: yearOf(given, timeline) }));
  const [{ year } = { year: undefined }] = years;
  const ask = (given: Given, found: string): void =>
    void problems.push({
      severity: 'error',
      ...given.place,
      found,
      right: `Say it beside the price, as in prices: ${printFinancialYear(timeline.base)} (another year’s is restated) or date: ${timeline.base - 1}-10-31; or give ${GIVES}: ${timeline.base} for ${printFinancialYear(timeline.base)}`,
    });
  const silent = years.filter((each) => each.year === undefined);
  const [quiet] = silent;
  if (quiet !== undefined)
    ask(quiet.given, `nothing says of which year ${silent.map(({ given }) => given.name).join(', ')} is`);
  const other = years.find((each) => each.year !== year);
  if (quiet === undefined && other !== undefined)
    ask(other.given, `${other.given.name} and ${first.name} are of different years`);
  if (year === undefined || other !== undefined) return [];
  const { place, source, status, date } = first;
  return [
    {
      name: GIVES,
      place,
      value: { kind: 'amount', amount: year, unit: '1', place },
      note: `The year of ${own.map(({ name }) => name).join(', ')}.`,
      ...(source === undefined ? {} : { source }),
      // The price was read again, and its year is what was said beside it.
      ...(status === undefined ? {} : { status: status === 'measured' ? 'published' : status }),
      ...(date === undefined ? {} : { date }),
    },
  ];
}

/** A year alone, as a date, is two financial years and says neither. */
function yearOf({ prices, from, date }: Given, { base }: Timeline): number | undefined {
  if (prices !== undefined) return base;
  const [, year, month] = DAY.exec(date?.trim() ?? '') ?? [];
  if (from?.year !== undefined) return parseFinancialYear(from.year);
  if (year !== undefined) return Number(year) + (Number(month) > 3 ? 1 : 0);
  return /^\d{4}$/.test(date?.trim() ?? '') ? undefined : parseFinancialYear(date ?? '');
}
