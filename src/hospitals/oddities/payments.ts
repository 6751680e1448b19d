import { printFinancialYear } from '../../words/index.js';
import { series, type Figure } from './figures.js';
import { rule, said, warning } from './oddity.js';

const published = series('charge_published', 'GBP');

/** METHOD 3.3: a payment that stands this far off those beside it is an outlier of its list. */
const OUT_OF_LINE = 0.25;
/** Payments nearest to one, by whose median it is judged: one outlier among four moves it little. */
const BESIDE = 4;

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
        const trend = median(nearest(years, year).map((paid) => found.published.get(paid)?.value ?? 0));
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
];

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
