import { printFinancialYear } from '../../words/index.js';
import { serialDay } from '../../model/units/index.js';
import { series, single, type Figure } from './figures.js';
import { rule, said, warning } from './oddity.js';

const published = series('charge_published', 'GBP');

/** METHOD 3.3: a payment that stands this far off those beside it is an outlier of its list. */
const OUT_OF_LINE = 0.25;
/** Payments nearest to one, by whose median it is judged: three outliers in a row among eight move it little. */
const BESIDE = 8;
/** A last payment of less of a year's is asked about: a tenth is a slip of the decimal point more often than five weeks' charge. */
const LEAST_OF_LAST = 0.15;
/** Of a year, that a last payment may be off the days that the contract has of it. */
const NEAR = 0.05;

/** Whether a payment is over 25% off what it is compared with. */
export function isOutOfLine(charge: number, other: number): boolean {
  return Math.abs(charge / other - 1) > OUT_OF_LINE;
}

/** What is odd in a list of payments, each beside those of the years around it. */
export const PAYMENTS = [
  rule({
    id: 'payment_missing',
    reads: { published },
    says: (found) => {
      const years = paidYears(found.published);
      const [first = 0, last = 0] = [years[0], years.at(-1)];
      return yearsBetween(first, last).flatMap((year) => {
        const own = found.published.get(year);
        if (own !== undefined && own.value > 0) return [];
        const [before, after] = [paidBefore(years, year), years.find((paid) => paid > year) ?? last];
        const place = own ?? found.published.get(before);
        if (place === undefined) return [];
        const beside = [before, after].map((paid) => `the ${saidOf(paid, found.published.get(paid))}`).join(' and ');
        const text = `the unitary charge of ${printFinancialYear(year)} is ${own === undefined ? 'missing' : '£0'} between ${beside}`;
        return [
          warning(place, text, 'No contract of HM Treasury’s health list pays nothing between two payments: give it'),
        ];
      });
    },
  }),
  rule({
    id: 'payment_out_of_line',
    reads: { published },
    says: (found, { timeline }) => {
      const years = paidYears(found.published);
      const [first = 0] = years;
      const begins = timeline !== undefined && first > timeline.base ? first : undefined;
      return years.flatMap((year) => {
        const own = found.published.get(year);
        const trend = trendAt(found.published, years, year);
        if (own === undefined || trend === undefined || !isOutOfLine(own.value, trend)) return [];
        // METHOD 3.3: two in five contracts end with part of a year, and so they begin.
        if ((year === years.at(-1) || year === begins) && own.value < trend) return [];
        const apart = said(Math.abs(own.value / trend - 1) * 100, 0);
        const text = `the unitary charge, ${saidOf(year, own)}, is ${apart}% ${own.value > trend ? 'above' : 'below'} the ${millions(trend)} of the years beside it`;
        return [
          warning(
            own,
            text,
            'A slip of the decimal point, a payment of more than one year, or a step in the contract: compare the source',
          ),
        ];
      });
    },
  }),
  rule({
    // A last payment for part of a year is usual; one for a few weeks is asked about, unless the contract's last day says so.
    id: 'last_payment_of_weeks',
    reads: { published, lastDay: single('contract_last_day', 'date') },
    says: (found) => {
      const last = paidYears(found.published).at(-1);
      const own = last === undefined ? undefined : found.published.get(last);
      const trend = last === undefined ? undefined : trendAt(found.published, paidYears(found.published), last);
      if (last === undefined || own === undefined || trend === undefined) return [];
      const [part, due] = [own.value / trend, partOfYear(last, found.lastDay?.value)];
      if (part >= LEAST_OF_LAST || (due !== undefined && Math.abs(part - due) <= NEAR)) return [];
      const text = `the last unitary charge, ${saidOf(last, own)}, is ${said(part * 100, 1)}% of the ${millions(trend)} of the years before it`;
      const right = `A slip of the decimal point, or ${said(part * 12, 1)} months’ charge? Of 127 lists nine end with less than 13% (HM Treasury 2016)`;
      return [warning(own, text, right)];
    },
  }),
];

/** What part of a financial year, by its end, is over on a day of it; undefined where the day is unknown or of another year. */
function partOfYear(year: number, day: number | undefined): number | undefined {
  const [before, end] = [serialDay(year - 1, 3, 31), serialDay(year, 3, 31)];
  if (day === undefined || day <= before || day > end) return undefined;
  return (day - before) / (end - before);
}

/** What a year would cost by the payments nearest to it, each carried there by the growth that is usual in the list. */
function trendAt(payments: ReadonlyMap<number, Figure>, years: readonly number[], year: number): number | undefined {
  const of = (paid: number): number => payments.get(paid)?.value ?? NaN;
  const whole = years.slice(0, -1);
  const growths = whole.slice(1).map((paid, index) => {
    const before = whole[index] ?? NaN;
    return (of(paid) / of(before)) ** (1 / (paid - before));
  });
  const growth = median(growths) ?? 1;
  return median(nearest(years, year).map((paid) => of(paid) * growth ** (year - paid)));
}

function paidYears(payments: ReadonlyMap<number, Figure>): number[] {
  return [...payments].flatMap(([year, { value }]) => (value > 0 ? [year] : [])).sort((a, b) => a - b);
}

function paidBefore(years: readonly number[], year: number): number {
  return years.findLast((paid) => paid < year) ?? year;
}

/** The last payment is often for part of a year, and no measure of the others. */
function nearest(years: readonly number[], year: number): number[] {
  const others = years.slice(0, -1).filter((paid) => paid !== year);
  return others.sort((a, b) => Math.abs(a - year) - Math.abs(b - year) || a - b).slice(0, BESIDE);
}

function yearsBetween(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first - 1) }, (_, index) => first + 1 + index);
}

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

function saidOf(year: number, payment: Figure | undefined): string {
  return `${millions(payment?.value ?? 0)} of ${printFinancialYear(year)}`;
}

function millions(value: number): string {
  return `£${said(value / 1e6, value < 1e5 ? 4 : 2)}m`;
}
