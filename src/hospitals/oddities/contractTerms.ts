import { printSerialDay } from '../../model/units/index.js';
import { printFinancialYear, printGbp } from '../../words/index.js';
import { members, series, single } from './figures.js';
import { rule, said, warning, wrong } from './oddity.js';

const published = series('charge_published', 'GBP');
const atBase = single('charge_at_base', 'GBP');
const index = single('index_since_price_base', '1');
const returned = members('eric_pfi_cost', 'GBP');
const firstDay = single('contract_first_day', 'date');
const lastDay = single('contract_last_day', 'date');
const capital = single('capital_value', 'GBP');
const spend = series('construction_spend', 'GBP/year');

/** Years that a contract may run: those of HM Treasury’s health contracts of 2016 run 23 to 52. */
const PERIOD = { least: 5, most: 60 };
const DAYS_IN_YEAR = 365.25;

/** More equal payments in a row than rounding to £1m leaves of a large charge that is indexed. */
const MOST_EQUAL = 6;
const LARGE = 20e6;
/** The capital value is what was funded: construction, fees, interest until the first charge and reserves. As other money, to half and double. */
const SPEND_OF_CAPITAL = { low: 0.5, high: 2 };
/** VAT at its standard rate: HM Revenue and Customs, since 4 January 2011. */
const VAT = 1.2;

/** How a charge can be of another kind than it is taken for (METHOD 3, bad input). */
export const CONTRACT_TERMS = [
  rule({
    id: 'payments_in_base_prices',
    reads: { published },
    says: (found) => {
      const paid = [...found.published].sort(([a], [b]) => a - b).filter(([, { value }]) => value > LARGE);
      let since = 0;
      for (const [at, [year, { value }]] of paid.entries()) {
        const [, first] = paid[since] ?? [];
        if (first?.value !== value) since = at;
        if (at - since + 1 <= MOST_EQUAL) continue;
        const [from, figure] = paid[since] ?? [];
        if (from === undefined || figure === undefined) return [];
        const text = `the unitary charge is £${said(value / 1e6)}m in every year from ${printFinancialYear(from)} to ${printFinancialYear(year)} at least`;
        return [
          warning(
            figure,
            text,
            'Payments are wanted nominal, with their inflation: are these in the prices of one year? Give such a charge by its terms, as charge_at_base with indexed_share',
          ),
        ];
      }
      return [];
    },
  }),
  rule({
    id: 'price_base_after_base_year',
    reads: { index },
    says: (found) => {
      if (found.index === undefined || found.index.value >= 1) return [];
      const text = `the index of the base year is ${said(found.index.value)} of that of the charge’s price base, which is then after the base year`;
      return [
        warning(found.index, text, 'Divide the index of the base year by that of the price base, as in 206 ÷ 200'),
      ];
    },
  }),
  rule({
    id: 'charge_with_vat',
    reads: { published, atBase, returned },
    says: (found) => {
      const [first] = [...found.published].sort(([a], [b]) => a - b).map(([, figure]) => figure);
      const charge = found.atBase ?? first;
      const total = [...found.returned.values()].reduce((sum, { value }) => sum + value, 0);
      if (charge === undefined || total <= 0 || Math.abs(charge.value / total / VAT - 1) > 0.005) return [];
      const text = `the unitary charge is ${said(charge.value / total)} times what the hospital returned that its PFI costs`;
      return [warning(charge, text, 'Is VAT in it? A charge is wanted without the VAT that the trust recovers')];
    },
  }),
  rule({
    id: 'construction_beside_capital',
    reads: { capital, spend },
    says: (found) => {
      const [first] = found.spend.values();
      const total = [...found.spend.values()].reduce((sum, { value }) => sum + value, 0);
      const value = found.capital?.value ?? 0;
      if (first === undefined || total <= 0 || value <= 0) return [];
      if (total / value >= SPEND_OF_CAPITAL.low && total / value <= SPEND_OF_CAPITAL.high) return [];
      const text = `construction comes to ${printGbp(total)} by the company’s terms, and the capital value is ${printGbp(value)}`;
      const right =
        'The capital value is what was funded: construction, fees, interest until the first charge and reserves. Was £m written for £, or is a year missing?';
      return [warning(first, text, right)];
    },
  }),
  rule({
    id: 'contract_period',
    reads: { firstDay, lastDay },
    says: (found) => {
      if (found.firstDay === undefined || found.lastDay === undefined) return [];
      const years = (found.lastDay.value - found.firstDay.value) / DAYS_IN_YEAR;
      if (years < 0 || (years >= PERIOD.least && years <= PERIOD.most)) return [];
      const text = `the contract would run ${said(Math.round(years))} years, from ${printSerialDay(found.firstDay.value)} to ${printSerialDay(found.lastDay.value)}`;
      return [
        warning(
          found.lastDay,
          text,
          `Contracts run ${PERIOD.least} to ${PERIOD.most}: is a day or the period mistyped?`,
        ),
      ];
    },
  }),
  rule({
    id: 'begins_after_its_payments',
    reads: { firstDay, published },
    says: (found) => {
      const last = Math.max(...[...found.published].flatMap(([year, { value }]) => (value > 0 ? [year] : [])));
      if (found.firstDay === undefined || !Number.isFinite(last)) return [];
      const day = printSerialDay(found.firstDay.value);
      if (Number(day.slice(0, 4)) < last) return [];
      const text = `the contract’s first day is ${day}, and its last payment is for ${printFinancialYear(last)}`;
      return [wrong(found.firstDay, text, 'Mend the day: a contract begins before it is paid for')];
    },
  }),
];
