import fc from 'fast-check';
import { checksOf, compile, valueAt, type Outcome } from '../../src/model/evaluate/index.js';
import { checkedCase, type Case } from '../cases/readCases.js';
import { shippedLibrary as library } from './reported.js';

const SECTIONS = [
  ...['calendar', 'prices', 'discounting', 'pfi/contract', 'pfi/charge_published', 'pfi/parts_national'],
  ...[
    'pfi/charge_parts',
    'pfi/charge_over_life',
    'pfi/implied',
    'pfi/index_not_returned',
    'pfi/accounts',
    'pfi/budgets',
    'pfi/handback',
  ],
];
const PARAMETERS = ['calendar', 'pfi', 'pfi_implied', 'pfi_accounts', 'pfi_handback'];
export const FIRST = 2001;
/** Years shown after the last payment. */
const AFTER = 2;

/** A contract as a list publishes it: payments from 2000/01 on, in £. */
export interface Listed {
  readonly payments: readonly number[];
  readonly capital: number;
  readonly firstDay?: string;
  readonly inputs?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  /** Years shown after the last payment, where not two. */
  readonly after?: number;
}

export function yearsOf({ payments, after = AFTER }: Listed): number[] {
  return Array.from({ length: payments.length + after }, (_, index) => FIRST + index);
}

/** The sections of a contract alone, on its payments. */
export function runContract(listed: Listed): Outcome {
  const { payments, capital, firstDay = '2000-04-01', inputs = {} } = listed;
  const last = yearsOf(listed).at(-1) ?? FIRST;
  const pound = (amount: number): string => `${amount} GBP`;
  const each: Case = {
    case: 'A contract',
    sections: SECTIONS,
    parameters: PARAMETERS,
    timeline: { first: fy(FIRST), base: fy(FIRST), last: fy(last) },
    inputs: {
      deflator_growth: '2 %',
      quoted_rate: '7 %',
      charge_published: {
        ...Object.fromEntries(payments.map((payment, index) => [fy(FIRST + index), pound(payment)])),
        beyond: 'zero',
      },
      charge_before_base: pound(payments[0] ?? 0),
      last_published_year: String(FIRST + payments.length - 1),
      contract_first_day: firstDay,
      contract_last_day: `${FIRST + payments.length - 1}-03-31`,
      capital_value: pound(capital),
      ...inputs,
    },
    expect: [],
  };
  const { structure, bound } = checkedCase(each, 'a contract', library);
  return compile(structure).run(bound);
}

/** 2001 → 2000/01. */
function fy(year: number): string {
  return `${year - 1}/${String(year % 100).padStart(2, '0')}`;
}

/** A line's value in a year, or its one value; NaN where it failed. */
export function valueOf(outcome: Outcome, line: string, year?: number): number {
  const { lines } = outcome.structure.blueprint;
  return valueAt(outcome, line, year, lines.get(line)?.by === undefined ? undefined : 'contract') ?? NaN;
}

export function failedChecks(outcome: Outcome): string[] {
  return checksOf(outcome)
    .filter(({ ok }) => !ok)
    .map(({ name }) => name);
}

/** What flows of a line are worth at the beginning of the first year at a rate, each at its year's beginning. */
export function worthOf(outcome: Outcome, line: string, rate: number, years: readonly number[]): number {
  return years.reduce((sum, year) => sum + valueOf(outcome, line, year) / (1 + rate) ** (year - FIRST), 0);
}

/** Even between two numbers: doubles would crowd about nought. */
export const between = (least: number, most: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1e6 }).map((part) => least + ((most - least) * part) / 1e6);

/** Any list of payments beside any capital value: credible or not, with parts of years at both ends. */
export const LISTED: fc.Arbitrary<Listed> = fc
  .record({
    capital: between(2e7, 5e8),
    toCapital: between(0.05, 0.25),
    growth: between(-0.01, 0.04),
    years: fc.integer({ min: 12, max: 42 }),
    firstShare: fc.constantFrom(1, 0.3, 0.65),
    lastShare: fc.constantFrom(1, 0.28, 0.5),
    remeasuredFrom: fc.integer({ min: 2002, max: 2030 }),
    fairValue: fc.constantFrom(0, 0, 0.8, 1.1),
  })
  .map(({ capital, toCapital, growth, years, firstShare, lastShare, remeasuredFrom, fairValue }) => {
    const share = (index: number): number => (index === 0 ? firstShare : index === years - 1 ? lastShare : 1);
    const month = firstShare === 1 ? '2000-04-01' : firstShare === 0.3 ? '2000-12-13' : '2000-08-06';
    return {
      capital,
      firstDay: month,
      payments: Array.from({ length: years }, (_, at) => capital * toCapital * (1 + growth) ** at * share(at)),
      inputs: {
        remeasured_from: String(remeasuredFrom),
        fair_value_given: `${fairValue * capital} GBP`,
      },
    };
  });
