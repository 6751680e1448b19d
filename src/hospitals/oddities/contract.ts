import { printSerialDay } from '../../model/units/index.js';
import { printFinancialYear } from '../../words/index.js';
import { series, single, type Figure } from './figures.js';
import { rule, said, warning, wrong } from './oddity.js';
import { isOutOfLine } from './payments.js';

const capital = single('capital_value', 'GBP');
const before = single('charge_before_base', 'GBP');
const published = series('charge_published', 'GBP');
const atBase = single('charge_at_base', 'GBP');
const firstDay = single('contract_first_day', 'date');
const lastDay = single('contract_last_day', 'date');
const lastYear = single('last_published_year', '1');

/** METHOD 3.3: the mean real charge over the life is usually 10–16% of the capital value. */
const USUAL_BAND = { low: 0.1, high: 0.16 };
/** £m typed for £, or the reverse, is a thousand or a million times out: no contract comes near these. */
const ABSURD_BAND = { low: 0.0005, high: 5 };

/** What is odd in a contract's dates and payments. */
export const CONTRACT = [
  rule({
    id: 'charge_out_of_band',
    reads: { capital, before, published },
    says: (found) => {
      const [year, first] = firstOf(found.published);
      const charge = found.before ?? first;
      if (found.capital === undefined || charge === undefined || found.capital.value <= 0) return [];
      const ratio = charge.value / found.capital.value;
      const when =
        found.before === undefined && year !== undefined
          ? ` of ${printFinancialYear(year)}`
          : ' of the year before the base year';
      const text = `the unitary charge${when} is ${percent(ratio)} of the capital value`;
      if (ratio < ABSURD_BAND.low || ratio > ABSURD_BAND.high) return [warning(charge, text, 'Was £m written for £?')];
      if (ratio >= USUAL_BAND.low && ratio <= USUAL_BAND.high) return [];
      const right =
        'The mean real charge over a contract’s life is usually 10–16%; a single late nominal year reads higher';
      return [warning(charge, text, right)];
    },
  }),
  rule({
    // A payment among others that is a thousand times out, or a charge by its terms beside a capital value in £k.
    id: 'payments_out_of_band',
    reads: { capital, published, atBase },
    says: (found) => {
      const value = found.capital?.value ?? 0;
      const listed = [...found.published].map(([year, payment]): [string, Figure] => [
        ` of ${printFinancialYear(year)}`,
        payment,
      ]);
      const charges = found.atBase === undefined ? listed : [...listed, [' of a full year', found.atBase] as const];
      return charges.flatMap(([when, charge]) => {
        const ratio = charge.value / value;
        if (value <= 0 || ratio === 0 || (ratio >= ABSURD_BAND.low && ratio <= ABSURD_BAND.high)) return [];
        const text = `the unitary charge${when} is ${percent(ratio)} of the capital value`;
        return [warning(charge, text, 'Was £m written for £?')];
      });
    },
  }),
  rule({
    id: 'charge_out_of_line',
    reads: { before, published },
    says: (found) => {
      const [year, first] = firstOf(found.published);
      const own = found.before;
      if (own === undefined || year === undefined || first === undefined || first.value <= 0) return [];
      if (own.value / first.value > 1_000 || first.value / own.value > 1_000) return [];
      if (!isOutOfLine(own.value, first.value)) return [];
      const millions = ({ value }: Figure): string => `£${said(value / 1e6)}m`;
      const text = `the unitary charge of the year before the base year, ${millions(own)}, is out of line with the ${millions(first)} of ${printFinancialYear(year)}`;
      return [warning(own, text, 'An outlier of the list, or a payment of more than one year: compare another source')];
    },
  }),
  rule({
    // The last published year and the last payment must be the same, or the charge after it would rest on a payment of £0.
    id: 'last_payment_is_missing',
    reads: { lastYear, published },
    says: (found) => {
      const paid = [...found.published].flatMap(([year, { value }]) => (value > 0 ? [year] : []));
      const last = Math.max(...paid);
      if (found.lastYear === undefined || paid.length === 0 || found.lastYear.value === last) return [];
      const text = `${lastYear.name} is ${printFinancialYear(found.lastYear.value)}, where the last payment of ${published.name} is for ${printFinancialYear(last)}`;
      return [wrong(found.lastYear, text, 'Add the payment that is missing, or mend the year')];
    },
  }),
  rule({
    // The last two payments say what a year's charge is: a timeline that ends before them cannot carry it on.
    id: 'payments_within_timeline',
    reads: { lastYear },
    says: ({ lastYear: last }, { timeline }) => {
      if (last === undefined || timeline === undefined) return [];
      if (timeline.first < last.value && last.value <= timeline.last) return [];
      const text = `the last published payment is for ${printFinancialYear(last.value)}, and the timeline runs from ${printFinancialYear(timeline.first)} to ${printFinancialYear(timeline.last)}`;
      return [wrong(last, text, 'Let the timeline hold that year and the one before it')];
    },
  }),
  rule({
    id: 'contract_backwards',
    reads: { firstDay, lastDay },
    says: ({ firstDay: first, lastDay: last }) => {
      if (first === undefined || last === undefined || first.value < last.value) return [];
      const text = `the contract’s last day, ${printSerialDay(last.value)}, is not after its first, ${printSerialDay(first.value)}`;
      return [wrong(first, text, 'Exchange or mend them')];
    },
  }),
  rule({
    // Of a list of payments the list itself says what is still due: its dating is compared below.
    id: 'contract_over_before_base',
    reads: { lastDay, published },
    says: (found, { timeline }) => {
      const last = found.lastDay;
      if (last === undefined || timeline === undefined || found.published.size > 0) return [];
      if (yearOf(printSerialDay(last.value)) >= timeline.base) return [];
      const text = `the contract’s last day is ${printSerialDay(last.value)}, before the base year ${printFinancialYear(timeline.base)}: no charge is due in any year that is appraised`;
      return [
        wrong(last, text, 'Mend the day; or, if it is over, take the contract away and draw its blocks as owned'),
      ];
    },
  }),
  rule({
    id: 'two_datings',
    reads: { lastDay, lastYear },
    says: (found) => {
      if (found.lastDay === undefined || found.lastYear === undefined) return [];
      const day = printSerialDay(found.lastDay.value);
      const ends = yearOf(day);
      if (Math.abs(ends - found.lastYear.value) < 3) return [];
      const text = `two datings of the contract’s end: ${printFinancialYear(ends)} by its dates, ${printFinancialYear(found.lastYear.value)} by the last published payment`;
      return [warning(found.lastYear, text, 'Results are shown by both; the contract itself decides')];
    },
  }),
];

/** The financial year of a day, 2036-08-31, by its end. */
function yearOf(day: string): number {
  return Number(day.slice(0, 4)) + (day.slice(5) > '03-31' ? 1 : 0);
}

function firstOf(payments: ReadonlyMap<number, Figure>): [number, Figure] | [undefined, undefined] {
  return [...payments].sort(([a], [b]) => a - b)[0] ?? [undefined, undefined];
}

function percent(share: number): string {
  const hundredths = share * 100;
  return `${hundredths < 1 ? hundredths.toPrecision(2) : said(Math.round(hundredths))}%`;
}
